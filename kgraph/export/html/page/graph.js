"use strict";
/* Draws the graph of one page and shows the sentences behind it. Every string of the data is written as text
   (textContent, canvas); none is ever parsed as markup. */
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const $ = (id) => document.getElementById(id);
  const panel = $("panel");
  const months = [...new Set(Object.values(data.claims).map((c) => (c.start || "").slice(0, 7)).filter(Boolean))].sort();
  const LISTED = 150;

  // ------------------------------------------------------------------------------------------------ drawing
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
  const edgeColour = (claim) => colour(claim.quad ? claim.quad.replace(" ", "-") : "other");
  const SHAPES = { PERSON: "dot", COUNTRY: "square", IGO: "hexagon", GOVERNMENT_BODY: "triangle", ARMED_GROUP: "triangleDown", ORGANISATION: "diamond", MEDIA: "star" };

  function drawnNode(node) {
    const { group, ...place } = node;
    return { ...place, title: data.entities[node.id].label, shape: SHAPES[group] || "dot", hidden: false,
      font: { color: colour("ink"), size: 15, strokeWidth: 4, strokeColor: colour("paper") },
      color: { background: group === "COUNTRY" ? colour("material-cooperation") : colour("other"), border: colour("ink"), highlight: { background: colour("relation"), border: colour("ink") } } };
  }
  function drawnEdge(edge) {
    const claim = data.claims[edge.id];
    return { ...edge, title: line(claim), dashes: claim.view ? false : [6, 5], arrows: { to: { enabled: true, scaleFactor: 0.5 } },
      color: { color: edgeColour(claim), highlight: colour("ink"), hover: colour("ink"), opacity: claim.view ? 0.8 : 0.55 } };
  }
  const name = (id) => data.entities[id].label;
  const line = (claim) => `${name(claim.subject)} ${claim.relation} ${name(claim.object)}`;
  const nodes = new vis.DataSet(data.nodes.map(drawnNode));
  const edges = new vis.DataSet(data.edges.map(drawnEdge));
  const network = new vis.Network($("graph"), { nodes, edges }, {
    physics: false, layout: { improvedLayout: false },
    interaction: { hover: true, keyboard: { enabled: true, bindToWindow: false }, tooltipDelay: 150, hideEdgesOnDrag: data.edges.length > 600 },
  });
  new ResizeObserver(() => network.fit()).observe($("graph"));
  network.once("afterDrawing", () => document.documentElement.setAttribute("data-drawn", "true"));
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    nodes.update(data.nodes.map(drawnNode));
    edges.update(data.edges.map(drawnEdge));
    apply();
  });

  // ------------------------------------------------------------------------------------------------ filters
  const field = (id) => $(`f-${id}`).value;
  function fill(select, values) {
    for (const [value, label] of values) select.append(new Option(label, value));
  }
  const speakers = new Set();
  for (const claim of Object.values(data.claims)) for (const a of claim.assertions) a.speakers.forEach((s) => speakers.add(s));
  fill($("f-speaker"), [...speakers].sort().map((s) => [s, s.slice(0, 60)]));
  fill($("f-document"), Object.entries(data.documents).map(([id, d]) => [id, d.title.slice(0, 70)]).sort((a, b) => (a[1] < b[1] ? -1 : 1)));
  for (const label of [...new Set(Object.values(data.entities).map((e) => e.label))].sort()) {
    const option = document.createElement("option");
    option.value = label;
    $("names").append(option);
  }
  $("slider").max = String(months.length);
  $("slider").value = String(months.length);

  function wanted(claim) {
    if (!claim.view && !$("f-stance").checked) return false;
    if (field("type") && claim.type !== field("type")) return false;
    if (field("quad") && claim.quad !== field("quad")) return false;
    const kind = field("entity");
    if (kind && data.entities[claim.subject].type !== kind && data.entities[claim.object].type !== kind) return false;
    if (field("speaker") && !claim.assertions.some((a) => a.speakers.includes(field("speaker")))) return false;
    if (field("document") && !claim.assertions.some((a) => a.doc === field("document"))) return false;
    if (field("from") && !((claim.end || claim.start || "") >= field("from"))) return false;
    if (field("to") && !(claim.start && claim.start <= field("to"))) return false;
    const last = Number($("slider").value);
    return last >= months.length || Boolean(claim.start && claim.start.slice(0, 7) <= months[last]);
  }
  function apply() {
    const shown = new Set(Object.keys(data.claims).filter((id) => wanted(data.claims[id])));
    const touched = new Set();
    for (const id of shown) touched.add(data.claims[id].subject).add(data.claims[id].object);
    edges.update(data.edges.map((e) => ({ id: e.id, hidden: !shown.has(e.id) })));
    nodes.update(data.nodes.map((n) => ({ id: n.id, hidden: !touched.has(n.id) })));
    $("shown").textContent = `${shown.size} of ${Object.keys(data.claims).length} claims shown`;
    const last = Number($("slider").value);
    $("when").textContent = last >= months.length ? "all dates" : months[last];
    return shown;
  }
  for (const control of document.querySelectorAll(".fields select, .fields input, #slider"))
    control.addEventListener("input", () => overview(apply()));
  $("reset").addEventListener("click", () => {
    for (const control of document.querySelectorAll(".fields select, .fields input")) control.type === "checkbox" ? (control.checked = false) : (control.value = "");
    $("slider").value = String(months.length);
    overview(apply());
  });

  let timer = null;
  function stop() {
    clearInterval(timer);
    timer = null;
    $("play").textContent = "▶ Play";
    $("play").setAttribute("aria-label", "Play through time");
  }
  $("play").addEventListener("click", () => {
    if (timer) return stop();
    if (Number($("slider").value) >= months.length) $("slider").value = "0";
    $("play").textContent = "⏸ Pause";
    $("play").setAttribute("aria-label", "Pause");
    timer = setInterval(() => {
      $("slider").value = String(Number($("slider").value) + 1);
      apply();
      if (Number($("slider").value) >= months.length) stop();
    }, 900);
  });

  // ------------------------------------------------------------------------------------------------ panel
  function element(tag, className, text) {
    const made = document.createElement(tag);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  }
  function show(...parts) {
    panel.replaceChildren(...parts);
    panel.scrollTop = 0;
  }
  function dates(x) {
    if (!x.start && !x.end) return "undated";
    if (x.start === x.end) return x.start;
    return `${x.start || "…"} to ${x.end || "…"}`;
  }
  function claimButton(id) {
    const claim = data.claims[id];
    const button = element("button", "claim");
    button.type = "button";
    button.dataset.quad = claim.quad || "";
    button.dataset.claim = id;
    button.append(element("bdi", "", line(claim)));
    const stance = claim.view ? "" : ` · ${claim.status}`;
    button.append(element("span", "meta", `${dates(claim)} · ${claim.assertions.length} said · ${claim.sources} sources${stance}`));
    button.addEventListener("click", () => { network.selectEdges([id]); showClaim(id); });
    const item = element("li");
    item.append(button);
    return item;
  }
  function claimList(ids) {
    const list = element("ul");
    list.append(...ids.slice(0, LISTED).map(claimButton));
    if (ids.length > LISTED) list.append(element("li", "meta", `and ${ids.length - LISTED} more: narrow the filters`));
    return list;
  }
  function backButton() {
    const button = element("button", "back", "← All claims shown");
    button.type = "button";
    button.addEventListener("click", () => { network.unselectAll(); overview(apply()); });
    return button;
  }
  function overview(shown) {
    const ids = data.edges.map((e) => e.id).filter((id) => shown.has(id));
    const parts = [element("h2", "", ids.length ? "Best-attested claims" : "No claim fits these filters")];
    show(...parts, claimList(ids));
  }
  function marked(assertion) {
    const quote = element("blockquote");
    const text = assertion.quote;
    const marks = Object.entries(assertion.marks).map(([role, [start, end]]) => ({ role, start, end }));
    const letters = [...text];
    const cuts = [...new Set([0, letters.length, ...marks.flatMap((m) => [m.start, m.end])])].filter((c) => c >= 0 && c <= letters.length).sort((a, b) => a - b);
    for (let i = 0; i + 1 < cuts.length; i += 1) {
      const piece = letters.slice(cuts[i], cuts[i + 1]).join("");
      const over = marks.filter((m) => m.start <= cuts[i] && cuts[i + 1] <= m.end).sort((a, b) => a.end - a.start - (b.end - b.start))[0];
      quote.append(over ? element("mark", over.role, piece) : document.createTextNode(piece));
    }
    return quote;
  }
  function assertionCard(assertion) {
    const card = element("article", "assertion");
    card.append(marked(assertion));
    const meta = element("span", "meta");
    for (const stance of [assertion.polarity, assertion.modality])
      if (stance !== "affirmed" && stance !== "asserted") meta.append(element("span", "stance", stance));
    if (assertion.zone !== "body") meta.append(element("span", "stance", assertion.zone));
    const who = assertion.speakers.length ? `said by ${assertion.speakers.join(", quoting ")}` : "stated by the article";
    meta.append(element("bdi", "", who), document.createTextNode(` · ${dates(assertion)} · `));
    const doc = data.documents[assertion.doc];
    const source = element(doc.url ? "a" : "cite", "", doc.title);
    if (doc.url) { source.href = doc.url; source.rel = "noreferrer noopener"; source.target = "_blank"; }
    meta.append(source, document.createTextNode(doc.date ? `, ${doc.date}` : ""));
    card.append(meta);
    return card;
  }
  function showClaim(id) {
    const claim = data.claims[id];
    const heading = element("h2", "", line(claim));
    const kind = [claim.type, claim.quad].filter(Boolean).join(" · ") || "state or other relation";
    show(backButton(), heading, element("p", "meta", `${kind} · ${dates(claim)} · ${claim.status}`), ...claim.assertions.map(assertionCard));
  }
  function showEntity(id) {
    const entity = data.entities[id];
    const ids = data.edges.map((e) => e.id).filter((e) => [data.claims[e].subject, data.claims[e].object].includes(id) && wanted(data.claims[e]));
    ids.sort((a, b) => ((data.claims[a].start || "9") < (data.claims[b].start || "9") ? -1 : 1));
    const about = element("p", "meta", [entity.type.replace("_", " ").toLowerCase(), entity.country].filter(Boolean).join(" · "));
    if (entity.wikidata) {
      const link = element("a", "", id.slice(3));
      link.href = entity.wikidata;
      link.rel = "noreferrer noopener";
      link.target = "_blank";
      about.append(document.createTextNode(" · Wikidata "), link);
    }
    const parts = [backButton(), element("h2", "", entity.label), about];
    if (entity.aliases.length) parts.push(element("p", "meta", `Also: ${entity.aliases.join(", ")}`));
    show(...parts, element("h3", "", `${ids.length} claims, by date`), claimList(ids));
  }

  network.on("click", (event) => {
    if (event.nodes.length) showEntity(event.nodes[0]);
    else if (event.edges.length) showClaim(event.edges[0]);
    else overview(apply());
  });
  function find(text) {
    const wantedName = text.trim().toLowerCase();
    if (!wantedName) return;
    const all = Object.entries(data.entities);
    const hit = all.find(([, e]) => [e.label, ...e.aliases].some((n) => n.toLowerCase() === wantedName)) || all.find(([, e]) => e.label.toLowerCase().includes(wantedName));
    if (!hit) return show(backButton(), element("h2", "", `Nothing here is called “${text}”`));
    network.selectNodes([hit[0]]);
    network.focus(hit[0], { scale: 1, animation: !window.matchMedia("(prefers-reduced-motion: reduce)").matches });
    showEntity(hit[0]);
  }
  $("search").addEventListener("submit", (event) => { event.preventDefault(); find($("query").value); });
  $("query").addEventListener("change", () => find($("query").value));

  overview(apply());
  // places by name for tests and scripts that drive the page
  window.kgraph = { network, data };
})();
