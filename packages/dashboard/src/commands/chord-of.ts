/** What of a key press says which key it was. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

const MODIFIERS: ReadonlySet<string> = new Set(["Control", "Meta", "Alt", "Shift", "AltGraph"]);
const IS_MAC = /Mac|iPhone|iPad/.test(globalThis.navigator?.userAgent ?? "");

/** Keys that were pressed together, as commands name them; undefined while only modifiers are down. */
export function chordOf(press: KeyPress, isMac: boolean = IS_MAC): string | undefined {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = press;
  if (MODIFIERS.has(key) || key === "Dead" || key === "Unidentified") return undefined;
  const held = [
    ...((isMac ? metaKey : ctrlKey) ? ["$mod"] : []),
    ...((isMac ? ctrlKey : metaKey) ? [isMac ? "Control" : "Meta"] : []),
    ...(altKey ? ["Alt"] : []),
    ...(shiftKey ? ["Shift"] : []),
  ];
  const name = key === " " ? "Space" : key.length === 1 ? key.toLowerCase() : key;
  return [...held, name].join("+");
}

/** Keys that browsers keep for themselves or that people expect of them. */
const OF_THE_BROWSER: ReadonlySet<string> = new Set(
  ["t", "w", "l", "r", "f", "n", "p", "q", "s", "a", "c", "v", "x", "z", "Tab"].map(
    (key) => `$mod+${key}`,
  ),
);

/** Whether keys are the browser's: a page that takes them breaks what hands know. */
export function isOfTheBrowser(chord: string): boolean {
  return (
    OF_THE_BROWSER.has(chord) || chord === "Tab" || chord === "Shift+Tab" || /^F\d+$/.test(chord)
  );
}
