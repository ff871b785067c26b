import { useEffect } from "react";
import { z } from "zod";
import { stored } from "../stored/stored.ts";

/** Whose choice the colours are. */
export const THEMES = ["system", "light", "dark"] as const;
/** How much room rows take. */
export const DENSITIES = ["compact", "usual", "comfortable"] as const;

const DARK = "(prefers-color-scheme: dark)";

// `public/theme.js` reads the same key before the first paint: a plain word, not JSON.
const KEY = "wheelhouse.theme";

/** Light, dark, or as the system says. */
export const theme = plainChoice();
/** How high rows are. */
export const density = stored("density", z.enum(DENSITIES), "usual");

/** Keeps the document's colours and density as they were chosen. */
export function useAppearance(): void {
  const chosen = theme.use();
  const rows = density.use();
  useEffect(() => {
    const system = matchMedia(DARK);
    const apply = (): void => {
      const isDark = chosen === "dark" || (chosen === "system" && system.matches);
      document.documentElement.dataset["theme"] = isDark ? "dark" : "light";
    };
    apply();
    system.addEventListener("change", apply);
    return () => system.removeEventListener("change", apply);
  }, [chosen]);
  useEffect(() => {
    document.documentElement.dataset["density"] = rows;
  }, [rows]);
}

/** The next theme of the three, for the key that goes through them. */
export function nextTheme(now: (typeof THEMES)[number]): (typeof THEMES)[number] {
  return THEMES[(THEMES.indexOf(now) + 1) % THEMES.length] ?? "system";
}

function plainChoice(): ReturnType<typeof stored<(typeof THEMES)[number]>> {
  const choice = stored("theme.choice", z.enum(THEMES), "system");
  return {
    ...choice,
    set(next) {
      choice.set(next);
      try {
        localStorage.setItem(KEY, next);
      } catch {
        // As for every stored value.
      }
    },
  };
}
