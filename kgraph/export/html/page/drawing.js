"use strict";
/* Draws nodes and edges with vis-network: shapes, colours, and labels of a constant size on the screen that never cover
   one another (the more important node keeps its label; zooming in makes room for the rest). */
window.kgraphDrawing = (container, data, names) => {
  const SHAPES = { PERSON: "dot", COUNTRY: "square", IGO: "hexagon", GOVERNMENT_BODY: "triangle", ARMED_GROUP: "triangleDown", ORGANISATION: "diamond", MEDIA: "star" };
  const THINGS = ["PLACE", "INSTRUMENT", "OTHER"];
  const FONT = 13;
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
  let palette;
  function readPalette() {
    palette = {};
    for (const name of ["paper", "ink", "soft", "link", "node", "state", "other", "relation", "verbal-cooperation", "material-cooperation", "verbal-conflict", "material-conflict"]) palette[name] = colour(name);
  }
  readPalette();

  // a tall canvas gets the drawing on its side
  const upright = container.clientHeight > container.clientWidth;
  const place = (node) => (upright ? { x: node.y * 0.8, y: node.x } : { x: node.x, y: node.y });
  function drawnNode(node) {
    const hollow = THINGS.includes(node.group);
    const fill = hollow ? palette.paper : node.group === "COUNTRY" ? palette.state : palette.node;
    const chosen = { background: palette.relation, border: palette.link };
    return { id: node.id, size: node.size, ...place(node), shape: SHAPES[node.group] || "dot", hidden: false, borderWidth: hollow ? 2 : 1, borderWidthSelected: 3,
      color: { background: fill, border: hollow ? palette.node : palette.paper, highlight: chosen, hover: chosen } };
  }
  function drawnEdge(edge) {
    const about = names.edge(edge.id);
    const dashes = about.status === "asserted" ? false : about.status === "denied" ? [2, 5] : [8, 6];
    const line = palette[about.quad ? about.quad.replace(" ", "-") : "other"];
    return { id: edge.id, from: edge.from, to: edge.to, width: edge.width, smooth: edge.smooth, dashes, title: about.text, hidden: false, hoverWidth: 1, selectionWidth: 2,
      arrows: { to: { enabled: !about.both, scaleFactor: 0.45 } }, color: { color: line, highlight: palette.ink, hover: palette.ink, opacity: about.status === "asserted" ? 0.75 : 0.6 } };
  }
  const nodes = new vis.DataSet(data.nodes.map(drawnNode));
  const edges = new vis.DataSet(data.edges.map(drawnEdge));
  const network = new vis.Network(container, { nodes, edges }, {
    physics: false, autoResize: false, layout: { improvedLayout: false }, nodes: { labelHighlightBold: false }, edges: { selfReference: { size: 12, angle: 0.7 } },
    interaction: { hover: true, keyboard: false, tooltipDelay: 120, hideEdgesOnDrag: data.edges.length > 600, multiselect: false },
  });
  const canvas = container.querySelector("canvas");
  canvas.setAttribute("aria-hidden", "true");
  container.querySelector(".vis-network").removeAttribute("tabindex");

  // ------------------------------------------------------------------------------------------------ labels
  const label = Object.fromEntries(data.nodes.map((n) => [n.id, n.label]));
  const size = Object.fromEntries(data.nodes.map((n) => [n.id, n.size]));
  const order = data.nodes.map((n) => n.id);
  const important = new Set(order.slice(0, 25));
  let hovered = null;
  let written = [];
  network.on("afterDrawing", (ctx) => {
    const scale = network.getScale();
    const first = [hovered, ...network.getSelectedNodes()].filter((id) => id !== null && id in label);
    written = [];
    const corner = network.DOMtoCanvas({ x: 2, y: 0 });
    const view = { left: corner.x, right: corner.x + (container.clientWidth - 4) / scale };
    ctx.save();
    ctx.font = `${FONT / scale}px system-ui, "DejaVu Sans", "Noto Sans", sans-serif`;
    ctx.textAlign = "center";
    ctx.textBaseline = "top";
    ctx.lineJoin = "round";
    ctx.lineWidth = 4 / scale;
    ctx.strokeStyle = palette.paper;
    const bodies = order.map((id) => network.body.nodes[id]).filter((n) => !n.options.hidden);
    const seen = bodies.map((n) => ({ id: n.id, left: n.x - size[n.id] * 0.85, right: n.x + size[n.id] * 0.85, top: n.y - size[n.id] * 0.85, bottom: n.y + size[n.id] * 0.85 }));
    for (const id of [...new Set([...first, ...order])]) {
      const node = network.body.nodes[id];
      if (!node || node.options.hidden) continue;
      const wide = ctx.measureText(label[id]).width;
      const tall = (FONT * 1.25) / scale;
      const [gap, half] = [size[id] + 2 / scale, wide / 2];
      // below the node, else above, right or left of it
      const spots = [[node.x - half, node.y + gap], [node.x - half, node.y - gap - tall], [node.x + gap, node.y - tall / 2], [node.x - gap - wide, node.y - tall / 2]];
      const apart = ([left, top]) => left > view.left && left + wide < view.right && !written.some((o) => left < o.right + 3 / scale && o.left < left + wide + 3 / scale && top < o.bottom && o.top < top + tall);
      const clear = ([left, top]) => !seen.some((o) => o.id !== id && o.left < left + wide && left < o.right && o.top < top + tall && top < o.bottom);
      // the most important may cover a node where there is no other room; the chosen one is always named
      const spot = spots.find((at) => apart(at) && clear(at)) || (important.has(id) && spots.find(apart)) || (first.includes(id) && spots[0]);
      if (!spot) continue;
      const [left, top] = spot;
      written.push({ id, left, right: left + wide, top, bottom: top + tall });
      ctx.strokeText(label[id], left + half, top);
      ctx.fillStyle = palette.ink;
      ctx.fillText(label[id], left + half, top);
    }
    ctx.restore();
  });
  network.on("hoverNode", (event) => { hovered = event.node; container.title = names.node(event.node); });
  network.on("blurNode", () => { hovered = null; container.title = ""; network.redraw(); });

  // ------------------------------------------------------------------------------------------------ view
  /* Fits all that is shown, with room for the labels at the rim. */
  function fit() {
    const shown = order.filter((id) => !nodes.get(id).hidden);
    if (!shown.length || !container.clientWidth) return;
    const at = network.getPositions(shown);
    const xs = shown.map((id) => at[id].x);
    const ys = shown.map((id) => at[id].y);
    const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    const rim = container.clientWidth < 600 ? 34 : 58;
    const scale = Math.min((container.clientWidth - 2 * rim) / Math.max(1, right - left), (container.clientHeight - 64) / Math.max(1, bottom - top), 1.6);
    network.moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 + 6 / scale }, scale, animation: false });
  }
  new ResizeObserver(() => { network.setSize("100%", "100%"); network.redraw(); fit(); }).observe(container);
  function repaint() {
    readPalette();
    const hiddenNodes = new Set(nodes.getIds({ filter: (n) => n.hidden }));
    const hiddenEdges = new Set(edges.getIds({ filter: (e) => e.hidden }));
    nodes.update(data.nodes.map((n) => ({ ...drawnNode(n), hidden: hiddenNodes.has(n.id) })));
    edges.update(data.edges.map((e) => ({ ...drawnEdge(e), hidden: hiddenEdges.has(e.id) })));
  }
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", repaint);
  network.once("afterDrawing", () => document.documentElement.setAttribute("data-drawn", "true"));

  /* Shows these edges and nodes only. */
  function show(edgeIds, nodeIds) {
    edges.update(data.edges.filter((e) => edges.get(e.id).hidden === edgeIds.has(e.id)).map((e) => ({ id: e.id, hidden: !edgeIds.has(e.id) })));
    nodes.update(data.nodes.filter((n) => nodes.get(n.id).hidden === nodeIds.has(n.id)).map((n) => ({ id: n.id, hidden: !nodeIds.has(n.id) })));
  }
  function choose(id) {
    network.selectNodes([id]);
    const scale = Math.max(network.getScale(), 1);
    network.moveTo({ position: network.getPosition(id), scale, animation: false });
  }

  // ------------------------------------------------------------------------------------------------ keys
  container.addEventListener("keydown", (event) => {
    const open = order.filter((id) => !nodes.get(id).hidden);
    const at = open.indexOf(network.getSelectedNodes()[0]);
    if (event.key === "n" || event.key === "p") {
      const step = event.key === "n" ? 1 : at < 0 ? 0 : -1;
      const next = open[(at + step + open.length) % open.length];
      if (next !== undefined) { choose(next); names.chosen(next); }
    } else if (event.key === "Enter" && at >= 0) names.opened(open[at]);
    else if (event.key === "0") fit();
    else if (event.key === "+" || event.key === "-") network.moveTo({ scale: network.getScale() * (event.key === "+" ? 1.25 : 0.8) });
    else if (event.key.startsWith("Arrow")) {
      const [x, y] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
      const centre = network.getViewPosition();
      network.moveTo({ position: { x: centre.x + (x * 50) / network.getScale(), y: centre.y + (y * 50) / network.getScale() } });
    } else return;
    event.preventDefault();
  });
  return { network, order, fit, show, choose, labels: () => written };
};
