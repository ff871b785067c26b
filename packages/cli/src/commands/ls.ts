import {
  nearest,
  OWN_SOURCE,
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
import { observedItems } from "../observe/observed-items.ts";
import { untoldPlaces } from "../observe/untold-places.ts";
import type { Paint } from "../output/paint.ts";
import { wrap } from "../output/wrap.ts";
import { askHost } from "../reading/ask-host.ts";
import { openReading } from "../reading/open-reading.ts";
import { runsTable } from "../reading/runs-table.ts";

/** Runs that are listed when not all are asked for. */
const LATEST = 20;

/** `wheelhouse ls [--all] [--status STATUS] [--source SOURCE]` */
export async function run(context: Context): Promise<Result> {
  const { args, home, paint, columns } = context;
  const status = statusOf(args.text("status"));
  const source = args.text("source");
  const [own, observed, untold] = await Promise.all([
    source === undefined || source === OWN_SOURCE ? ownRuns(home) : [],
    source === OWN_SOURCE ? [] : observedItems(context, { source }),
    untoldPlaces(home),
  ]);
  const all =
    observed.length === 0
      ? own
      : [...own, ...observed].toSorted((a, b) => createdAt(b) - createdAt(a));
  const wanted = status === undefined ? all : all.filter((run) => run.status === status);
  const shown = args.flag("all") ? wanted : wanted.slice(0, LATEST);
  const short = shortIds(
    all.map(({ id }) => id),
    4,
  );
  return {
    data: shown,
    view: () => {
      const warned = (text: string): string =>
        untold === undefined ? text : `${text}\n\n${paint.yellow(wrap(untold, columns))}`;
      if (all.length === 0) return warned(source === undefined ? NOTHING : nothingOf(source));
      if (wanted.length === 0) return warned(`No run is ${status}. All runs: wheelhouse ls --all`);
      const rest = wanted.length - shown.length;
      const lines = [
        runsTable(shown, { short, paint, columns, now: Date.now() }),
        ...(rest > 0 ? ["", paint.dim(`${rest} more: wheelhouse ls --all`)] : []),
        ...hintsFor(shown, paint),
      ];
      return warned(lines.join("\n"));
    },
  };
}

const NOTHING = [
  "No run yet.",
  "  See one:    wheelhouse demo",
  "  Start one:  wheelhouse run code-review",
].join("\n");

/** Runs that we drive ourselves, the latest first. */
async function ownRuns(home: string): Promise<readonly RunListItem[]> {
  await using reader = await openReading(home);
  const [rows, { driving }] = await Promise.all([
    reader?.rows("runs", { orderBy: "created_at", descending: true }) ?? [],
    askHost(home),
  ]);
  return rows
    .map((row) => runRowSchema.parse(row))
    .map((row) => runListItem(row, { driven: driving.has(row.id) }));
}

const createdAt = ({ created_at: at }: RunListItem): number => (at === null ? 0 : Date.parse(at));

const nothingOf = (source: string): string =>
  [`No run is known of ${source}.`, "  What is watched:  wheelhouse source ls"].join("\n");

function statusOf(name: string | undefined): string | undefined {
  if (name === undefined || SHOWN_STATUSES.some((each) => each === name)) return name;
  throw new WheelhouseError("usage", `There is no status ${JSON.stringify(name)}.`, {
    hint: `${didYouMean(nearest(name, SHOWN_STATUSES))}A run is one of ${SHOWN_STATUSES.join(", ")}.`,
  });
}

/** What the person may want to do about what the list shows. */
function hintsFor(runs: readonly RunListItem[], paint: Paint): string[] {
  const waiting = runs.find(({ status }) => status === "waiting");
  const own = runs.filter(({ source }) => source === OWN_SOURCE);
  const first = (status: string) => own.find((run) => run.status === status);
  const interrupted = first("interrupted");
  const paused = first("paused");
  const hints = [
    waiting && `A run waits for you: wheelhouse why ${waiting.id}`,
    interrupted && "Nobody drives what is interrupted. Go on: wheelhouse resume",
    paused && `A paused run is resumed by its name: wheelhouse resume ${paused.id}`,
  ].filter((hint) => hint !== undefined);
  return hints.length === 0 ? [] : ["", ...hints.map((hint) => paint.dim(hint))];
}
