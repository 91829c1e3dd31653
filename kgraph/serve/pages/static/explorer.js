"use strict";
/* The small graph of a page: a click on a node opens its page, on an edge the page of the pair. */
(() => {
  const data = JSON.parse(document.getElementById("drawing").textContent);
  const balance = ([, cooperation, conflict]) => {
    const share = conflict / (cooperation + conflict || 1);
    if (!cooperation && !conflict) return "";
    return share > 0.6 ? "verbal conflict" : share < 0.4 ? "material cooperation" : "";
  };
  const ends = (id) => id.split(" ");
  const pair = (id) => {
    const [a, b] = ends(id);
    const query = new URLSearchParams({ a, b });
    if (data.pairs) query.set("with", "members");
    return `/pair?${query}`;
  };
  const edge = (id) => {
    const [a, b] = ends(id);
    const [claims, cooperation, conflict] = data.counts[id];
    return { status: "asserted", quad: balance(data.counts[id]), both: true, text: `${data.names[a]} – ${data.names[b]}\n${claims} claims: ${cooperation} cooperation, ${conflict} conflict` };
  };
  const open = (id) => window.location.assign(data.links[id]);
  const drawing = window.kgraphDrawing(document.getElementById("graph"), data, { node: (id) => data.names[id], edge, chosen: () => {}, opened: open });
  drawing.network.on("click", (event) => {
    if (event.nodes.length) open(event.nodes[0]);
    else if (event.edges.length) window.location.assign(pair(event.edges[0]));
  });
  drawing.fit();
  window.kgraph = { network: drawing.network, data, drawing };
})();
