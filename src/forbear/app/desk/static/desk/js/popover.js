// What stands behind a verdict or a mask opens beside it; Escape closes and gives focus back.
import { tick } from "./clocks.js";

let opener = null;

export function startPopovers() {
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-close]")) return close();
    const asked = event.target.closest("[data-pop]");
    if (asked) {
      event.preventDefault();
      return asked === opener ? close() : open(asked);
    }
    const pop = current();
    if (pop && !pop.contains(event.target)) close(false);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && current()) close();
    if (event.key === " " && event.target.matches("a[role=button]")) {
      event.preventDefault();
      event.target.click();
    }
    const cells = event.target.closest("[data-cells]");
    if (cells && (event.key === "ArrowRight" || event.key === "ArrowLeft")) step(cells, event);
  });
  addEventListener("resize", () => {
    if (current() && opener) place(opener, current());
  });
}

export function current() {
  return document.querySelector(".pop:not([hidden]):not(.still)");
}

export async function open(asked, pop = document.getElementById("pop")) {
  close(false);
  const answer = await fetch(asked.dataset.pop || asked.dataset.peek, {
    headers: { "HX-Request": "true" },
  });
  if (!answer.ok) return location.assign(asked.href || asked.dataset.href);
  pop.innerHTML = await answer.text();
  window.htmx?.process(pop);
  pop.hidden = false;
  opener = asked;
  asked.setAttribute("aria-expanded", "true");
  place(asked, pop);
  tick();
  pop.querySelector("[data-close]")?.focus({ preventScroll: true });
}

export function close(focus = true) {
  const pop = current();
  if (pop) {
    pop.hidden = true;
    pop.replaceChildren();
  }
  opener?.setAttribute("aria-expanded", "false");
  if (focus) opener?.focus();
  opener = null;
}

function place(asked, pop) {
  const box = asked.getBoundingClientRect();
  const width = pop.offsetWidth;
  const left = Math.max(8, Math.min(box.left, document.documentElement.clientWidth - width - 12));
  pop.style.left = `${left + scrollX}px`;
  pop.style.top = `${box.bottom + scrollY + 6}px`;
}

function step(cells, event) {
  const all = [...cells.querySelectorAll(".cell")];
  const to = all.indexOf(event.target.closest(".cell")) + (event.key === "ArrowRight" ? 1 : -1);
  if (all[to]) {
    event.preventDefault();
    all[to].focus();
  }
}
