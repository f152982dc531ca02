// The guide's one act follows what is chosen; figures choose an outcome; news is read aloud.
import { typing } from "./forms.js";
import { tick } from "./clocks.js";

export function startGuide() {
  follow();
  document.addEventListener("change", (event) => {
    if (event.target.name === "way") follow();
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    const outcome = document.querySelector(`[data-code="${CSS.escape(event.key)}"]`);
    if (outcome) {
      outcome.checked = true;
      outcome.focus();
    }
  });
  document.addEventListener("htmx:afterSettle", (event) => {
    follow();
    tick();
    if (event.target.id !== "frame") return;
    const fresh = document.querySelector("#guide [data-focus]");
    fresh?.focus({ preventScroll: false });
    const words = document.querySelector("#guide [data-say], #guide [role=alert]");
    if (words) document.getElementById("said").textContent = words.dataset.say || words.innerText;
  });
}

function follow() {
  const way = document.querySelector("[name=way]:checked");
  const guide = document.getElementById("guide");
  if (guide) guide.classList.toggle("may", Boolean(way?.hasAttribute("data-allowed")));
}
