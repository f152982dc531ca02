// Filters act when they change; days that are chosen often fill the date; keys press buttons.
export function typing(target) {
  return target.closest("input:not([type=radio]), select, textarea, [contenteditable]");
}

export function startForms() {
  const offline = document.getElementById("offline");
  addEventListener("offline", () => (offline.hidden = false));
  addEventListener("online", () => (offline.hidden = true));
  document.addEventListener("htmx:sendError", () => (offline.hidden = false));
  document.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.successful) offline.hidden = true;
  });
  document.addEventListener("change", (event) => {
    const form = event.target.closest("[data-autosubmit]");
    if (form && !form.hasAttribute("hx-get")) form.requestSubmit();
    const purpose = event.target.closest("#purpose");
    const carried = document.querySelector("[data-purpose]");
    if (purpose && carried) carried.value = purpose.value;
  });
  document.addEventListener("click", (event) => {
    const day = event.target.closest("[data-day]");
    if (day) day.closest(".nextdate").querySelector("input").value = day.dataset.day;
    if (event.target.closest("[data-keys]")) openKeys();
    const menu = document.querySelector("details.me[open], details.viewpick[open]");
    if (menu && !menu.contains(event.target)) menu.open = false;
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    if (document.querySelector("dialog[open]")) return;
    if (event.key === "?") openKeys();
    if (event.key === "/") {
      event.preventDefault();
      document.querySelector("[data-find]")?.focus();
    }
    const own = event.key === "Enter" && event.target.closest("a, button, summary, input");
    const pressed = document.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
    if (pressed && !own) pressed.click();
  });
  for (const toast of document.querySelectorAll("[data-toast]:not([data-still])")) {
    setTimeout(() => (toast.hidden = true), 8000);
  }
}

function openKeys() {
  document.querySelector("[data-keysheet]")?.showModal();
}
