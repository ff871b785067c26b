import type { Completion } from "@wheelhouse/core";
import { TextCursorInput } from "lucide-react";
import type { Entry } from "./entry.ts";

/** What a word of a line may become, as a line of the palette. */
export function wordEntry(completion: Completion): Entry {
  const { word, note } = completion;
  return {
    id: `word.${word}`,
    names: [word],
    kind: "Word",
    mark: <TextCursorInput className="size-4 shrink-0 text-text-3" aria-hidden="true" />,
    note,
    word: completion,
    act: () => undefined,
  };
}
