// What pages do with scripts on: keys for reviewing, and news of the work on a
// pile. Everything can be done without them.
"use strict";
(() => {
  const items = () => [...document.querySelectorAll(".item")];
  const typing = (e) => e.target.closest("input, textarea, select, dialog") !== null;
  const keys = document.getElementById("keys");
  document.getElementById("keys-hint").hidden = false;

  // The value that a field has now is where a correction starts from.
  const field = document.getElementById("field"), value = document.getElementById("value");
  const fill = () => { if (field && value) value.value = field.selectedOptions[0].dataset.value || ""; };
  if (field) { field.addEventListener("change", fill); fill(); }

  const move = (step) => {
    const all = items();
    if (!all.length) return;
    const at = all.indexOf(document.activeElement.closest(".item"));
    const next = all[Math.min(all.length - 1, Math.max(0, at < 0 ? 0 : at + step))];
    next.focus();
    next.scrollIntoView({ block: "nearest" });
  };
  const openItem = (then) => {
    const item = document.activeElement.closest(".item");
    const link = item && item.querySelector("a.open, a.doc");
    if (link) location.href = link.href + (then ? "#" + then : "");
  };
  const press = (id) => {
    const button = document.getElementById(id);
    if (button) { button.focus(); return true; }
    return false;
  };
  document.addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.altKey || e.metaKey || typing(e)) return;
    switch (e.key) {
      case "j": move(1); break;
      case "k": move(-1); break;
      case "Enter": if (!document.activeElement.classList.contains("item")) return; openItem(""); break;
      case "a": if (!press("accept")) openItem("accept"); break;
      case "r": if (!press("reject")) openItem("reject"); break;
      case "e": if (field) field.focus(); else openItem("field"); break;
      case "/": document.getElementById("find").focus(); break;
      case "?": if (keys.showModal) keys.showModal(); break;
      default: return;
    }
    e.preventDefault();
  });
  const wanted = location.hash.slice(1);
  if (["accept", "reject", "field"].includes(wanted)) press(wanted);

  // News of the work on the pile.
  const pile = document.body.dataset.pile, state = document.getElementById("state"), progress = document.getElementById("progress");
  if (!pile || !state || !window.EventSource) return;
  const say = (words) => { state.hidden = false; state.textContent = words; if (progress) progress.textContent = words; };
  const news = new EventSource(pile + "/events");
  news.onmessage = (e) => {
    const step = JSON.parse(e.data);
    switch (step.stage) {
      case "added": say(step.done + " kept, to be read."); break;
      case "read": say(step.done + " read …"); break;
      case "linking": say("Finding what comes from which …"); break;
      case "comparing": say("Comparing …"); break;
      case "failed": say("The report could not be made: " + step.error); break;
      case "done": {
        say("The report is up to date. ");
        const link = document.createElement("a");
        link.href = location.href.split("#")[0];
        if (progress) link.href = pile;
        link.textContent = progress ? "To the pile" : "Show it";
        state.append(link);
      }
    }
  };
})();
