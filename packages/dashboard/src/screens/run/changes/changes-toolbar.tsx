import type { ChangesObject, RunObject } from "@wheelhouse/core";
import { Columns2, Download, GitBranch, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "../../../parts/button.tsx";
import { CopyButton } from "../../../parts/copy-button.tsx";
import { Select } from "../../../parts/select.tsx";
import { nameOfStep } from "../graph/step-words.ts";
import { FlagSummary } from "./files/flag-summary.tsx";
import { LineCounts } from "./files/line-counts.tsx";

/** What is shown of the changes of a run, how much that is, and what can be done with it. */
export function ChangesToolbar({
  run,
  changes,
  step,
  isSplit,
  onStep,
  onSplit,
}: {
  readonly run: Pick<RunObject, "id" | "steps">;
  readonly changes: ChangesObject;
  /** The step whose changes are asked for; undefined for the whole run. */
  readonly step: string | undefined;
  /** Undefined where there is no room for two columns. */
  readonly isSplit: boolean | undefined;
  readonly onStep: (step: string | undefined) => void;
  readonly onSplit: (isSplit: boolean) => void;
}): ReactNode {
  const { files, added, removed, branch, truncated } = changes;
  const count = files.length === 1 ? "1 file" : `${files.length.toLocaleString()} files`;
  return (
    <div className="shrink-0 border-b border-line">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5 px-3 py-1.5">
        <Select
          aria-label="Changes of"
          value={step ?? ""}
          onChange={({ target }) => onStep(target.value === "" ? undefined : target.value)}
          className="w-52 max-sm:order-first max-sm:w-auto max-sm:flex-1"
        >
          <option value="">Whole run</option>
          {stepsOf(run, changes, step).map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
        <p className="flex items-center gap-2 text-text-2 max-sm:basis-full">
          <span>{count}</span>
          <LineCounts added={added} removed={removed} />
        </p>
        {branch === null ? null : (
          <p className="flex min-w-0 items-center gap-1 text-text-2">
            <GitBranch className="size-3.5 shrink-0" aria-hidden="true" />
            <span className="sr-only">Handed over as the branch </span>
            <code className="min-w-0 truncate font-mono text-xs">{branch}</code>
            <CopyButton label="Copy the name of the branch" text={branch} />
          </p>
        )}
        <FlagSummary files={files} />
        <span className="flex-1 max-sm:hidden" />
        {isSplit === undefined ? null : (
          <Button
            kind="quiet"
            keys="v"
            aria-pressed={isSplit}
            title={isSplit ? "Show it in one column" : "Show both sides beside each other"}
            onClick={() => onSplit(!isSplit)}
            className={isSplit ? "text-accent!" : ""}
          >
            <Columns2 className="size-4" aria-hidden="true" />
            Side by side
          </Button>
        )}
        {files.length === 0 ? null : (
          <a
            href={`/api/runs/${encodeURIComponent(run.id)}/patch`}
            download={`${run.id}.patch`}
            title="All changes of the run, as mails that git am applies"
            className="inline-flex h-7 items-center gap-1.5 rounded-card px-2 text-text-2 hover:bg-raised hover:text-text max-sm:order-first coarse:h-11"
          >
            <Download className="size-4" aria-hidden="true" />
            <span className="max-sm:sr-only">Save .patch</span>
          </a>
        )}
      </div>
      {truncated ? (
        <p className="flex gap-1.5 px-3 pb-1.5 text-xs text-waiting">
          <TriangleAlert className="size-3.5 shrink-0" aria-hidden="true" />
          The changes are too long to be shown whole: every file is listed, and the lines of some
          are missing. The saved patch has all of them.
        </p>
      ) : null}
    </div>
  );
}

/** The steps that may have changed something: those with commits, and those that may write and have begun. */
function stepsOf(
  { steps }: Pick<RunObject, "steps">,
  { commits }: ChangesObject,
  chosen: string | undefined,
): readonly { readonly id: string; readonly name: string }[] {
  const ids = new Set([...commits.map(({ step }) => step), ...(chosen ? [chosen] : [])]);
  const known = steps.filter(
    ({ id, kind, writes, attempts }) =>
      ids.has(id) || (kind === "agent" && writes === true && attempts.length > 0),
  );
  const gone = [...ids].filter((id) => !steps.some((step) => step.id === id));
  return [
    ...known.map((step) => ({ id: step.id, name: nameOfStep(step) })),
    ...gone.map((id) => ({ id, name: id })),
  ];
}
