import type { ReactNode } from "react";

const SYMBOLS: Readonly<Record<string, string>> = {
  $mod: /Mac|iPhone|iPad/.test(navigator.userAgent) ? "⌘" : "Ctrl",
  Shift: "⇧",
  Enter: "⏎",
  Escape: "Esc",
  ArrowUp: "↑",
  ArrowDown: "↓",
  ArrowLeft: "←",
  ArrowRight: "→",
};

/** Keys as they are printed, from the form in which commands name them: `g r`, `$mod+Enter`. */
export function Kbd({ keys }: { readonly keys: string }): ReactNode {
  return (
    <span className="inline-flex gap-1 whitespace-nowrap" aria-hidden="true">
      {keys.split(" ").map((chord, index) => (
        <kbd
          // The same chord may stand twice in a sequence; its place tells them apart.
          key={`${chord}${index}`}
          className="rounded-chip border border-line bg-raised px-1 font-sans text-2xs font-medium text-text-2"
        >
          {chord
            .split("+")
            .map((key) => SYMBOLS[key] ?? (key.length === 1 ? key.toUpperCase() : key))
            .join(" ")}
        </kbd>
      ))}
    </span>
  );
}
