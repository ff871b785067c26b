import type { SourceObject } from "@wheelhouse/core";
import { Link } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { Dialog } from "../../parts/dialog.tsx";
import { MoreRuns } from "../../parts/more-runs.tsx";
import { useRunPages } from "../../queries/use-run-pages.ts";
import { wordsOf } from "../../queries/words-of.ts";
import { nameOf } from "../../shell/active-pill.tsx";
import { withVisibleControls } from "../../text/visible-controls.ts";
import { BadLines } from "../run/observed/header/bad-lines.tsx";
import { countOf } from "./source-words.ts";

/** Runs with bad lines that are shown at first, and so many more each time. */
const PAGE = 50;

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
  const pages = useRunPages({ source, has: "bad_lines" }, PAGE);
  const { runs, error } = pages;
  if (runs === undefined)
    return error === null ? (
      <div aria-busy="true" className="h-24" />
    ) : (
      <p className="p-4 text-failed">{wordsOf(error).title}</p>
    );
  if (runs.length === 0)
    return (
      <p className="p-4 text-text-2">
        None of its runs has one: they are in files that belong to no run.
      </p>
    );
  return (
    <div className="overflow-y-auto px-4 py-2">
      <ul aria-label="Runs with bad lines">
        {runs.map((run) => (
          <li
            key={run.id}
            className="flex min-h-9 items-center gap-3 border-line not-first:border-t"
          >
            <Link
              to="/runs/$run"
              params={{ run: run.id }}
              className="min-w-0 flex-1 truncate hover:underline coarse:py-2.5"
            >
              <bdi>{withVisibleControls(nameOf(run))}</bdi>
            </Link>
            <BadLines run={run.id} count={run.observed?.bad_lines ?? 0} />
          </li>
        ))}
      </ul>
      <MoreRuns pages={pages} />
    </div>
  );
}
