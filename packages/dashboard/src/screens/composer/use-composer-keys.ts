import type { RefObject } from "react";
import { useCommands } from "../../commands/command-list.ts";
import { type ComposerPlace, type Mode, nextMode } from "./mode.ts";

const IS_MAC = /Mac|iPhone|iPad/.test(navigator.userAgent);
/** On a Mac the key with ⌥ is another letter. */
const NEXT_MODE = IS_MAC ? "Alt+µ" : "Alt+m";
const PRINTED = IS_MAC ? "⌥M" : "Alt+M";

/**
 * The keys of a composer; returns the chord of the next mode as it is printed. The chord is no Tab: with that a person who
 * has only a keyboard could not leave the box, and it is what takes a completion. Shift+Tab leads to the modes themselves,
 * which arrows choose as in any group of radio buttons. Nor is it a digit with Alt or Ctrl: these are tabs of the browser.
 */
export function useComposerKeys({
  place,
  mode,
  setMode,
  box,
}: {
  readonly place: ComposerPlace;
  readonly mode: Mode;
  readonly setMode: (mode: Mode) => void;
  readonly box: RefObject<HTMLTextAreaElement | null>;
}): string {
  useCommands([
    {
      id: "compose",
      title: "Write what should happen",
      group: "Run",
      keys: "c",
      run: () => box.current?.focus(),
    },
    {
      id: "compose.mode",
      title: "Next mode of the composer",
      group: "Run",
      keys: NEXT_MODE,
      inFields: true,
      run() {
        setMode(nextMode(place, mode));
        box.current?.focus();
      },
    },
  ]);
  return PRINTED;
}
