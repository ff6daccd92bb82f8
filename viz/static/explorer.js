"use strict";
(() => {
  const data = JSON.parse(document.getElementById("picture").textContent);
  const byId = (id) => document.getElementById(id);
  const stage = byId("stage");
  const scroll = byId("scroll");
  const cardBox = byId("card");
  const guide = byId("guide");
  const search = byId("search");
  const found = byId("found");
  const SMALLEST = 0.93; // 14 px text stays at 13 px
  const FADED = 0.4;

  const nodes = data.nodes.filter((node) => node.id in data.cards);
  const place = new Map(nodes.map((node) => [node.id, node]));
  const nodeSet = new vis.DataSet(data.nodes);
  const edgeSet = new vis.DataSet(data.edges.map((edge, number) => ({ ...edge, id: number })));
  let scale = 1;
  let chosen = null;

  function sized(wanted) {
    scale = wanted;
    stage.style.width = `${Math.ceil(data.width * scale)}px`;
    stage.style.height = `${Math.ceil(data.height * scale)}px`;
  }
  const readable = () =>
    Math.min(1.15, Math.max(SMALLEST, (scroll.clientWidth - 18) / data.width));

  sized(readable());
  const network = new vis.Network(stage, { nodes: nodeSet, edges: edgeSet }, data.options);

  function show(wanted) {
    sized(wanted);
    network.setSize(stage.style.width, stage.style.height);
    network.moveTo({
      position: { x: data.width / 2, y: data.height / 2 },
      scale,
      animation: false,
    });
    network.redraw();
  }

  function element(name, text, className) {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    if (className) made.className = className;
    return made;
  }

  function facts(card) {
    const list = element("dl");
    for (const fact of card.facts) {
      list.append(element("dt", fact.label), ...fact.values.map((value) => element("dd", value)));
    }
    return list;
  }

  function quotes(card) {
    return card.quotes.map((quote) => {
      const made = element("blockquote", quote.parts.length ? "“" : `“${quote.text}”`);
      made.append(...quote.parts.map((part) => element(part.marked ? "mark" : "span", part.text)));
      if (quote.parts.length) made.append("”");
      made.append(element("cite", quote.place));
      return made;
    });
  }

  function opener(card) {
    if (!card.opens) return [];
    const link = element("a", "Mở từng mục, từng nhiệm vụ", "open");
    link.href = card.opens;
    return [link];
  }

  function showCard(id) {
    const card = data.cards[id];
    const close = element("button", "Đóng", "close");
    close.type = "button";
    close.addEventListener("click", clear);
    cardBox.replaceChildren(
      close,
      element("div", card.kind, "kind"),
      element("h2", card.title),
      ...opener(card),
      facts(card),
      ...quotes(card),
    );
    cardBox.hidden = false;
    guide.hidden = true;
    cardBox.closest("aside").scrollTop = 0;
  }

  const neighbours = (id) =>
    data.edges.filter((edge) => edge.ends.includes(id)).flatMap((edge) => edge.ends);

  function paint(id) {
    const near = id === null ? null : new Set([id, ...neighbours(id)]);
    nodeSet.update(
      data.nodes.map((node) => ({
        id: node.id,
        opacity: !near || near.has(node.id) || !(node.id in data.cards) ? 1 : FADED,
      })),
    );
    edgeSet.update(
      edgeSet.map((edge) => ({
        id: edge.id,
        color: {
          ...edge.color,
          opacity: id === null ? data.edges[edge.id].color.opacity : edge.ends.includes(id) ? 1 : 0.08,
        },
      })),
    );
  }

  function reveal(node) {
    const left = node.x * scale - scroll.clientWidth / 2;
    const top = node.y * scale - scroll.clientHeight / 2;
    scroll.scrollTo({ left, top });
    if (scroll.getBoundingClientRect().bottom > window.innerHeight) {
      scroll.scrollIntoView({ block: "nearest" });
    }
  }

  function choose(id, { move = true } = {}) {
    if (!place.has(id)) return;
    chosen = id;
    network.selectNodes([id], false);
    paint(id);
    showCard(id);
    if (move) reveal(place.get(id));
  }

  function clear() {
    chosen = null;
    network.unselectAll();
    paint(null);
    cardBox.hidden = true;
    cardBox.replaceChildren();
    guide.hidden = false;
  }

  function open(id) {
    const target = data.cards[id]?.opens;
    if (target) window.location.href = target;
  }

  network.on("click", ({ nodes: [id] }) => (id in data.cards ? choose(id, { move: false }) : clear()));
  network.on("doubleClick", ({ nodes: [id] }) => open(id));

  /* The nearest box in the direction of an arrow key; across counts more than along. */
  function nearest(key) {
    if (chosen === null) return nodes[0]?.id;
    const here = place.get(chosen);
    const upright = key === "ArrowUp" || key === "ArrowDown";
    const sign = key === "ArrowUp" || key === "ArrowLeft" ? -1 : 1;
    let best = chosen;
    let least = Infinity;
    for (const node of nodes) {
      const along = sign * (upright ? node.y - here.y : node.x - here.x);
      const aside = Math.abs(upright ? node.x - here.x : node.y - here.y);
      if (along <= (upright ? 1 : 150) || (upright && aside > 150)) continue;
      if (along + aside < least) [best, least] = [node.id, along + aside];
    }
    return best;
  }

  stage.addEventListener("keydown", (event) => {
    if (event.key.startsWith("Arrow")) choose(nearest(event.key));
    else if (event.key === "Enter" && chosen !== null) open(chosen);
    else return;
    event.preventDefault();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    found.hidden = true;
    clear();
  });

  /* Folded as typed without marks: đ is d, hóa is hoa. */
  const fold = (text) =>
    text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase();
  const texts = nodes.map((node) => {
    const card = data.cards[node.id];
    const symbols = card.facts.slice(0, 2).flatMap((fact) => fact.values);
    return { id: node.id, card, text: fold([card.title, node.label, ...symbols].join(" ")) };
  });

  function hit({ id, card }) {
    const item = element("li");
    const button = element("button", `${card.kind}: ${card.title}`);
    button.type = "button";
    button.addEventListener("click", () => pick(id));
    item.append(button);
    return item;
  }

  function pick(id) {
    found.hidden = true;
    choose(id);
    stage.focus({ preventScroll: true });
  }

  function hits() {
    const wanted = fold(search.value).split(/\s+/).filter(Boolean);
    if (!wanted.length) return [];
    return texts.filter(({ text }) => wanted.every((word) => text.includes(word)));
  }

  search.addEventListener("input", () => {
    const all = hits();
    const none = search.value.trim() ? [element("li", "Không thấy trên hình này.")] : [];
    const rest = all.length > 8 ? [element("li", `… và ${all.length - 8} ô nữa`)] : [];
    found.replaceChildren(...(all.length ? [...all.slice(0, 8).map(hit), ...rest] : none));
    found.hidden = !found.childElementCount;
  });
  search.addEventListener("keydown", (event) => {
    const [first] = hits();
    if (event.key === "Enter" && first) pick(first.id);
  });

  byId("zoom-in").addEventListener("click", () => show(Math.min(scale * 1.2, 2)));
  byId("zoom-out").addEventListener("click", () => show(Math.max(scale / 1.2, 0.3)));
  byId("zoom-fit").addEventListener("click", () =>
    show(Math.min(scroll.clientWidth / data.width, scroll.clientHeight / data.height)),
  );
  byId("twin").addEventListener("click", ({ target }) => {
    const button = target.closest("button[data-id]");
    if (!button) return;
    choose(button.dataset.id);
    cardBox.scrollIntoView({ block: "nearest" });
  });

  show(scale);
  stage.dataset.ready = "true";
})();
