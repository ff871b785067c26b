import { CHANGE_FLAG_WORDS, type ChangesObject, isGraveFlag } from "@wheelhouse/core";
import { clean } from "../output/clean.ts";
import type { Paint } from "../output/paint.ts";
import { table } from "../output/table.ts";
import { quoted } from "./patch-view.ts";

/** What a run has changed, file by file, with what a machine has noticed, and who made it. */
export function changesView(
  { run, step, files, added, removed, commits, branch, truncated }: ChangesObject,
  paint: Paint,
  columns: number,
): string {
  const who = step === null ? `Run ${run}` : `Step ${step} of run ${run}`;
  if (files.length === 0) return `${who} has changed no file.`;
  const count = files.length === 1 ? "1 file" : `${files.length} files`;
  const list = table(
    files,
    [
      { title: "STATUS", cell: ({ status }) => status },
      { title: "+", cell: (file) => paint.green(lines(file, file.added)), align: "right" },
      { title: "-", cell: (file) => paint.red(lines(file, file.removed)), align: "right" },
      {
        title: "NOTICED",
        cell: ({ flags }) =>
          flags
            .map((flag) =>
              isGraveFlag(flag) ? paint.yellow(CHANGE_FLAG_WORDS[flag]) : CHANGE_FLAG_WORDS[flag],
            )
            .join(", "),
      },
      {
        title: "FILE",
        cell: ({ path, from }) =>
          from === null ? quoted(path) : `${quoted(path)}, was ${quoted(from)}`,
        flexible: true,
      },
    ],
    { columns, head: paint.dim },
  );
  const made = commits.map(
    ({ commit, step: by, subject }) =>
      `${paint.dim(commit.slice(0, 9))} ${clean(by)}: ${clean(subject)}`,
  );
  return [
    `${who} has changed ${count}: ${paint.green(`+${added}`)} ${paint.red(`-${removed}`)}`,
    "",
    list,
    "",
    ...made,
    "",
    branch === null
      ? paint.dim("It is not handed over: no branch of yours has it.")
      : `Handed over as the branch ${paint.bold(clean(branch))}.`,
    paint.dim(
      truncated
        ? `The lines are too many to be shown here; all of them: wheelhouse changes ${run} --mail`
        : `The lines: wheelhouse changes ${run}${step === null ? "" : ` --step ${step}`} --patch`,
    ),
  ].join("\n");
}

function lines({ binary }: ChangesObject["files"][number], count: number): string {
  return binary ? "" : String(count);
}
