// What pages do beyond links and forms. No page needs it to be read.
(function () {
  "use strict";
  document.documentElement.classList.add("js");

  // Every piece of a page that is sent carries the token against forged calls.
  document.addEventListener("htmx:configRequest", function (event) {
    const token = document.querySelector("meta[name=csrf]");
    if (token) event.detail.headers["X-CSRF-TOKEN"] = token.content;
  });

  // The menu of narrow screens.
  document.addEventListener("click", function (event) {
    const button = event.target.closest("[data-menu]");
    if (!button) return;
    const open = button.getAttribute("aria-expanded") !== "true";
    button.setAttribute("aria-expanded", String(open));
    document.getElementById(button.getAttribute("aria-controls")).classList.toggle("open", open);
  });

  // Dialogs: a button names the one it opens; within it another closes it.
  document.addEventListener("click", function (event) {
    const opener = event.target.closest("[data-opens]");
    if (opener) {
      const dialog = document.getElementById(opener.dataset.opens);
      if (dialog && !dialog.open) dialog.showModal();
      return;
    }
    const closer = event.target.closest("[data-closes]");
    if (closer) closer.closest("dialog").close();
  });

  // A list that narrows what is shown sends itself.
  document.addEventListener("change", function (event) {
    if (event.target.matches("[data-sends]")) event.target.form.requestSubmit();
  });

  // A form is sent once; coming back to the page makes it ready again.
  document.addEventListener("submit", function (event) {
    const question = event.submitter && event.submitter.dataset.asks;
    if (question && !window.confirm(question)) {
      event.preventDefault();
      return;
    }
    if (event.target.method === "post") {
      window.setTimeout(function () {
        event.target.querySelectorAll("button").forEach(function (b) { b.setAttribute("aria-disabled", "true"); });
      });
    }
  });
  document.addEventListener("click", function (event) {
    const button = event.target.closest("button[aria-disabled=true]");
    if (button) event.preventDefault();
  });
  window.addEventListener("pageshow", function () {
    document.querySelectorAll("button[aria-disabled=true]").forEach(function (b) { b.removeAttribute("aria-disabled"); });
  });
  document.addEventListener("htmx:afterRequest", function (event) {
    event.target.querySelectorAll("button[aria-disabled=true]").forEach(function (b) { b.removeAttribute("aria-disabled"); });
  });

  // Words that are put into a field by a click.
  document.addEventListener("click", function (event) {
    const words = event.target.closest("[data-fills]");
    if (!words) return;
    const field = document.getElementById(words.dataset.fills);
    field.value = words.textContent;
    field.focus();
  });

  // A file can be dropped onto its field.
  ["dragover", "dragleave", "drop"].forEach(function (kind) {
    document.addEventListener(kind, function (event) {
      const field = event.target.closest && event.target.closest("[data-drop] .drop");
      if (!field) return;
      event.preventDefault();
      field.classList.toggle("over", kind === "dragover");
      if (kind === "drop" && event.dataTransfer.files.length) {
        const input = field.querySelector("input[type=file]");
        input.files = event.dataTransfer.files;
        input.dispatchEvent(new Event("change", { bubbles: true }));
      }
    });
  });

  // Files that would be refused for their size are named before they are sent.
  document.addEventListener("change", function (event) {
    const limit = document.querySelector("meta[name=upload-limit]");
    if (!limit || event.target.type !== "file") return;
    const fields = Array.from(event.target.form.querySelectorAll("input[type=file]"));
    const files = fields.flatMap(function (field) { return Array.from(field.files); });
    const bytes = files.reduce(function (sum, file) { return sum + file.size; }, 0);
    fields.forEach(function (field) { field.setCustomValidity(""); });
    if (bytes > Number(limit.content)) {
      event.target.setCustomValidity(limit.dataset.words);
      event.target.reportValidity();
    }
  });

  document.addEventListener("click", function (event) {
    if (event.target.closest("[data-prints]")) window.print();
  });

  // A box in the heading of a list ticks all of its boxes.
  document.addEventListener("change", function (event) {
    const name = event.target.dataset && event.target.dataset.all;
    if (!name) return;
    event.target.closest("table").querySelectorAll("tbody input[type=checkbox]").forEach(function (box) {
      if (box.name === name) box.checked = event.target.checked;
    });
  });

  // A small menu closes by a click elsewhere, or by Escape.
  function closeMenus(but) {
    document.querySelectorAll("details.more-menu[open]").forEach(function (menu) { if (menu !== but) menu.open = false; });
  }
  document.addEventListener("click", function (event) { closeMenus(event.target.closest("summary") && event.target.closest("details.more-menu")); });
  document.addEventListener("keydown", function (event) { if (event.key === "Escape") closeMenus(null); });
})();
