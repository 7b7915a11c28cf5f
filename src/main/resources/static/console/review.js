// The review: a value and its words in the document together, and keys for everything.
(function () {
  "use strict";
  const page = document.querySelector("[data-review]");
  if (!page) return;

  const rows = function () { return Array.from(document.querySelectorAll("[data-value]")); };
  const chosen = function () { return document.querySelector("[data-value].on"); };
  const scroller = function () { return document.querySelector("#doc .doc-scroll"); };

  // ---- choosing a value ----
  function choose(row, focus) {
    if (!row) return;
    const before = chosen();
    if (before && before !== row) before.classList.remove("on");
    row.classList.add("on");
    if (focus) {
      row.focus({ preventScroll: true });
      row.scrollIntoView({ block: "nearest" });
    }
    show(row);
  }

  function show(row) {
    document.querySelectorAll("[data-mark].on").forEach(function (m) { m.classList.remove("on"); });
    const doc = document.getElementById("doc");
    const part = row.dataset.part;
    if (!doc || !part) return;
    if (doc.dataset.shown !== part) {
      const tab = Array.from(doc.querySelectorAll("[data-part]")).find(function (t) { return t.dataset.part === part; });
      if (tab && !doc.dataset.opening) {
        doc.dataset.opening = "yes";
        tab.click();
      }
      return;
    }
    const marks = Array.from(doc.querySelectorAll('[data-mark~="' + CSS.escape(row.dataset.key) + '"]'));
    marks.forEach(function (m) { m.classList.add("on"); });
    const sheet = doc.querySelector('[data-page="' + row.dataset.page + '"]');
    const to = marks[0] || sheet;
    if (to) into(to);
  }

  function into(element) {
    const box = scroller();
    const at = element.getBoundingClientRect();
    const frame = box.getBoundingClientRect();
    if (at.top < frame.top + 40 || at.bottom > frame.bottom - 40) {
      box.scrollTop += at.top - frame.top - frame.height / 3;
    }
  }

  // A row grows when it is chosen, so a press that gives it the focus must not: what is pressed would move away.
  let pressed = false;
  document.addEventListener("pointerdown", function () { pressed = true; }, true);
  document.addEventListener("pointerup", function () { window.setTimeout(function () { pressed = false; }); }, true);
  document.addEventListener("pointercancel", function () { pressed = false; }, true);
  page.addEventListener("focusin", function (event) {
    const row = event.target.closest("[data-value]");
    if (row && !pressed) choose(row, false);
  });
  page.addEventListener("click", function (event) {
    const row = event.target.closest("[data-value]");
    if (row) choose(row, !event.target.closest("a, button, summary, input"));
    const mark = event.target.closest("[data-mark]");
    if (mark) choose(document.getElementById("v-" + mark.dataset.mark.split(" ")[0]), true);
  });

  // The mouse over a mark or a click on a page picture.
  page.addEventListener("click", function (event) {
    if (event.target.closest("[data-zooms]") && !event.target.closest("[data-mark]")) zoom();
  });
  function zoom() {
    const box = scroller();
    if (!box) return;
    const middle = (box.scrollTop + box.clientHeight / 2) / box.scrollHeight;
    box.classList.toggle("zoomed");
    box.scrollTop = middle * box.scrollHeight - box.clientHeight / 2;
  }

  // ---- what comes from the server ----
  document.addEventListener("htmx:afterSettle", function (event) {
    const into = event.detail.target;
    if (into.id === "pane" || document.getElementById("pane") === event.detail.elt) {
      const pane = document.getElementById("pane");
      const next = document.getElementById("v-" + pane.dataset.focus);
      if (askPlace()) return;
      if (next) choose(next, true);
      else focusDecision();
      return;
    }
    const row = chosen();
    if (row) show(row);
  });
  // Whose report it is comes before its figures.
  function askPlace() {
    const place = document.querySelector("details[data-asks-first]");
    const asked = place && (place.dataset.asksFirst === "period"
      ? place.querySelector("select[name=period]")
      : place.querySelector("input[name=unit]") || place.querySelector("input[type=search]"));
    if (!asked) return false;
    asked.focus({ preventScroll: true });
    place.scrollIntoView({ block: "nearest" });
    return true;
  }
  function focusDecision() {
    const accept = document.querySelector("[data-accept] button");
    if (accept) accept.focus();
  }

  // ---- keys ----
  const SILENT = "vanthu-keys-off";
  const off = document.querySelector("[data-keys-off]");
  if (off) {
    off.checked = localStorage.getItem(SILENT) === "yes";
    off.addEventListener("change", function () { localStorage.setItem(SILENT, off.checked ? "yes" : "no"); });
  }

  document.addEventListener("keydown", function (event) {
    const target = event.target;
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (document.querySelector("dialog[open]")) return;
    if (target.matches("input[name=value]")) {
      editing(event, target);
      return;
    }
    if (target.matches("input, textarea, select")) return;
    if (event.key === "Enter" && target.matches("[data-value]")) {
      event.preventDefault();
      confirm(target);
      return;
    }
    if (localStorage.getItem(SILENT) === "yes") return;
    const act = acts[event.key];
    if (act) {
      event.preventDefault();
      act();
    }
  });

  function editing(event, input) {
    if (event.key === "Enter") {
      event.preventDefault();
      input.form.querySelector("[value=amend]").click();
    } else if (event.key === "Escape") {
      event.preventDefault();
      const row = input.closest("[data-value]");
      input.closest("details").open = false;
      choose(row, true);
    }
  }

  function confirm(row) {
    const button = row.querySelector("[data-confirm]");
    if (button) button.click();
    else if (row.dataset.open) edit(row);
    else next();
  }
  function edit(row) {
    const details = row && row.querySelector(".value-edit");
    if (!details) return;
    details.open = true;
    const input = details.querySelector("input[name=value]");
    input.focus();
    input.select();
  }
  function step(by) {
    const all = rows();
    const at = all.indexOf(chosen());
    choose(all[Math.max(0, Math.min(all.length - 1, at < 0 ? 0 : at + by))], true);
  }
  function next() {
    const all = rows();
    const at = all.indexOf(chosen());
    const order = all.slice(at + 1).concat(all.slice(0, at + 1));
    const open = order.find(function (r) { return r.dataset.open; });
    if (open) choose(open, true);
    else focusDecision();
  }
  function press(selector) {
    const it = document.querySelector(selector);
    if (it) it.click();
  }
  page.addEventListener("toggle", function (event) {
    if (event.target.matches(".value-edit") && event.target.open) {
      const input = event.target.querySelector("input[name=value]");
      if (document.activeElement === input) return; // typing may have begun: it must not be selected away
      input.focus();
      input.select();
    }
  }, true);

  const acts = {
    j: function () { step(1); },
    ArrowDown: function () { step(1); },
    k: function () { step(-1); },
    ArrowUp: function () { step(-1); },
    n: next,
    e: function () { edit(chosen()); },
    x: function () { const row = chosen(); if (row && row.querySelector("[data-remove]")) row.querySelector("[data-remove]").click(); },
    d: function () {
      const place = document.querySelector("details.place");
      if (!place || !place.querySelector("#find-unit")) return;
      place.open = true;
      place.querySelector("#find-unit").focus();
    },
    u: function () { press("[data-undo] button"); },
    a: function () { press("[data-accept] button"); },
    h: function () { press("[data-ask]"); },
    s: function () { press("[data-skip]"); },
    z: zoom,
    "?": function () { press("[data-opens=keys]"); }
  };

  // The first thing in focus is the first that needs a person.
  const pane = document.getElementById("pane");
  const first = document.getElementById("v-" + pane.dataset.focus);
  if (!askPlace() && first) choose(first, true);
})();
