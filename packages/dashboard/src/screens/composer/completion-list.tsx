import type { ReactNode } from "react";
import { Option, OptionList } from "../../parts/option-list.tsx";
import type { Completion } from "./completions.ts";

/** What a word may become, below the box. */
export function CompletionList({
  completions,
  at,
  onTake,
  onPoint,
}: {
  readonly completions: readonly Completion[];
  /** Which of them the keys are on. */
  readonly at: number;
  readonly onTake: (word: string) => void;
  readonly onPoint: (at: number) => void;
}): ReactNode {
  return (
    <OptionList
      id="completions"
      label="Completions"
      className={
        completions.length === 0
          ? "hidden"
          : "absolute inset-x-0 top-full z-20 mt-1 flex max-h-72 flex-col overflow-y-auto rounded-card border border-line bg-surface p-1 shadow-lift"
      }
    >
      {completions.map(({ word, note }, index) => (
        <Option
          key={word}
          id={completionId(index)}
          isChosen={index === at}
          onPick={() => onTake(word)}
          onPoint={() => onPoint(index)}
          className="flex min-h-8 items-center gap-3 py-1 coarse:min-h-11"
        >
          <span className="shrink-0 font-medium">{word}</span>
          <span className="truncate text-xs text-text-2">{note}</span>
        </Option>
      ))}
    </OptionList>
  );
}

/** The name of an option, for `aria-activedescendant`. */
export function completionId(index: number): string {
  return `completion-${index}`;
}
