import type { SourceObject } from "@wheelhouse/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { Dialog } from "../../parts/dialog.tsx";
import { runsQuery } from "../../queries/runs.ts";
import { wordsOf } from "../../queries/words-of.ts";
import { nameOf } from "../../shell/active-pill.tsx";
import { withVisibleControls } from "../../text/visible-controls.ts";
import { BadLines } from "../run/observed/header/bad-lines.tsx";
import { countOf } from "./source-words.ts";

/** So many of the latest runs of a source are looked at for their bad lines. */
const RUNS = 200;

/** How many lines of a source were not understood; broken ones open the runs that have them, and those the lines. */
export function UnreadLines({ source }: { readonly source: SourceObject }): ReactNode {
  const [isOpen, setOpen] = useState(false);
  const { name, bad_lines: bad, unknown_lines: unknown } = source;
  return (
    <span className="text-xs whitespace-nowrap text-text-3 tabular-nums">
      {bad === 0 ? (
        "0 bad lines"
      ) : (
        <button
          type="button"
          aria-haspopup="dialog"
          onClick={() => setOpen(true)}
          className="min-h-6 text-waiting underline decoration-waiting/40 underline-offset-2 hover:decoration-waiting coarse:min-h-11"
        >
          {countOf(bad, "bad line")}
        </button>
      )}
      {unknown === 0 ? null : (
        <span title="Of a shape that nobody knows. They stay on the timeline of their run.">
          {` · ${unknown.toLocaleString("en")} unknown`}
        </span>
      )}
      <Dialog isOpen={isOpen} onClose={() => setOpen(false)} title={`Bad lines of ${name}`}>
        {isOpen ? <RunsWithBadLines source={source.id} /> : null}
      </Dialog>
    </span>
  );
}

function RunsWithBadLines({ source }: { readonly source: string }): ReactNode {
  const { data: runs, error } = useQuery(runsQuery({ source, limit: String(RUNS) }));
  if (error) return <p className="p-4 text-failed">{wordsOf(error).title}</p>;
  if (runs === undefined) return <div aria-busy="true" className="h-24" />;
  const bad = runs.flatMap((run) => {
    const count = run.observed?.bad_lines ?? 0;
    return count === 0 ? [] : [{ run, count }];
  });
  if (bad.length === 0)
    return (
      <p className="p-4 text-text-2">
        None of its {runs.length < RUNS ? "" : `last ${RUNS} `}runs has one: they are in files that
        belong to no run.
      </p>
    );
  return (
    <ul className="overflow-y-auto px-4 py-2">
      {bad.map(({ run, count }) => (
        <li key={run.id} className="flex min-h-9 items-center gap-3 border-line not-first:border-t">
          <Link
            to="/runs/$run"
            params={{ run: run.id }}
            className="min-w-0 flex-1 truncate hover:underline"
          >
            <bdi>{withVisibleControls(nameOf(run))}</bdi>
          </Link>
          <BadLines run={run.id} count={count} />
        </li>
      ))}
    </ul>
  );
}
