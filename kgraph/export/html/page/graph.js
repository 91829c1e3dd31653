"use strict";
/* Filters, search and evidence of the mailed page. Every string of the data is written as text (textContent, canvas);
   none is ever parsed as markup. */
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const $ = (id) => document.getElementById(id);
  const panel = $("panel");
  const claims = data.claims;
  /* The day of a claim; where no text gives it, that of its first report. */
  const day = (claim) => claim.start || claim.end || claim.reported || "";
  const months = [...new Set(Object.values(claims).map((c) => day(c).slice(0, 7)).filter(Boolean))].sort();
  const LISTED = 150;
  const name = (id) => data.entities[id].label;
  const many = (count, one, more = `${one}s`) => `${count} ${count === 1 ? one : more}`;
  const line = (claim) => `${name(claim.subject)} — ${claim.relation} — ${name(claim.object)}`;
  const say = (text) => { $("said").textContent = text; };

  const drawing = window.kgraphDrawing($("graph"), data, {
    node: (id) => `${name(id)} (${data.entities[id].kind})`.slice(0, 300),
    edge: (id) => ({ ...claims[id], text: `${line(claims[id]).slice(0, 300)}\n${many(claims[id].assertions.length, "statement")}, ${dates(claims[id])}` }),
    chosen: (id) => { showEntity(id); say(`${name(id)}, ${data.entities[id].kind}, ${many(claimsOf(id).length, "claim")}`); },
    opened: (id) => { showEntity(id); panel.querySelector("button.claim")?.focus(); },
  });
  const network = drawing.network;

  // ------------------------------------------------------------------------------------------------ filters
  const field = (id) => $(`f-${id}`).value;
  const controls = [...document.querySelectorAll(".fields select, .fields input, #f-also, #slider")];
  function fill(select, values) {
    for (const [value, label] of values) select.append(new Option(label, value));
  }
  const speakers = new Set();
  for (const claim of Object.values(claims)) for (const a of claim.assertions) a.speakers.forEach((s) => speakers.add(s));
  fill($("f-speaker"), [...speakers].sort().map((s) => [s, s.slice(0, 60)]));
  fill($("f-document"), Object.entries(data.documents).map(([id, d]) => [id, d.title.slice(0, 70)]).sort((a, b) => (a[1] < b[1] ? -1 : 1)));
  const names = new Map();
  for (const entity of Object.values(data.entities)) {
    names.set(entity.label, "");
    for (const alias of entity.aliases) if (!names.has(alias)) names.set(alias, entity.label);
  }
  for (const [value, label] of [...names].sort((a, b) => (a[0] < b[0] ? -1 : 1))) {
    const option = new Option(label, value.slice(0, 200));
    option.value = value.slice(0, 200);
    $("names").append(option);
  }
  $("slider").max = String(months.length);
  $("slider").value = String(months.length);

  const stances = (a) => (a.polarity === "denied" ? ["denied"] : [a.modality]);
  function wanted(claim) {
    const stance = field("stance");
    if (stance ? !claim.assertions.some((a) => stances(a).includes(stance)) : !claim.view && !$("f-also").checked) return false;
    if (field("type") && claim.type !== field("type")) return false;
    if (field("quad") && claim.quad !== field("quad")) return false;
    const type = field("entity");
    if (type && data.entities[claim.subject].type !== type && data.entities[claim.object].type !== type) return false;
    if (field("speaker") && !claim.assertions.some((a) => a.speakers.includes(field("speaker")))) return false;
    if (field("sources") && (claim.sources > 1 ? "2" : "1") !== field("sources")) return false;
    if (field("document") && !claim.assertions.some((a) => a.docs.includes(field("document")))) return false;
    if (field("from") && !((claim.end || day(claim)) >= field("from"))) return false;
    if (field("to") && !(day(claim) && day(claim) <= field("to"))) return false;
    const last = Number($("slider").value);
    return last >= months.length || Boolean(day(claim) && day(claim).slice(0, 7) <= months[last]);
  }
  const order = data.edges.map((e) => e.id);
  const claimsOf = (id) => order.filter((e) => (claims[e].subject === id || claims[e].object === id) && wanted(claims[e]));
  function apply() {
    const shown = new Set(order.filter((id) => wanted(claims[id])));
    const touched = new Set();
    for (const id of shown) touched.add(claims[id].subject).add(claims[id].object);
    drawing.show(shown, touched);
    $("shown").textContent = `${shown.size} of ${many(order.length, "claim")} shown`;
    const last = Number($("slider").value);
    $("when").textContent = last >= months.length ? "all dates" : months[last];
    $("slider").setAttribute("aria-valuetext", $("when").textContent);
    return shown;
  }
  for (const control of controls) control.addEventListener("input", () => { stop(); overview(apply()); });
  $("reset").addEventListener("click", () => {
    for (const control of controls) control.type === "checkbox" ? (control.checked = false) : (control.value = "");
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
    overview(apply());
    $("play").textContent = "⏸ Pause";
    $("play").setAttribute("aria-label", "Pause");
    timer = setInterval(() => {
      $("slider").value = String(Number($("slider").value) + 1);
      overview(apply());
      if (Number($("slider").value) >= months.length) stop();
    }, 700);
  });

  // ------------------------------------------------------------------------------------------------ panel
  function element(tag, className, text) {
    const made = document.createElement(tag);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  }
  function link(address, text) {
    const made = element(address ? "a" : "cite", "", text);
    if (address) Object.assign(made, { href: address, rel: "noreferrer noopener", target: "_blank" });
    return made;
  }
  function show(...parts) {
    panel.replaceChildren(...parts);
    panel.scrollTop = 0;
  }
  function dates(x) {
    if (!x.start && !x.end) return x.reported ? `reported ${x.reported}` : "undated";
    if (x.start === x.end) return x.start;
    return `${x.start || "…"} to ${x.end || "…"}`;
  }
  function wording(tag, claim) {
    const made = element(tag);
    made.append(element("bdi", "", name(claim.subject)), element("i", "", ` — ${claim.relation} — `), element("bdi", "", name(claim.object)));
    return made;
  }
  function claimButton(id) {
    const claim = claims[id];
    const button = element("button", claim.view ? "claim" : "claim unsaid");
    button.type = "button";
    button.dataset.quad = claim.quad || "";
    button.dataset.claim = id;
    button.append(wording("span", claim));
    const sources = claim.sources > 1 ? ` · ${claim.sources} independent sources` : "";
    const meta = element("span", "meta", `${dates(claim)} · ${many(claim.assertions.length, "statement")}${sources}`);
    if (!claim.view) meta.prepend(element("span", "stance", claim.status));
    button.append(meta);
    button.addEventListener("click", () => { network.selectEdges([id]); showClaim(id); });
    const item = element("li");
    item.append(button);
    return item;
  }
  function claimList(ids) {
    const list = element("ul", "claims");
    list.append(...ids.slice(0, LISTED).map(claimButton));
    if (ids.length > LISTED) list.append(element("li", "meta", `and ${ids.length - LISTED} more: narrow the filters`));
    return list;
  }
  /* Arrow keys walk through a list of claims, Escape goes back. */
  panel.addEventListener("keydown", (event) => {
    const buttons = [...panel.querySelectorAll("button.claim")];
    const at = buttons.indexOf(document.activeElement);
    if (event.key === "Escape" && panel.querySelector(".back")) panel.querySelector(".back").click();
    else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && at >= 0) buttons[at + (event.key === "ArrowDown" ? 1 : -1)]?.focus();
    else return;
    event.preventDefault();
  });
  function backButton() {
    const button = element("button", "back", "← All claims shown");
    button.type = "button";
    button.addEventListener("click", () => { network.unselectAll(); overview(apply()); panel.focus(); });
    return button;
  }
  function overview(shown) {
    const ids = order.filter((id) => shown.has(id));
    const [acts, states] = [ids.filter((id) => claims[id].type), ids.filter((id) => !claims[id].type)];
    const parts = [];
    if (acts.length) parts.push(element("h2", "", "Best-attested acts"), claimList(acts));
    if (states.length) parts.push(element("h2", "", "States and other relations"), claimList(states));
    show(...(parts.length ? parts : [element("h2", "", "No claim fits these filters")]));
  }
  function marked(assertion) {
    const quote = element("blockquote");
    const marks = Object.entries(assertion.marks).map(([role, [start, end]]) => ({ role, start, end }));
    const letters = [...assertion.quote];
    const cuts = [...new Set([0, letters.length, ...marks.flatMap((m) => [m.start, m.end])])].filter((c) => c >= 0 && c <= letters.length).sort((a, b) => a - b);
    for (let i = 0; i + 1 < cuts.length; i += 1) {
      const piece = letters.slice(cuts[i], cuts[i + 1]).join("");
      const over = marks.filter((m) => m.start <= cuts[i] && cuts[i + 1] <= m.end).sort((a, b) => a.end - a.start - (b.end - b.start))[0];
      quote.append(over ? element("mark", over.role, piece) : document.createTextNode(piece));
    }
    return quote;
  }
  function source(id) {
    const doc = data.documents[id] || { title: id };
    const made = element("bdi");
    made.append(link(doc.url, doc.title), document.createTextNode([doc.publisher, doc.date].filter(Boolean).map((s) => `, ${s}`).join("")));
    return made;
  }
  function assertionCard(assertion) {
    const card = element("article", "assertion");
    const meta = element("span", "meta");
    for (const stance of [assertion.polarity, assertion.modality])
      if (stance !== "affirmed" && stance !== "asserted") meta.append(element("span", "stance", stance));
    if (assertion.zone !== "body") meta.append(element("span", "stance", assertion.zone));
    const who = assertion.speakers.length ? `said by ${assertion.speakers.join(", quoting ")}` : "stated by the article";
    const [first, ...also] = assertion.docs;
    meta.append(element("bdi", "", who), document.createTextNode(` · ${dates(assertion)} · `), source(first));
    card.append(marked(assertion), meta);
    if (also.length) {
      const printed = element("span", "meta also", "also printed in ");
      also.forEach((id, i) => printed.append(document.createTextNode(i ? "; " : ""), source(id)));
      card.append(printed);
    }
    return card;
  }
  function showClaim(id) {
    const claim = claims[id];
    const about = [claim.type, claim.quad].filter(Boolean).join(" · ") || "state or other relation";
    const ends = element("p", "ends");
    for (const end of [claim.subject, claim.object]) {
      const button = element("button", "end", name(end).slice(0, 80));
      button.type = "button";
      button.addEventListener("click", () => { drawing.choose(end); showEntity(end); });
      ends.append(button, document.createTextNode(" "));
    }
    show(backButton(), wording("h2", claim), element("p", "meta", `${about} · ${dates(claim)} · put forward as ${claim.status === "asserted" ? "fact" : claim.status}`), ...claim.assertions.map(assertionCard), ends);
    say(`${line(claim).slice(0, 300)}, ${many(claim.assertions.length, "statement")}`);
  }

  // ------------------------------------------------------------------------------------------------ entity
  const SVG = "http://www.w3.org/2000/svg";
  function shape(tag, attributes, text) {
    const made = document.createElementNS(SVG, tag);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    if (text !== undefined) made.textContent = text;
    return made;
  }
  /* Claims by month: cooperation upwards, conflict downwards. */
  function chart(ids) {
    const counted = new Map();
    for (const id of ids) {
      const month = day(claims[id]).slice(0, 7);
      if (!month) continue;
      const side = (claims[id].quad || "").includes("conflict") ? "conflict" : "cooperation";
      counted.set(month, { cooperation: 0, conflict: 0, ...counted.get(month), [side]: (counted.get(month)?.[side] || 0) + 1 });
    }
    const found = [...counted].sort();
    if (found.length < 2) return null;
    const at = (month) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;
    const [first, last] = [found[0][0], found[found.length - 1][0]];
    const span = at(last) - at(first) + 1;
    const step = 400 / span;
    const up = Math.max(...found.map(([, n]) => n.cooperation));
    const down = Math.max(...found.map(([, n]) => n.conflict));
    const unit = 72 / Math.max(1, up + down);
    const zero = 6 + up * unit;
    const svg = shape("svg", { viewBox: "0 0 400 96", class: "bars", role: "img", "aria-label": `Claims by month, ${first} to ${last}; at most ${up} of cooperation and states and ${down} of conflict in one month` });
    for (const [month, n] of found) {
      const x = (at(month) - at(first)) * step;
      const width = Math.max(2, step - 1);
      for (const [side, y, height] of [["cooperation", zero - n.cooperation * unit, n.cooperation * unit], ["conflict", zero, n.conflict * unit]]) {
        if (!height) continue;
        const bar = shape("rect", { x, y, width, height, class: side });
        bar.append(shape("title", {}, `${month}: ${n[side]} ${side}`));
        svg.append(bar);
      }
    }
    svg.append(shape("line", { x1: 0, x2: 400, y1: zero, y2: zero, class: "axis" }), shape("text", { x: 0, y: 94 }, first), shape("text", { x: 400, y: 94, "text-anchor": "end" }, last));
    return svg;
  }
  function showEntity(id) {
    const entity = data.entities[id];
    const ids = claimsOf(id).sort((a, b) => (day(claims[a]) < day(claims[b]) ? -1 : 1));
    const about = element("p", "meta", entity.kind);
    if (entity.wikidata) about.append(document.createTextNode(" · Wikidata "), link(entity.wikidata, id.slice(3)));
    const parts = [backButton(), element("h2", "", entity.label), about];
    if (entity.aliases.length) parts.push(element("p", "meta", `Also: ${entity.aliases.slice(0, 20).join(", ")}`));
    if (entity.offices.length) {
      const offices = element("ul", "offices");
      for (const office of entity.offices) offices.append(element("li", "", office.start || office.end ? `${office.text} (${dates(office)})` : office.text));
      parts.push(element("h3", "", "Offices, as the articles say"), offices);
    }
    const bars = chart(ids);
    if (bars) parts.push(element("h3", "", "Over time: cooperation and states above the line, conflict below"), bars);
    show(...parts, element("h3", "", `${many(ids.length, "claim")}, by date`), claimList(ids));
  }

  network.on("click", (event) => {
    if (event.nodes.length) showEntity(event.nodes[0]);
    else if (event.edges.length) showClaim(event.edges[0]);
    else overview(apply());
  });
  function find(text) {
    const wantedName = text.trim().toLowerCase();
    if (!wantedName) return;
    const all = drawing.order.map((id) => [id, data.entities[id]]);
    const hit = all.find(([, e]) => [e.label, ...e.aliases].some((n) => n.toLowerCase() === wantedName)) || all.find(([, e]) => e.label.toLowerCase().includes(wantedName));
    if (!hit) {
      show(backButton(), element("h2", "", `Nothing on this page is called “${text}”`));
      return say("Nothing found");
    }
    drawing.choose(hit[0]);
    showEntity(hit[0]);
    say(`${hit[1].label}, ${many(claimsOf(hit[0]).length, "claim")}`);
  }
  $("search").addEventListener("submit", (event) => { event.preventDefault(); find($("query").value); });
  $("query").addEventListener("change", () => find($("query").value));

  if (window.innerWidth < 760) $("legend").open = false;
  overview(apply());
  drawing.fit();
  // by name for tests and scripts that drive the page
  window.kgraph = { network, data, drawing };
})();
