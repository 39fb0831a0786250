// Without this script the page loses nothing but the filter, the jumps from
// change to change, and the opening of what a link leads to in browsers that
// do not open it by themselves.
(() => {
  "use strict";
  const byId = (id) => document.getElementById(id);
  const openAround = (node) => {
    for (let at = node; at; at = at.parentElement) {
      if (at.tagName === "DETAILS") at.open = true;
    }
  };

  const follow = () => {
    let id = "";
    try { id = decodeURIComponent(location.hash.slice(1)); } catch { return; }
    const target = id && byId(id);
    if (!target) return;
    openAround(target);
    target.scrollIntoView();
  };
  addEventListener("hashchange", follow);
  follow();

  let closed = [];
  addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("details:not([open])")];
    for (const d of closed) d.open = true;
  });
  addEventListener("afterprint", () => {
    for (const d of closed) d.open = false;
    closed = [];
  });

  const tools = byId("tools");
  const items = [...document.querySelectorAll("[data-filter]")];
  const changes = [...document.querySelectorAll(".change")];
  if (!tools || !items.length) return;
  tools.hidden = false;

  const filter = byId("filter");
  const count = byId("filter-count");
  const words = new Map();
  const wordsOf = (item) => {
    if (!words.has(item)) words.set(item, item.textContent.toLowerCase());
    return words.get(item);
  };
  const apply = () => {
    const wanted = filter.value.trim().toLowerCase();
    let shown = 0;
    for (const item of items) {
      const keep = !wanted || wordsOf(item).includes(wanted);
      item.classList.toggle("out", !keep);
      if (keep) shown++;
    }
    count.textContent = wanted ? `${shown} of ${items.length} entries` : "";
  };
  let timer = 0;
  filter.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(apply, 120);
  });

  if (!changes.length) {
    document.querySelector(".jump").hidden = true;
    document.querySelector(".check").hidden = true;
    return;
  }
  let at = -1;
  const jump = (step) => {
    for (let i = 0; i < changes.length; i++) {
      at = (at + step + changes.length) % changes.length;
      if (!changes[at].closest(".out")) break;
    }
    const node = changes[at];
    openAround(node);
    node.tabIndex = -1;
    node.focus({ preventScroll: true });
    node.scrollIntoView({ block: "center" });
  };
  byId("next").addEventListener("click", () => jump(1));
  byId("previous").addEventListener("click", () => jump(at < 0 ? 0 : -1));
  addEventListener("keydown", (event) => {
    if (!byId("keys").checked || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select")) return;
    if (event.key === "n") jump(1);
    else if (event.key === "p") jump(at < 0 ? 0 : -1);
  });
})();
