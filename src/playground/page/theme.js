// Light or dark, before anything is painted. A classic script on purpose: a module would run after the first paint.
// The person's choice is kept only while it differs from what the system asks for.
(() => {
  const KEY = "playground.theme";
  const system = matchMedia("(prefers-color-scheme: dark)");
  const stored = () => { try { return localStorage.getItem(KEY); } catch { return null; } };
  const shown = () => stored() ?? (system.matches ? "dark" : "light");

  function keep(theme) {
    try {
      if (theme === (system.matches ? "dark" : "light")) localStorage.removeItem(KEY);
      else localStorage.setItem(KEY, theme);
    } catch { /* a browser without storage forgets the choice on reload */ }
    paint(theme);
  }

  function paint(theme) {
    document.documentElement.dataset.theme = theme;
    dispatchEvent(new CustomEvent("theme", { detail: theme }));
  }

  paint(shown());
  system.addEventListener("change", () => paint(shown()));
  addEventListener("theme-toggle", () => keep(document.documentElement.dataset.theme === "dark" ? "light" : "dark"));
})();
