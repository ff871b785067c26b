import type { RunObject, Since } from "@wheelhouse/core";
import { Link } from "@tanstack/react-router";
import { ChevronDown } from "lucide-react";
import { type ReactNode, useId, useState } from "react";
import { Ago } from "../../../parts/time.tsx";
import { InlineWords } from "./inline-words.tsx";
import type { ShownFinding } from "./read-finding.ts";
import { SeverityMark } from "./severity-mark.tsx";
import { markOf, sinceOf } from "./since.ts";

/** Kinds of change, in the order in which a person wants to know them. */
const KINDS = ["new", "gone", "still", "notLooked"] as const;
type Kind = (typeof KINDS)[number];

const WORDS: Readonly<Record<Kind, string>> = {
  new: "new",
  gone: "gone",
  still: "still there",
  notLooked: "not looked at",
};

/** What has changed since the last run of the same flow over the project; each count opens what it counts. */
export function SinceStrip({
  run,
  findings,
}: {
  readonly run: Pick<RunObject, "id" | "receipt">;
  readonly findings: readonly ShownFinding[];
}): ReactNode {
  const since = sinceOf(run);
  const [open, setOpen] = useState<Kind>();
  const id = useId();
  if (since === undefined) return null;
  const { counts, run: earlier, endedAt, notes } = since;
  return (
    <section
      aria-label="Since the last run"
      className="mb-5 rounded-card border border-line bg-surface text-sm print:hidden"
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5 px-3 py-2">
        <h2 className="font-medium">Since the last run</h2>
        <div className="flex flex-wrap gap-1.5 text-xs">
          {KINDS.filter((kind) => kind !== "notLooked" || counts[kind] > 0).map((kind) => (
            <button
              key={kind}
              type="button"
              aria-expanded={open === kind}
              aria-controls={id}
              disabled={counts[kind] === 0}
              onClick={() => setOpen(open === kind ? undefined : kind)}
              className="inline-flex h-6 items-center gap-1 rounded-full border border-line px-2 enabled:hover:bg-raised aria-expanded:border-accent aria-expanded:bg-raised disabled:text-text-3 coarse:h-11 coarse:px-3"
            >
              <span className="font-medium tabular-nums">{counts[kind]}</span> {WORDS[kind]}
              {counts[kind] === 0 ? null : (
                <ChevronDown
                  className={`size-3 text-text-3 ${open === kind ? "rotate-180" : ""}`}
                  aria-hidden="true"
                />
              )}
            </button>
          ))}
        </div>
        <p className="ml-auto text-xs text-text-2 max-sm:ml-0">
          <Link to="/runs/$run" params={{ run: earlier }} className="text-accent underline">
            run {earlier}
          </Link>{" "}
          <Ago at={new Date(endedAt).toISOString()} /> ·{" "}
          <Link to="/compare" search={{ a: earlier, b: run.id }} className="text-accent underline">
            Compare
          </Link>
        </p>
      </div>
      {notes.length === 0 ? null : (
        <p className="border-t border-line px-3 py-1.5 text-xs text-text-2">{notes.join(" ")}</p>
      )}
      <div id={id} hidden={open === undefined} className="border-t border-line">
        {open === undefined ? null : <Changed kind={open} since={since} findings={findings} />}
      </div>
    </section>
  );
}

/** A finding of either run as a line. */
interface Line {
  readonly key: string;
  readonly severity: ShownFinding["finding"]["severity"];
  readonly claim: string;
  readonly name: string;
  readonly note: string | undefined;
}

function Changed({
  kind,
  since,
  findings,
}: {
  readonly kind: Kind;
  readonly since: Since;
  readonly findings: readonly ShownFinding[];
}): ReactNode {
  const lines = linesOf(kind, since, findings);
  const more = since.counts[kind] - lines.length;
  return (
    <ul className="flex max-h-96 flex-col gap-1.5 overflow-y-auto px-3 py-2">
      {lines.map(({ key, severity, claim, name, note }) => (
        <li key={key} className="grid grid-cols-[5.25rem_1fr] gap-x-2 max-sm:grid-cols-1">
          <span className="text-xs leading-5">
            <SeverityMark severity={severity} />
          </span>
          <span className="min-w-0">
            <span className="mr-1 font-mono text-xs text-text-3">{name}</span>{" "}
            <InlineWords text={claim} />
            {note === undefined ? null : <span className="block text-xs text-text-2">{note}</span>}
          </span>
        </li>
      ))}
      {more > 0 ? (
        <li className="text-xs text-text-2">and {more} more, in the comparison</li>
      ) : null}
    </ul>
  );
}

function linesOf(kind: Kind, since: Since, findings: readonly ShownFinding[]): Line[] {
  if (kind === "gone" || kind === "notLooked")
    return since[kind].map(({ ref, severity, claim, place, why }, index) => ({
      key: `${index}`,
      severity,
      claim,
      name: ref,
      note: place === undefined ? why : `${place} · ${why}`,
    }));
  return findings.flatMap((shown): Line[] => {
    const mark = markOf(shown);
    if (mark?.since !== kind) return [];
    const { key, name, finding } = shown;
    const { severity, claim, citations } = finding;
    const [first] = citations;
    const was = mark.was === undefined ? undefined : `it was ${mark.was}`;
    const place = first === undefined ? undefined : `${first.path}:${first.lines[0]}`;
    const note = [place, was].filter((part) => part !== undefined).join(" · ");
    return [{ key, severity, claim, name, note: note === "" ? undefined : note }];
  });
}
