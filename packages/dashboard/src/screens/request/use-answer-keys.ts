import type { RequestObject } from "@wheelhouse/core";
import { type RefObject, useEffect, useRef } from "react";
import { useCommands } from "../../commands/command-list.ts";
import { NUMBERED } from "./request-options.tsx";

/** What the keys of a request do, and where. */
interface AnswerKeys {
  readonly card: RefObject<HTMLElement | null>;
  /** Also while the focus is somewhere else on the page. */
  readonly isFocused: boolean;
  readonly options: RequestObject["options"];
  readonly choose: (option: string | undefined) => void;
  readonly send: () => void;
}

/** The keys of a request: numbers choose an option, and the usual one sends. Numbers are letters where one writes. */
export function useAnswerKeys(keys: AnswerKeys): void {
  const { card, isFocused, options } = keys;
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const root = card.current;
    // Heard at the card itself: a radio button is a field, and fields keep keys from the page.
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || !press(latest.current, event)) return;
      event.preventDefault();
    };
    root?.addEventListener("keydown", onKeyDown);
    return () => root?.removeEventListener("keydown", onKeyDown);
  }, [card]);
  useCommands(
    isFocused
      ? [
          ...options.slice(0, NUMBERED).map(({ id, label }, index) => ({
            id: `request.option.${index + 1}`,
            title: `Choose “${label}”`,
            group: "Request" as const,
            keys: String(index + 1),
            run: () => keys.choose(id),
          })),
          {
            id: "request.send",
            title: "Send the answer",
            group: "Request",
            keys: "$mod+Enter",
            inFields: true,
            run: keys.send,
          },
        ]
      : [],
  );
}

/** Does what a key says; false when it says nothing here. */
function press({ options, choose, send }: AnswerKeys, event: KeyboardEvent): boolean {
  const { key, target, altKey, metaKey, ctrlKey } = event;
  const isMod = metaKey || ctrlKey;
  if (key === "Enter" && isMod) {
    send();
    return true;
  }
  if (isMod || altKey || target instanceof HTMLTextAreaElement || !/^[1-9]$/.test(key))
    return false;
  choose(options[Number(key) - 1]?.id);
  return true;
}
