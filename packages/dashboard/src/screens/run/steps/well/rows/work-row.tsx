import type { WorkItem } from "@wheelhouse/core";
import { Link, useParams } from "@tanstack/react-router";
import { GitCommitHorizontal } from "lucide-react";
import type { ReactNode } from "react";
import { useShownBeside } from "../../../../beside/shown-beside.ts";
import { LineCounts } from "../../../changes/files/line-counts.tsx";

/** What an attempt has changed in the clone of its run, and the way to its lines. */
export function WorkRow({
  item: { files, added, removed, omitted = [] },
  step,
}: {
  readonly item: WorkItem;
  readonly step: string;
}): ReactNode {
  const beside = useShownBeside();
  const { run = beside ?? "" } = useParams({ strict: false });
  return (
    <div className="my-1 text-xs text-text-2">
      <p className="flex flex-wrap items-center gap-x-2">
        <GitCommitHorizontal className="size-3.5 shrink-0 text-text-3" aria-hidden="true" />
        {files === 1 ? "1 file was changed" : `${files.toLocaleString()} files were changed`}
        <LineCounts added={added} removed={removed} />
        <Link
          to="/runs/$run"
          params={{ run }}
          search={{ view: "changes", of: step }}
          className="inline-flex min-h-6 items-center text-accent hover:underline coarse:min-h-11"
        >
          See the changes
        </Link>
      </p>
      {omitted.length === 0 ? null : (
        <ul aria-label="Not taken" className="ps-5.5 text-waiting">
          {omitted.map((words) => (
            <li key={words}>Not taken: {words}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
