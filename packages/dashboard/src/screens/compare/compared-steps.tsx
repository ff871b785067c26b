import type { ComparisonObject } from "@wheelhouse/core";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { StatusMark } from "../../parts/status-mark.tsx";
import { useMedia } from "../run/steps/use-media.ts";
import type { StepPair, StepSide } from "./compare-query.ts";
import { costWords, isChanged, timeWords, tokenWords } from "./compare-words.ts";
import { statusOf } from "./status-of.ts";

interface Runs {
  readonly before: string;
  readonly after: string;
}

/** The steps of both runs by id: how each went, who did it, and what it took. */
export function ComparedSteps({
  comparison: { before, after, steps },
  isOnly,
  onOnly,
}: {
  readonly comparison: ComparisonObject;
  /** Only those that differ. */
  readonly isOnly: boolean;
  readonly onOnly: () => void;
}): ReactNode {
  const isWide = useMedia("(min-width: 48rem)");
  const changed = steps.filter(isChanged);
  const shown = isOnly ? changed : steps;
  const runs = { before: before.id, after: after.id };
  return (
    <section aria-labelledby="steps" className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-3">
        <h2 id="steps" className="text-lg font-semibold">
          Steps{" "}
          <span className="text-sm font-normal text-text-2">
            {changed.length} of {steps.length} differ
          </span>
        </h2>
        <label className="ml-auto flex items-center gap-1.5 text-xs text-text-2 coarse:min-h-11">
          <input type="checkbox" checked={isOnly} onChange={onOnly} className="accent-accent" />
          Only those that differ
        </label>
      </div>
      {shown.length === 0 ? (
        <p className="text-text-2">Every step went the same way.</p>
      ) : isWide ? (
        <WideSteps steps={shown} runs={runs} />
      ) : (
        <ul className="flex flex-col">
          {shown.map((pair) => (
            <NarrowStep key={pair.id} pair={pair} runs={runs} />
          ))}
        </ul>
      )}
    </section>
  );
}

const HEADS = ["Step", "Before", "After", "Agent", "Tokens", "Cost", "Took"] as const;
const FIGURES: ReadonlySet<string> = new Set(["Tokens", "Cost", "Took"]);

function WideSteps({
  steps,
  runs,
}: {
  readonly steps: readonly StepPair[];
  readonly runs: Runs;
}): ReactNode {
  return (
    <table className="w-full border-collapse text-left">
      <thead>
        <tr>
          {HEADS.map((head) => (
            <th
              key={head}
              scope="col"
              className={`pr-3 pb-1 text-xs font-normal text-text-2 last:pr-0 ${FIGURES.has(head) ? "text-right" : ""}`}
            >
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {steps.map((pair) => {
          const { id, label, before, after } = pair;
          return (
            <tr key={id} className="border-t border-line align-top">
              <th scope="row" title={id} dir="auto" className="py-1.5 pr-3 font-medium">
                {label}
              </th>
              <td className="py-1.5 pr-3">
                <Went side={before} run={runs.before} step={id} />
              </td>
              <td className="py-1.5 pr-3">
                <Went side={after} run={runs.after} step={id} />
              </td>
              <td className="py-1.5 pr-3 text-text-2">{agentWords(pair)}</td>
              {figuresOf(pair).map(({ name, words }) => (
                <td
                  key={name}
                  className="py-1.5 pr-3 text-right whitespace-nowrap tabular-nums last:pr-0"
                >
                  {words}
                </td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function NarrowStep({ pair, runs }: { readonly pair: StepPair; readonly runs: Runs }): ReactNode {
  const { id, label, before, after } = pair;
  const facts = [
    agentWords(pair),
    ...figuresOf(pair).flatMap(({ name, words }) =>
      words === "" || words === "–" ? [] : [`${name.toLowerCase()} ${words}`],
    ),
  ].filter((each) => each !== "");
  return (
    <li className="border-t border-line py-2">
      <p className="font-medium" title={id} dir="auto">
        {label}
      </p>
      <div className="flex flex-wrap items-center gap-x-3 text-sm">
        <Went side={before} run={runs.before} step={id} />
        <span aria-hidden="true" className="text-text-3">
          →
        </span>
        <Went side={after} run={runs.after} step={id} />
      </div>
      <p className="text-xs text-text-2 tabular-nums">{facts.join(" · ")}</p>
    </li>
  );
}

/** How a step went in one run, as a link to it there. */
function Went({
  side,
  run,
  step,
}: {
  readonly side: StepSide | null;
  readonly run: string;
  readonly step: string;
}): ReactNode {
  if (side === null) return <span className="text-text-3">not there</span>;
  const { status, verdict, attempts, taken } = side;
  const more = [
    verdict,
    taken === null ? null : `taken over from ${taken}`,
    attempts > 1 ? `${attempts} attempts` : null,
  ].filter((each) => each !== null);
  return (
    <Link
      to="/runs/$run"
      params={{ run }}
      search={{ view: "steps", step }}
      className="inline-flex items-baseline gap-1.5 hover:underline coarse:min-h-11 coarse:items-center"
    >
      <StatusMark status={statusOf(status)} className="translate-y-0.5" />
      <span>
        {status}
        {more.length === 0 ? null : <span className="text-xs text-text-2"> {more.join(", ")}</span>}
      </span>
    </Link>
  );
}

function agentWords({ before, after }: StepPair): string {
  return both(before?.agent ?? "", after?.agent ?? "");
}

/** What a step took in both runs; a step without an agent uses nothing, so nothing is said of that. */
function figuresOf({
  before,
  after,
}: StepPair): { readonly name: string; readonly words: string }[] {
  const isAgents = (before?.agent ?? after?.agent ?? null) !== null;
  const of = (say: (side: StepSide) => string): string =>
    both(before === null ? "" : say(before), after === null ? "" : say(after));
  return [
    { name: "Tokens", words: isAgents ? of(({ tokens }) => tokenWords(tokens)) : "" },
    { name: "Cost", words: isAgents ? of(({ cost }) => costWords(cost)) : "" },
    { name: "Took", words: of(({ duration }) => timeWords(duration)) },
  ];
}

/** What both say, once where they say the same. */
function both(before: string, after: string): string {
  if (before === after) return before;
  return `${before === "" ? "–" : before} → ${after === "" ? "–" : after}`;
}
