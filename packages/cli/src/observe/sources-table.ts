import { formatAgo, type SourceObject } from "@wheelhouse/core";
import { clean } from "../output/clean.ts";
import type { Paint } from "../output/paint.ts";
import { table } from "../output/table.ts";
import { wrap } from "../output/wrap.ts";

const ORIGINS = { default: "by itself", environment: "environment", added: "you" } as const;

const NONE = [
  "Nothing is watched.",
  "  Watch the logs of a harness:  wheelhouse source add DIR",
  "  What a directory would give:  wheelhouse source preview DIR",
].join("\n");

/** The sources that are watched, for a person: what each is, how it is, and what is wrong with it. */
export function sourcesTable(
  sources: readonly SourceObject[],
  {
    paint,
    columns,
    now,
  }: { readonly paint: Paint; readonly columns: number; readonly now: number },
): string {
  if (sources.length === 0) return NONE;
  const rows = table(
    sources,
    [
      { title: "SOURCE", cell: ({ id }) => paint.bold(id) },
      { title: "KIND", cell: ({ kind }) => kind },
      { title: "NAME", cell: ({ name }) => clean(name) },
      { title: "STATUS", cell: ({ status }) => paintStatus(status, paint) },
      { title: "RUNS", cell: ({ runs }) => (runs === 0 ? "" : String(runs)), align: "right" },
      { title: "OPEN", cell: ({ open_runs: n }) => (n === 0 ? "" : String(n)), align: "right" },
      {
        title: "BAD LINES",
        cell: ({ bad_lines: n }) => (n === 0 ? "" : paint.yellow(String(n))),
        align: "right",
      },
      {
        title: "LAST",
        cell: ({ last_event_at: at }) =>
          at === null ? "" : formatAgo(Date.parse(at), now).replace(" ago", ""),
        align: "right",
      },
      { title: "BY", cell: ({ origin }) => ORIGINS[origin] },
      { title: "PATH", cell: ({ path }) => clean(path ?? ""), flexible: true },
    ],
    { columns, head: paint.dim },
  );
  const problems = sources.flatMap(({ id, problem }) =>
    problem === null ? [] : [wrap(clean(`${id}: ${problem}`), columns, { hang: "  " })],
  );
  return [rows, ...(problems.length === 0 ? [] : ["", ...problems])].join("\n");
}

function paintStatus(status: SourceObject["status"], paint: Paint): string {
  if (status === "ok") return paint.green(status);
  return status === "missing" ? paint.dim(status) : paint.red(status);
}
