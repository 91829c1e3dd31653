"use strict";
/* The SPARQL page: colours the query, asks the endpoint, shows the answer as a table and, where it has pairs of things,
   as a small graph. Everything from the answer is written as text. */
(() => {
  const $ = (id) => document.getElementById(id);
  const query = $("query");
  const SHOWN = 500;
  const DRAWN = 60;
  const TOKENS = /(#[^\n]*)|("""[\s\S]*?"""|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')|(<[^<>\s]*>)|([?$]\w+)|\b(SELECT|ASK|CONSTRUCT|DESCRIBE|WHERE|FILTER|OPTIONAL|UNION|MINUS|GRAPH|SERVICE|BIND|VALUES|AS|PREFIX|BASE|DISTINCT|REDUCED|ORDER|GROUP|BY|ASC|DESC|HAVING|LIMIT|OFFSET|FROM|NAMED|NOT|EXISTS|IN|COUNT|SUM|MIN|MAX|AVG|SAMPLE|GROUP_CONCAT|SEPARATOR|STR|LANG|DATATYPE|BOUND|IF|COALESCE|REGEX|CONTAINS|STRSTARTS|LCASE|UCASE|YEAR|MONTH|DAY|a)\b/gi;
  const KINDS = ["", "comment", "string", "string", "variable", "word"];

  function colour() {
    const parts = [];
    let last = 0;
    for (const match of query.value.matchAll(TOKENS)) {
      parts.push(query.value.slice(last, match.index));
      const span = document.createElement("span");
      span.className = KINDS[match.findIndex((group, i) => i > 0 && group !== undefined)];
      span.textContent = match[0];
      parts.push(span);
      last = match.index + match[0].length;
    }
    parts.push(query.value.slice(last), "\n");
    $("coloured").replaceChildren(...parts);
    $("coloured").scrollTop = query.scrollTop;
  }
  query.parentElement.classList.add("live");
  query.addEventListener("input", colour);
  query.addEventListener("scroll", () => { $("coloured").scrollTop = query.scrollTop; });
  query.addEventListener("keydown", (event) => { if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) run(); });
  colour();

  async function ask(accept) {
    $("state").textContent = "asking …";
    const answer = await fetch("/sparql", { method: "POST", body: new URLSearchParams({ query: query.value }), headers: { Accept: accept } });
    if (!answer.ok) throw new Error((await answer.text()).slice(0, 2000) || `the server answers ${answer.status}`);
    $("state").textContent = answer.headers.get("X-Truncated") ? `cut ${answer.headers.get("X-Truncated")}` : "";
    return answer;
  }
  function failed(error) {
    $("state").textContent = "";
    $("graph").hidden = true;
    const told = element("pre", error.message);
    told.setAttribute("role", "alert");
    $("result").replaceChildren(told);
  }
  async function download(accept, name) {
    try {
      const link = document.createElement("a");
      link.href = URL.createObjectURL(await (await ask(accept)).blob());
      link.download = name;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    } catch (error) { failed(error); }
  }
  const JSON_ANSWER = "application/sparql-results+json";
  $("csv").addEventListener("click", () => download("text/csv", "answer.csv"));
  $("json").addEventListener("click", () => download(JSON_ANSWER, "answer.json"));

  function element(tag, text) {
    const made = document.createElement(tag);
    if (text !== undefined) made.textContent = text;
    return made;
  }
  /* The explorer's page of a thing, where it has one. */
  function page(iri) {
    const item = /^http:\/\/www\.wikidata\.org\/entity\/(Q\d+)$/.exec(iri);
    if (item) return `/entity/wd:${item[1]}`;
    const own = /^https:\/\/w3id\.org\/kgraph\/(entity|event|document)\/([^?#]+)$/.exec(iri);
    if (!own) return null;
    return own[1] === "entity" ? `/entity/kg:${own[2]}` : `/${own[1]}/${own[2]}`;
  }
  const short = (iri) => decodeURIComponent(iri.replace(/^.*[/#](?=.)/, "")).slice(0, 80);
  function cell(value) {
    const made = element("td");
    if (!value) return made;
    const shown = element("bdi");
    if (value.type === "uri") {
      const address = page(value.value);
      const name = element(address ? "a" : "code", short(value.value));
      name.title = value.value;
      if (address) name.href = address;
      shown.append(name);
    } else shown.append(value.value.slice(0, 2000));
    made.append(shown);
    return made;
  }
  function table(columns, rows) {
    const made = element("table");
    const head = element("tr");
    for (const name of columns) {
      const th = element("th", name);
      th.scope = "col";
      head.append(th);
    }
    made.createTHead().append(head);
    const body = made.createTBody();
    for (const row of rows.slice(0, SHOWN)) {
      const line = element("tr");
      line.append(...columns.map((name) => cell(row[name])));
      body.append(line);
    }
    const scroll = element("div");
    scroll.className = "scroll";
    scroll.tabIndex = 0;
    scroll.setAttribute("role", "region");
    scroll.setAttribute("aria-label", "Rows");
    scroll.append(made);
    return scroll;
  }
  /* Where the first two columns name things, each row is an edge. */
  function draw(columns, rows) {
    const [from, to] = columns;
    const pairs = columns.length < 2 ? [] : rows.filter((r) => r[from] && r[to] && [r[from], r[to]].every((v) => v.type === "uri" || (v.type === "literal" && v.value.length < 60 && !/^[\d.-]*$/.test(v.value))));
    $("graph").hidden = pairs.length < 2 || pairs.length < rows.length / 2;
    $("graph").replaceChildren();
    if ($("graph").hidden) return;
    const counted = new Map();
    for (const row of pairs) {
      const key = JSON.stringify([row[from].value, row[to].value]);
      counted.set(key, (counted.get(key) || 0) + 1);
    }
    const edges = [...counted].slice(0, DRAWN * 2);
    const ids = [...new Set(edges.flatMap(([key]) => JSON.parse(key)))].slice(0, DRAWN);
    const near = (id) => edges.filter(([key]) => JSON.parse(key).includes(id)).length;
    ids.sort((a, b) => near(b) - near(a));
    // a sunflower, the busiest in the middle: evenly spread whatever the answer is
    const nodes = ids.map((id, i) => ({ id, label: short(id).slice(0, 26), group: "ORGANISATION", size: 6 + 2 * Math.sqrt(near(id)), x: Math.round(95 * Math.sqrt(i) * Math.cos(i * 2.4)), y: Math.round(62 * Math.sqrt(i) * Math.sin(i * 2.4)) }));
    const lines = edges.filter(([key]) => JSON.parse(key).every((id) => ids.includes(id))).map(([key, count]) => ({ id: key, from: JSON.parse(key)[0], to: JSON.parse(key)[1], width: 1 + Math.log2(count), smooth: { type: "curvedCW", roundness: 0.08 } }));
    const open = (id) => { const address = page(id); if (address) window.location.assign(address); };
    const drawing = window.kgraphDrawing($("graph"), { nodes, edges: lines }, { node: (id) => id, edge: (id) => ({ status: "asserted", quad: "", both: false, text: JSON.parse(id).map(short).join(" → ") }), chosen: () => {}, opened: open });
    drawing.network.on("doubleClick", (event) => { if (event.nodes.length) open(event.nodes[0]); });
    drawing.fit();
  }
  async function run() {
    try {
      const answer = await ask(`${JSON_ANSWER}, text/turtle;q=0.5`);
      const found = (answer.headers.get("Content-Type") || "").includes("json") ? await answer.json() : { text: await answer.text() };
      if (found.text !== undefined) {
        $("graph").hidden = true;
        return $("result").replaceChildren(element("h2", "Triples"), element("pre", found.text.slice(0, 100000)));
      }
      if (found.boolean !== undefined) {
        $("graph").hidden = true;
        return $("result").replaceChildren(element("h2", found.boolean ? "Yes" : "No"));
      }
      const rows = found.results.bindings;
      const columns = found.head.vars;
      const more = rows.length > SHOWN ? `, the first ${SHOWN} shown` : "";
      $("result").replaceChildren(element("h2", `${rows.length} row${rows.length === 1 ? "" : "s"}${more}`), table(columns, rows));
      draw(columns, rows);
    } catch (error) { failed(error); }
    return undefined;
  }
  $("ask").addEventListener("submit", (event) => { event.preventDefault(); run(); });
})();
