import type { Completion } from "@wheelhouse/core";
import type { ReactNode } from "react";
import { Option, OptionList } from "../../parts/option-list.tsx";

/** What a word may become, beside the box. */
export function CompletionList({
  completions,
  at,
  opensUp,
  onTake,
  onPoint,
}: {
  readonly completions: readonly Completion[];
  /** Which of them the keys are on. */
  readonly at: number;
  /** Above the box, where there is no room below it. */
  readonly opensUp: boolean;
  readonly onTake: (completion: Completion) => void;
  readonly onPoint: (at: number) => void;
}): ReactNode {
  return (
    <OptionList
      id="completions"
      label="Completions"
      className={
        completions.length === 0
          ? "hidden"
          : `absolute inset-x-0 z-20 ${opensUp ? "bottom-full mb-1" : "top-full mt-1"} flex max-h-72 flex-col overflow-y-auto rounded-card border border-line bg-surface p-1 shadow-lift`
      }
    >
      {completions.map((each, index) => (
        <Option
          key={each.word}
          id={completionId(index)}
          isChosen={index === at}
          onPick={() => onTake(each)}
          onPoint={() => onPoint(index)}
          className="flex min-h-8 items-center gap-3 py-1 coarse:min-h-11"
        >
          <span className="max-w-full shrink-0 truncate font-medium">{each.word}</span>
          <span className="min-w-0 truncate text-xs text-text-2">{each.note}</span>
        </Option>
      ))}
    </OptionList>
  );
}

/** The name of an option, for `aria-activedescendant`. */
export function completionId(index: number): string {
  return `completion-${index}`;
}
