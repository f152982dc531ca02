// J and K move, Enter opens, Space peeks.
import { close, current, open } from "./popover.js";
import { typing } from "./forms.js";

export function startQueueKeys() {
  const grid = document.querySelector("[data-grid]");
  if (!grid) return;
  const rows = [...grid.querySelectorAll("tbody tr")];
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    const at = rows.findIndex((row) => row.getAttribute("aria-selected") === "true");
    const key = event.key.toLowerCase();
    if (key === "j" || key === "k") move(rows, at, key === "j" ? 1 : -1);
    if (event.target.closest("a, button, summary")) return;
    if (event.key === "Enter" && rows[at]) location.assign(rows[at].dataset.href);
    if (event.key === " " && rows[at]) {
      event.preventDefault();
      peek(rows[at]);
    }
  });
  grid.addEventListener("click", (event) => {
    const row = event.target.closest("tbody tr");
    if (row && !event.target.closest("a")) move(rows, rows.indexOf(row), 0);
  });
}

function move(rows, at, by) {
  const to = Math.max(0, Math.min(rows.length - 1, at + by));
  rows[at]?.removeAttribute("aria-selected");
  rows[to].setAttribute("aria-selected", "true");
  rows[to].scrollIntoView({ block: "nearest" });
  if (current()) peek(rows[to]);
}

function peek(row) {
  if (current()?.dataset.of === row.dataset.peek) return close(false);
  const pop = document.getElementById("peek");
  pop.dataset.of = row.dataset.peek;
  open(row, pop);
}
