import type { ComparisonObject, FindingObject } from "@wheelhouse/core";
import { Link } from "@tanstack/react-router";
import { type ReactNode, useId, useState } from "react";
import { Button } from "../../parts/button.tsx";
import { readFinding } from "../run/report/read-finding.ts";
import { InlineWords } from "../run/report/inline-words.tsx";
import { SeverityMark } from "../run/report/severity-mark.tsx";

/** So many findings of a kind are drawn before somebody asks for more. */
const AT_FIRST = 50;

/** A finding as a line of the comparison. */
interface Line {
  readonly finding: FindingObject;
  /** The run in whose files it is looked at. */
  readonly run: string;
  /** Its severity in the earlier run, where it was another. */
  readonly was: FindingObject["severity"] | undefined;
  readonly note: string | undefined;
}

/** Which findings are new, gone and still there. */
export function ComparedFindings({
  comparison: { before, after, findings },
}: {
  readonly comparison: ComparisonObject;
}): ReactNode {
  const { added, gone, still } = findings;
  const line = (run: string) => (finding: FindingObject) => ({
    finding,
    run,
    was: undefined,
    note: undefined,
  });
  const kept = still.map(({ before: one, after: other, reworded }): Line => ({
    finding: other,
    run: after.id,
    was: one.severity === other.severity ? undefined : one.severity,
    note: reworded ? "The same place in other words." : undefined,
  }));
  const changed = kept.filter(({ was }) => was !== undefined);
  const same = kept.filter(({ was }) => was === undefined);
  return (
    <section aria-labelledby="findings" className="flex flex-col gap-4">
      <h2 id="findings" className="text-lg font-semibold">
        Findings{" "}
        <span className="text-sm font-normal text-text-2">
          {added.length} new, {gone.length} gone, {still.length} still there
        </span>
      </h2>
      {added.length + gone.length + still.length === 0 ? (
        <p className="text-text-2">Neither run found anything.</p>
      ) : null}
      <Kind title="New" lines={added.map(line(after.id))} isOpen />
      <Kind title="Gone" lines={gone.map(line(before.id))} isOpen />
      <Kind title="Severity changed" lines={changed} isOpen />
      <Kind title="Still there" lines={same} />
    </section>
  );
}

function Kind({
  title,
  lines,
  isOpen: isOpenAtFirst = false,
}: {
  readonly title: string;
  readonly lines: readonly Line[];
  readonly isOpen?: boolean;
}): ReactNode {
  const [isOpen, setOpen] = useState(isOpenAtFirst);
  const [shown, setShown] = useState(AT_FIRST);
  const id = useId();
  if (lines.length === 0) return null;
  return (
    <div className="rounded-card border border-line">
      <h3>
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setOpen(!isOpen)}
          className="flex h-8 w-full items-center gap-2 px-3 text-left font-medium hover:bg-raised coarse:h-11"
        >
          {title} <span className="font-normal text-text-2 tabular-nums">{lines.length}</span>
          <span className="ml-auto text-xs font-normal text-text-3">
            {isOpen ? "Hide" : "Show"}
          </span>
        </button>
      </h3>
      <ul id={id} hidden={!isOpen}>
        {isOpen
          ? lines
              .slice(0, shown)
              .map((line, index) => <FindingLine key={`${index}`} line={line} index={index} />)
          : null}
      </ul>
      {isOpen && lines.length > shown ? (
        <p className="border-t border-line p-2">
          <Button kind="quiet" onClick={() => setShown(shown + 500)}>
            Show more of {lines.length - shown}
          </Button>
        </p>
      ) : null}
    </div>
  );
}

function FindingLine({
  line: { finding, run, was, note },
  index,
}: {
  readonly line: Line;
  readonly index: number;
}): ReactNode {
  const { name, standing } = readFinding(finding, index);
  const [first] = finding.citations;
  const facts = [standing === "stands" ? undefined : standing, finding.step, note];
  const place = first === undefined ? undefined : `${first.path}:${first.lines[0]}`;
  return (
    <li
      className={`grid gap-x-2 border-t border-line px-3 py-2 max-sm:grid-cols-1 ${was === undefined ? "grid-cols-[5.25rem_1fr]" : "grid-cols-[10rem_1fr]"}`}
    >
      <span className="flex flex-wrap items-baseline gap-x-1 text-xs leading-5">
        {was === undefined ? null : (
          <>
            <SeverityMark severity={was} />
            <span aria-hidden="true">→</span>
            <span className="sr-only">then, now</span>
          </>
        )}
        <SeverityMark severity={finding.severity} />
      </span>
      <span className="min-w-0">
        <span className="mr-1 font-mono text-xs text-text-3">{name}</span>{" "}
        <InlineWords text={finding.claim} />
        <span className="block text-xs break-words text-text-2">
          {place === undefined || finding.trust !== "codebase" ? null : (
            <Link
              to="/runs/$run"
              params={{ run }}
              search={{ view: "report", file: place, quote: first?.quote.slice(0, 500) }}
              className="text-accent underline"
            >
              {place}
            </Link>
          )}
          {facts
            .filter((each) => each !== undefined)
            .map((each) => ` · ${each}`)
            .join("")
            .replace(/^ · /, place === undefined ? "" : " · ")}
        </span>
      </span>
    </li>
  );
}
