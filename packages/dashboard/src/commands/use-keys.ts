import { useEffect } from "react";
import { tinykeys } from "tinykeys";
import { useCommandList } from "./command-list.ts";
import { keyChoices, keysOf } from "./key-choices.ts";

const FIELDS =
  "input:not([type=range]), textarea, select, [contenteditable=true], [role=combobox], [role=textbox]";
/** Parts that have the page for themselves while they are open: their own keys count, and no others. */
const LAYERS = "[role=dialog], [role=alertdialog], [role=menu], [role=listbox]";

/** Lets the keys of all commands do what they say, wherever the page is. Letters do nothing while a person types. */
export function useKeys(): void {
  const commands = useCommandList();
  const choices = keyChoices.use();
  useEffect(() => {
    const bindings: Record<string, (event: KeyboardEvent) => void> = {};
    // Keys that follow each other come first: the last of them may be a command by itself, which is not meant then.
    const known = commands.map((command) => ({ command, keys: keysOf(command, choices) }));
    const isSequence = ({ keys }: (typeof known)[number]): boolean => keys?.includes(" ") === true;
    const inOrder = [...known.filter(isSequence), ...known.filter((each) => !isSequence(each))];
    for (const { command, keys } of inOrder) {
      if (keys === undefined || bindings[keys] !== undefined) continue;
      bindings[keys] = (event) => {
        if (event.defaultPrevented || event.isComposing) return;
        if (command.inFields !== true && isElsewhere(event.target)) return;
        event.preventDefault();
        command.run();
      };
    }
    return tinykeys(window, bindings);
  }, [commands, choices]);
}

function isElsewhere(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(`${FIELDS}, ${LAYERS}`) !== null;
}
