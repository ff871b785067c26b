import {
  formatAgo,
  formatTokens,
  nearest,
  type RunListItem,
  runListItem,
  runRowSchema,
  SHOWN_STATUSES,
  shortIds,
  WheelhouseError,
} from "@wheelhouse/core";
import type { Result } from "../command/command.ts";
import type { Context } from "../command/context.ts";
import { didYouMean } from "../command/parse-command-line.ts";
import { clean } from "../output/clean.ts";
import { paintStatus } from "../output/paint-status.ts";
import type { Paint } from "../output/paint.ts";
import { table } from "../output/table.ts";
import { askHost } from "../reading/ask-host.ts";
import { openReading } from "../reading/open-reading.ts";

/** Runs that are listed when not all are asked for. */
const LATEST = 20;

/** `wheelhouse ls` */
export async function run({ args, home, paint, columns }: Context): Promise<Result> {
  const status = statusOf(args.text("status"));
  await using reader = await openReading(home);
  const [rows, { driving }] = await Promise.all([
    reader?.rows("runs", { orderBy: "created_at", descending: true }) ?? [],
    askHost(home),
  ]);
  const all = rows
    .map((row) => runRowSchema.parse(row))
    .map((row) => runListItem(row, { driven: driving.has(row.id) }));
  const wanted = status === undefined ? all : all.filter((run) => run.status === status);
  const shown = args.flag("all") ? wanted : wanted.slice(0, LATEST);
  const short = shortIds(
    all.map(({ id }) => id),
    4,
  );
  return {
    data: shown,
    view: () => {
      if (all.length === 0) return NOTHING;
      if (wanted.length === 0) return `No run is ${status}. All runs: wheelhouse ls --all`;
      const rest = wanted.length - shown.length;
      return [
        listOf(shown, { short, paint, columns, now: Date.now() }),
        ...(rest > 0 ? ["", paint.dim(`${rest} more: wheelhouse ls --all`)] : []),
        ...hintsFor(shown, paint),
      ].join("\n");
    },
  };
}

const NOTHING = [
  "No run yet.",
  "  See one:    wheelhouse demo",
  "  Start one:  wheelhouse run code-review",
].join("\n");

function statusOf(name: string | undefined): string | undefined {
  if (name === undefined || SHOWN_STATUSES.some((each) => each === name)) return name;
  throw new WheelhouseError("usage", `There is no status ${JSON.stringify(name)}.`, {
    hint: `${didYouMean(nearest(name, SHOWN_STATUSES))}A run is one of ${SHOWN_STATUSES.join(", ")}.`,
  });
}

interface Listing {
  readonly short: ReadonlyMap<string, string>;
  readonly paint: Paint;
  readonly columns: number;
  readonly now: number;
}

function listOf(runs: readonly RunListItem[], { short, paint, columns, now }: Listing): string {
  const id = (run: RunListItem): string => {
    const head = short.get(run.id) ?? run.id;
    return `${paint.bold(head)}${paint.dim(run.id.slice(head.length))}`;
  };
  return table(
    runs,
    [
      { title: "RUN", cell: id },
      { title: "STATUS", cell: ({ status }) => paintStatus(status, paint) },
      {
        title: "STEPS",
        cell: ({ steps }) => `${steps.completed + steps.failed + steps.skipped}/${steps.total}`,
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
        cell: ({ flow, band }) => [flow, band].filter((part) => part !== null).join(" "),
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

/** What the person may want to do about what the list shows. */
function hintsFor(runs: readonly RunListItem[], paint: Paint): string[] {
  const first = (status: string) => runs.find((run) => run.status === status);
  const waiting = first("waiting");
  const interrupted = first("interrupted");
  const paused = first("paused");
  const hints = [
    waiting && `A run waits for you: wheelhouse why ${waiting.id}`,
    interrupted && "Nobody drives what is interrupted. Go on: wheelhouse resume",
    paused && `A paused run is resumed by its name: wheelhouse resume ${paused.id}`,
  ].filter((hint) => hint !== undefined);
  return hints.length === 0 ? [] : ["", ...hints.map((hint) => paint.dim(hint))];
}
