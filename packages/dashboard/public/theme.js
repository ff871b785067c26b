// Runs before the first paint, so that a dark page never flashes white. The page's own code reads and
// writes the same key (src/shell/theme.ts).
{
  let choice = "system";
  try {
    choice = localStorage.getItem("wheelhouse.theme") ?? "system";
  } catch {
    // Storage may be refused; the system's choice is the best there is.
  }
  const isDark =
    choice === "dark" ||
    (choice === "system" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.dataset.theme = isDark ? "dark" : "light";
}
