// Countdowns to an instant and the length of a call. What is read aloud is the text as it came.
const pad = (n) => String(n).padStart(2, "0");
// The desk's clock may be moved: count from the server's now, not from the machine's.
const stamp = document.querySelector("[data-asked]")?.dataset.asked;
const ahead = stamp ? Date.parse(stamp) - Date.now() : 0;
const STALE = 5 * 60 * 1000;

export function startClocks() {
  tick();
  setInterval(tick, 1000);
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-ask-again]")) document.body.dispatchEvent(new Event("ask-again"));
  });
}

export function tick() {
  const now = Date.now() + ahead;
  for (const part of document.querySelectorAll("[data-until]")) {
    const left = Math.round((Date.parse(part.dataset.until) - now) / 1000);
    if (left < 0 || left >= 2 * 86400) continue;
    const [hours, minutes] = [Math.floor(left / 3600), Math.floor(left / 60) % 60];
    part.textContent = hours
      ? part.dataset.words.replace("{hours}", hours).replace("{minutes}", minutes)
      : `−${minutes}:${pad(left % 60)}`;
  }
  for (const part of document.querySelectorAll("[data-up]")) {
    part.dataset.from ??= String(Date.now() - 1000 * Number(part.dataset.up));
    const gone = Math.floor((Date.now() - Number(part.dataset.from)) / 1000);
    part.textContent = `${pad(Math.floor(gone / 60))}:${pad(gone % 60)}`;
  }
  for (const gate of document.querySelectorAll(".gate[data-asked]")) {
    const old = now - Date.parse(gate.dataset.asked) > STALE;
    gate.classList.toggle("old", old);
    gate.querySelector(".stale").hidden = !old;
  }
}
