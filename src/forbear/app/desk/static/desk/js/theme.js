// Dark or light at once; the form's own address keeps the choice.
export function startTheme() {
  document.addEventListener("submit", (event) => {
    const form = event.target.closest("[data-theme-form]");
    if (!form) return;
    event.preventDefault();
    const root = document.documentElement;
    const dark = root.dataset.theme
      ? root.dataset.theme === "dark"
      : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
    const answer = new FormData(form);
    answer.set("theme", root.dataset.theme);
    fetch(form.action, { method: "POST", body: answer, redirect: "manual" });
    const button = form.querySelector("button");
    if (button) button.value = dark ? "dark" : "light";
  });
}
