import { type ReactNode, useEffect, useRef } from "react";
import { RequestText } from "../request-text.tsx";
import { CommandLine } from "./command-line.tsx";
import type { PlannedStep, PlannedWords } from "./read-plan.ts";

/** The steps of a plan as text: who does what with which rights, and behind that the words that they are given. */
export function PlannedSteps({
  steps,
  chosen,
  onChoose,
}: {
  readonly steps: readonly PlannedStep[];
  /** The step whose words are shown. */
  readonly chosen: string | undefined;
  readonly onChoose: (step: string | undefined) => void;
}): ReactNode {
  return (
    <ol aria-label="Steps of the plan" className="rounded-card border border-line">
      {steps.map((step, index) => (
        <li key={step.id} className="border-line not-first:border-t">
          <Planned
            step={step}
            number={index + 1}
            isOpen={step.id === chosen}
            onOpen={(isOpen) => onChoose(isOpen ? step.id : undefined)}
          />
        </li>
      ))}
    </ol>
  );
}

function Planned({
  step: { name, who, words },
  number,
  isOpen,
  onOpen,
}: {
  readonly step: PlannedStep;
  readonly number: number;
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
}): ReactNode {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isOpen) place.current?.scrollIntoView({ block: "nearest" });
  }, [isOpen]);
  return (
    <div ref={place}>
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={() => onOpen(!isOpen)}
        className="flex min-h-8 w-full flex-wrap items-baseline gap-x-2 px-2.5 py-1 text-left outline-offset-[-2px] hover:bg-raised coarse:min-h-11"
      >
        <span className="text-text-3">{number}.</span>
        <span className="min-w-0 flex-1">{name}</span>
        <span
          className={who.includes("may write") ? "text-xs text-waiting" : "text-xs text-text-2"}
        >
          {who}
        </span>
      </button>
      {isOpen ? <Words words={words} /> : null}
    </div>
  );
}

function Words({ words }: { readonly words: PlannedWords | undefined }): ReactNode {
  if (words === undefined) return <p className="px-2.5 pb-2 text-text-2">Nothing more is said.</p>;
  const { work, rubric, check, command, question, options } = words;
  const asked = [question, ...options.map((option) => `- ${option}`)].join("\n");
  return (
    <div className="flex flex-col gap-2 px-2.5 pb-2">
      <Part name="What it is told" text={work} />
      <Part name="What it is judged by" text={rubric} />
      <Part name="What you are asked" text={question === "" ? "" : asked} />
      {check === undefined ? null : <Part name="The check that is run" text={`\`${check}\``} />}
      {command === undefined ? null : (
        <div>
          <p className="text-2xs font-medium text-text-3">The command that is run</p>
          <CommandLine command={command} />
        </div>
      )}
    </div>
  );
}

function Part({ name, text }: { readonly name: string; readonly text: string }): ReactNode {
  if (text.trim() === "") return null;
  return (
    <div className="min-w-0">
      <p className="text-2xs font-medium text-text-3">{name}</p>
      <RequestText text={text} />
    </div>
  );
}
