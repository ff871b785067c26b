import { formatAgo, formatTokens, oneLine, OWN_SOURCE, type RunListItem } from "@wheelhouse/core";
import { clean } from "../output/clean.ts";
import { paintStatus } from "../output/paint-status.ts";
import type { Paint } from "../output/paint.ts";
import { table } from "../output/table.ts";

/** Longest id and title that are shown, in characters: those of other harnesses have no bound. */
const MOST_ID = 20;
const MOST_TITLE = 32;

/** How a list of runs is laid out. */
export interface RunsLayout {
  /** The shortest beginning that names each run, by its id. */
  readonly short: ReadonlyMap<string, string>;
  readonly paint: Paint;
  readonly columns: number;
  /** Wall clock in milliseconds. */
  readonly now: number;
}

/** Runs in columns; those that another harness drives are marked with their source and show their phase. */
export function runsTable(
  runs: readonly RunListItem[],
  { short, paint, columns, now }: RunsLayout,
): string {
  const id = (run: RunListItem): string => {
    const head = short.get(run.id) ?? run.id;
    // What is shown of a long one still names it: it is a beginning that no other run has.
    return `${paint.bold(head)}${paint.dim(run.id.slice(head.length, MOST_ID))}`;
  };
  return table(
    runs,
    [
      { title: "RUN", cell: id },
      {
        title: "SOURCE",
        cell: ({ source }) => (source === OWN_SOURCE ? "" : paint.magenta(clean(source))),
      },
      { title: "STATUS", cell: ({ status }) => paintStatus(status, paint) },
      { title: "PHASE", cell: ({ observed }) => clean(observed?.phase ?? "") },
      {
        title: "STEPS",
        cell: ({ steps: { completed, failed, skipped, total } }) =>
          total === 0 ? "" : `${completed + failed + skipped}/${total}`,
        align: "right",
      },
      {
        title: "AGE",
        cell: ({ created_at: at }) =>
          at === null ? "" : formatAgo(Date.parse(at), now).replace(" ago", ""),
        align: "right",
      },
      { title: "TOKENS", cell: tokens, align: "right" },
      {
        title: "FLOW",
        cell: ({ flow, band, observed, title, parent_run: parent, forked_from: origin }) =>
          observed
            ? oneLine(clean(observed.candidate ?? title ?? ""), MOST_TITLE)
            : [
                flow,
                band,
                ...(parent === undefined ? [] : [paint.dim(`in ${short.get(parent) ?? parent}`)]),
                ...(origin === undefined ? [] : [paint.dim(`from ${short.get(origin) ?? origin}`)]),
              ]
                .filter((part) => part !== null)
                .join(" "),
      },
      {
        title: "PROJECT",
        cell: ({ project }) => clean(project?.path.split("/").at(-1) ?? ""),
        flexible: true,
      },
    ],
    { columns, head: paint.dim },
  );
}

function tokens({ tokens: { input, output } }: RunListItem): string {
  if (input === null || output === null) return "unknown";
  return input + output === 0 ? "" : formatTokens(input + output);
}
