import type { RequestObject } from "@wheelhouse/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { MiddleCut } from "../../../parts/middle-cut.tsx";
import { changesQuery } from "../../../queries/changes.ts";
import { wordsOf } from "../../../queries/words-of.ts";
import { ChangeFlags } from "../../run/changes/files/change-flags.tsx";
import { FlagSummary } from "../../run/changes/files/flag-summary.tsx";
import { LineCounts } from "../../run/changes/files/line-counts.tsx";
import { shownPath } from "../../run/changes/files/shown-path.ts";

/** So many files are listed; the rest is in the diff. */
const MOST = 8;

/** What a person is to accept: the files that were changed, with what a machine has noticed, and the way to the diff. */
export function ChangesAbout({
  request: { id, run },
}: {
  readonly request: Pick<RequestObject, "id" | "run">;
}): ReactNode {
  const { data, error } = useQuery(changesQuery(run, undefined, id));
  if (data === undefined)
    return error ? <p className="text-failed">{wordsOf(error).title}</p> : null;
  const { files, added, removed } = data;
  // What has to be looked at is never among those that are left out.
  const inOrder = files.toSorted((a, b) => Number(b.flags.length > 0) - Number(a.flags.length > 0));
  return (
    <section aria-label="What was changed" className="rounded-card border border-line bg-bg">
      <p className="flex flex-wrap items-center gap-2 px-2.5 py-1.5">
        <span className="font-medium">
          {files.length === 0
            ? "No file was changed."
            : files.length === 1
              ? "1 file"
              : `${files.length.toLocaleString()} files`}
        </span>
        {files.length === 0 ? null : <LineCounts added={added} removed={removed} />}
        <FlagSummary files={files} />
        <Link
          to="/runs/$run"
          params={{ run }}
          search={{ view: "changes" }}
          className="ml-auto inline-flex min-h-6 items-center text-accent hover:underline coarse:min-h-11"
        >
          Open the diff
        </Link>
      </p>
      {files.length === 0 ? null : (
        <ul className="border-t border-line py-1">
          {inOrder.slice(0, MOST).map((file) => (
            <li key={file.path}>
              <Link
                to="/runs/$run"
                params={{ run }}
                search={{ view: "changes", change: file.path }}
                className="flex min-h-6 flex-wrap items-center gap-x-2 px-2.5 outline-offset-[-2px] hover:bg-raised coarse:min-h-11"
              >
                <span className="w-16 shrink-0 text-xs text-text-3">{file.status}</span>
                <MiddleCut path={shownPath(file.path)} className="min-w-36 flex-1" />
                <ChangeFlags flags={file.flags} />
                {file.binary ? (
                  <span className="text-xs text-text-2">binary</span>
                ) : (
                  <LineCounts added={file.added} removed={file.removed} className="text-xs" />
                )}
              </Link>
            </li>
          ))}
          {files.length > MOST ? (
            <li className="px-2.5 text-xs text-text-3">
              and {(files.length - MOST).toLocaleString()} more
            </li>
          ) : null}
        </ul>
      )}
    </section>
  );
}
