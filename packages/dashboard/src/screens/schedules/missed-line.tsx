import type { FireObject, LedgerLine } from "@wheelhouse/core";
import type { ReactNode } from "react";
import { StatusMark } from "../../parts/status-mark.tsx";
import { plainWords } from "../../text/plain-words.ts";
import { clockText, FIRE_MARKS } from "./schedule-words.ts";

/** Times in a row that nobody was there for, as one line: why, what made up for them, and each of them when asked. */
export function MissedLine({
  line: { fires, times, madeUpBy },
  zone,
  goesOn,
}: {
  readonly line: Extract<LedgerLine, { kind: "missed" }>;
  readonly zone: string;
  /** Earlier ones of them may be on the next page. */
  readonly goesOn: boolean;
}): ReactNode {
  const [last] = fires;
  const first = fires.at(-1);
  if (!last || !first) return null;
  const many = `${times}${goesOn ? " or more" : ""} fires missed`;
  const why = last.why === null ? "" : `${sentence(plainWords(last.why))}: `;
  return (
    <li className="grid grid-cols-[5.5rem_minmax(0,1fr)] items-start gap-x-3 gap-y-1 border-line px-3 py-2 not-first:border-t">
      <span className="flex items-center gap-1.5">
        <StatusMark status={FIRE_MARKS.missed} />
        missed
      </span>
      <span>
        <time dateTime={first.due_at}>{clockText(first.due_at, zone)}</time>
        {" – "}
        <time dateTime={last.due_at}>{clockText(last.due_at, zone)}</time>
      </span>
      <p className="col-span-full text-text-2 @min-[40rem]:col-start-2">
        {why}
        {many}
        {madeUpBy ? `, the last made up for${madeUpWhen(madeUpBy, zone)}.` : "."}
      </p>
      <details className="col-span-full text-xs text-text-2 @min-[40rem]:col-start-2">
        <summary className="cursor-pointer coarse:py-2">Each of them</summary>
        <ol className="mt-1 grid grid-cols-[repeat(auto-fill,minmax(9rem,1fr))] gap-x-3 tabular-nums">
          {fires.map((fire) => (
            <li key={fire.id}>
              {fire.times > 1 ? `${fire.times} before ` : ""}
              <time dateTime={fire.due_at}>{clockText(fire.due_at, zone)}</time>
            </li>
          ))}
        </ol>
      </details>
    </li>
  );
}

function madeUpWhen({ dispatched_at: sent }: FireObject, zone: string): string {
  return sent === null ? "" : ` on ${clockText(sent, zone)}`;
}

function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
