// Without this script the pages lose the keys, the updates in place and the
// dropping of files; every form and link works all the same.
(() => {
  "use strict";
  const byId = (id) => document.getElementById(id);
  const say = (text) => { byId("status").textContent = text; };

  const items = () => [...document.querySelectorAll("[data-item]")].filter((e) => e.checkVisibility());
  const current = () => document.activeElement && document.activeElement.closest("[data-item]");
  const go = (item) => {
    if (!item) return;
    item.focus({ preventScroll: true });
    item.scrollIntoView({ block: "nearest" });
    show(item, false);
  };

  // show marks the words of a card in the text, and scrolls to them.
  const show = (item, scroll) => {
    for (const m of document.querySelectorAll("mark.on")) m.classList.remove("on");
    const at = item.id && byId("in-" + item.id);
    if (!at) return;
    const words = at.nextElementSibling;
    for (let n = at; n; n = n.nextElementSibling) {
      if (n.tagName === "MARK") { n.classList.add("on"); break; }
    }
    if (scroll || innerWidth >= 1024) (words || at).scrollIntoView({ block: "center" });
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-show]");
    if (!link) return;
    event.preventDefault();
    show(link.closest("[data-item]"), true);
  });

  const step = (by) => {
    const all = items();
    const i = all.indexOf(current());
    go(all[i < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(i + by, 0), all.length - 1)]);
  };
  const act = (action) => {
    const button = current() && current().querySelector(`button[value="${action}"]`);
    if (button) button.click();
  };
  const edit = () => {
    const lazy = current() && current().querySelector("a.do-edit");
    if (lazy) {
      const input = current().querySelector(".slot input:not([type=hidden]), .slot select");
      if (input) input.focus();
      else lazy.click();
      return;
    }
    const form = current() && current().querySelector("details.edit");
    if (!form) {
      const link = current() && current().querySelector("a[href]");
      if (link) link.click();
      return;
    }
    form.open = true;
    form.querySelector("input:not([type=hidden]), select, textarea").focus();
  };
  // move opens the form that says what the current entry belongs to.
  const move = () => {
    const form = current() && current().querySelector("details.merge");
    if (!form) return;
    form.open = true;
    form.querySelector("select").focus();
  };

  // What is selected in the text goes into the form that inserts it, with its
  // place among equal words.
  let picked = null;
  const text = document.querySelector(".desk .text");
  document.addEventListener("selectionchange", () => {
    const s = getSelection();
    const words = s.toString().trim();
    if (!text || !words || !text.contains(s.anchorNode) || !text.contains(s.focusNode)) return;
    const before = document.createRange();
    before.selectNodeContents(text);
    before.setEnd(s.getRangeAt(0).startContainer, s.getRangeAt(0).startOffset);
    const part = before.cloneContents();
    for (const ref of part.querySelectorAll(".ref")) ref.remove();
    const flat = (t) => t.split(/\s+/).filter(Boolean).join(" ");
    picked = { words, nth: flat(part.textContent).split(flat(words)).length };
  });
  const insert = (id) => {
    const form = byId(id);
    if (!form) return;
    form.open = true;
    const field = form.querySelector("textarea");
    if (picked) {
      field.value = picked.words;
      form.querySelector("[name=nth]").value = picked.nth;
      say("The selected words are in the form.");
      form.querySelector("input:not([type=hidden]):not([name=nth])").focus();
    } else {
      field.focus();
    }
    form.scrollIntoView({ block: "nearest" });
  };
  let change = -1;
  const jump = (by) => {
    const all = [...document.querySelectorAll(".change")].filter((e) => e.checkVisibility());
    if (!all.length) return;
    change = (change + by + all.length) % all.length;
    all[change].tabIndex = -1;
    all[change].focus({ preventScroll: true });
    all[change].scrollIntoView({ block: "center" });
  };

  const help = byId("help");
  const on = byId("keys-on");
  on.checked = localStorage.getItem("hearsay-keys") !== "off";
  on.addEventListener("change", () => localStorage.setItem("hearsay-keys", on.checked ? "on" : "off"));
  const open = byId("help-open");
  if (open) {
    open.hidden = false;
    open.addEventListener("click", () => help.showModal());
  }
  const keys = {
    j: () => step(1), k: () => step(-1), a: () => act("accept"), r: () => act("reject"), u: () => act("revert"), e: edit, m: move, s: () => act("split"),
    i: () => insert("insert-quote"), c: () => insert("insert-claim"),
    o: () => { if (current()) show(current(), true); }, n: () => jump(1), p: () => jump(change < 0 ? 0 : -1),
    "/": () => { const f = byId("find"); if (f) f.focus(); }, "?": () => help.showModal(),
  };
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || help.open) return;
    if (event.target.closest("input, textarea, select")) {
      const inserting = event.target.closest("details.insert");
      if (event.key === "Escape" && inserting) {
        inserting.open = false;
        inserting.querySelector("summary").focus();
      } else if (event.key === "Escape" && current()) {
        const form = event.target.closest("details.edit");
        if (form) form.open = false;
        const slot = event.target.closest(".slot");
        if (slot) slot.replaceChildren();
        go(current());
      }
      return;
    }
    if (event.key === "Enter" && event.target.matches("[data-item]")) {
      const link = event.target.querySelector("h2 a");
      if (link) link.click();
      return;
    }
    if (!on.checked || !keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
  });

  // What was updated in place keeps the focus and is told.
  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.target.classList.contains("slot")) {
      const input = event.target.querySelector("input:not([type=hidden]), select, textarea");
      if (input) input.focus();
      return;
    }
    const item = event.detail.elt && event.detail.elt.closest ? event.detail.elt.closest("[data-item]") : null;
    if (!item) return;
    item.focus({ preventScroll: true });
    const mark = item.querySelector("[role=alert], .mark");
    say(mark ? mark.textContent : "Kept.");
    watch();
  });
  document.addEventListener("htmx:responseError", () => say("This was not kept. Load the page again."));

  // What a link leads to is opened; back from a form, the keys go on where they
  // were.
  const follow = () => {
    let id = "";
    try { id = decodeURIComponent(location.hash.slice(1)); } catch { return; }
    const target = id && byId(id);
    if (!target) return;
    for (let at = target; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
    if (target.matches("[data-item]")) target.focus();
    else target.scrollIntoView();
  };
  addEventListener("hashchange", follow);
  follow();

  const drop = byId("drop");
  if (drop) {
    byId("drop-hint").hidden = false;
    const files = byId("files");
    for (const name of ["dragenter", "dragover"]) {
      drop.addEventListener(name, (event) => { event.preventDefault(); drop.classList.add("over"); });
    }
    for (const name of ["dragleave", "drop"]) drop.addEventListener(name, () => drop.classList.remove("over"));
    drop.addEventListener("drop", (event) => {
      event.preventDefault();
      files.files = event.dataTransfer.files;
      say(`${files.files.length} files`);
    });
  }

  // The work on the pile is followed as it goes on.
  let source = null;
  const watch = () => {
    const pile = document.body.dataset.pile;
    if (!pile || source) return;
    source = new EventSource(pile + "/events");
    const live = byId("progress");
    let waiting = false;
    const refresh = () => {
      if (!live || waiting) return;
      waiting = true;
      setTimeout(() => {
        waiting = false;
        htmx.ajax("GET", live.dataset.live, { target: live, swap: "innerHTML" });
      }, 300);
    };
    source.addEventListener("work", refresh);
    const end = (text) => {
      refresh();
      const stale = byId("stale");
      if (stale) {
        stale.firstChild.textContent = text + " ";
        say(text);
      }
    };
    source.addEventListener("done", () => end("The report is up to date."));
    source.addEventListener("failed", () => end("The report could not be made; the server tries again."));
  };
  if (byId("progress") || "stale" in document.body.dataset) watch();
})();
