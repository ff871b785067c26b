import { useEffect } from "react";
import type { Command } from "./command.ts";
import { commandsNow } from "./command-list.ts";
import { keyChoices, keysOf } from "./key-choices.ts";
import { createKeyPresses } from "./key-presses.ts";

const FIELDS =
  "input:not([type=range]), textarea, select, [contenteditable=true], [role=combobox], [role=textbox]";
/** Parts that have the page for themselves while they are open: their own keys count, and no others. */
const LAYERS = "[role=dialog], [role=alertdialog], [role=menu], [role=listbox]";

/** Lets the keys of all commands do what they say, wherever the page is. Letters do nothing while a person types. */
export function useKeys(): void {
  useEffect(() => {
    const presses = createKeyPresses();
    const onKey = (event: Event): void => {
      // Browsers that fill in a form tell of keys that are none.
      if (!(event instanceof KeyboardEvent)) return;
      const isAway = isElsewhere(event.target);
      if (event.defaultPrevented || event.isComposing || isAway) presses.forget();
      if (event.defaultPrevented || event.isComposing) return;
      presses.take(event);
      const command = meant(presses.endWith, isAway);
      if (command === undefined) return;
      presses.forget();
      event.preventDefault();
      command.run();
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, []);
}

/**
 * What the last keys mean, of what there is at this moment. A sequence comes before its last key, which may be a command by
 * itself; of the same keys the innermost command has them.
 */
function meant(areLast: (keys: string) => boolean, isAway: boolean): Command | undefined {
  const choices = keyChoices.get();
  const firsts = new Map<string, Command>();
  for (const command of commandsNow()) {
    const keys = keysOf(command, choices);
    if (keys !== undefined && !firsts.has(keys)) firsts.set(keys, command);
  }
  return [...firsts]
    .toSorted(([a], [b]) => Number(b.includes(" ")) - Number(a.includes(" ")))
    .find(([keys, { inFields }]) => (!isAway || inFields === true) && areLast(keys))?.[1];
}

function isElsewhere(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(`${FIELDS}, ${LAYERS}`) !== null;
}
