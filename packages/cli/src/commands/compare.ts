import {
  compareRuns,
  comparisonObject,
  type ComparisonObject,
  formatCost,
  formatDuration,
  formatTokens,
  oneLine,
} from "@wheelhouse/core";
import type { Result } from "../command/command.ts";
import type { Context } from "../command/context.ts";
import { clean } from "../output/clean.ts";
import type { Paint } from "../output/paint.ts";
import { table } from "../output/table.ts";
import { readRunView } from "../reading/run-view.ts";

/** `wheelhouse compare A B` */
export async function run({ args, home, paint, columns }: Context): Promise<Result> {
  const [a = "", b = ""] = args.positionals;
  const [before, after] = [await readRunView(home, a), await readRunView(home, b)];
  const data = comparisonObject(compareRuns(before, after));
  return {
    data,
    view: () =>
      [
        table([data.before, data.after], RUN_COLUMNS(paint), { columns, head: paint.dim }),
        "",
        table(data.steps, STEP_COLUMNS(paint), { columns, head: paint.dim }),
        "",
        ...findingLines(data, paint, columns),
      ].join("\n"),
  };
}

type RunSide = ComparisonObject["before"];
type StepPair = ComparisonObject["steps"][number];
type StepSide = NonNullable<StepPair["before"]>;

const RUN_COLUMNS = (paint: Paint) => [
  { title: "RUN", cell: ({ id }: RunSide) => paint.bold(id) },
  { title: "STATUS", cell: ({ status: word }: RunSide) => painted(word, paint) },
  {
    title: "FLOW",
    cell: ({ flow, band }: RunSide) => [flow, band].filter((part) => part !== null).join(" "),
  },
  {
    title: "AGENT",
    cell: ({ agent, model }: RunSide) =>
      clean([agent, model].filter((part) => part !== null).join(" ")),
  },
  { title: "TIME", cell: ({ duration }: RunSide) => time(duration), align: "right" as const },
  { title: "TOKENS", cell: ({ tokens }: RunSide) => formatTokens(tokens), align: "right" as const },
  { title: "COST", cell: ({ cost }: RunSide) => formatCost(cost), align: "right" as const },
];

const STEP_COLUMNS = (paint: Paint) => [
  { title: "STEP", cell: ({ id, label }: StepPair) => clean(label || id) },
  { title: "BEFORE", cell: ({ before }: StepPair) => status(before, paint) },
  { title: "AFTER", cell: ({ after }: StepPair) => status(after, paint) },
  { title: "AGENT", cell: (pair: StepPair) => both(pair, ({ agent }) => clean(agent ?? "")) },
  { title: "TIME", cell: (pair: StepPair) => both(pair, ({ duration }) => time(duration)) },
  {
    title: "TOKENS",
    cell: (pair: StepPair) =>
      both(pair, ({ tokens }) => (tokens === 0 ? "" : formatTokens(tokens))),
  },
  {
    title: "COST",
    cell: (pair: StepPair) => both(pair, ({ cost }) => (cost === 0 ? "" : formatCost(cost))),
  },
];

const time = (ms: number | null): string => (ms === null ? "" : formatDuration(ms));

function painted(word: string, paint: Paint): string {
  if (word === "completed") return paint.green(word);
  return word === "failed" ? paint.red(word) : clean(word);
}

function status(side: StepSide | null, paint: Paint): string {
  if (!side) return paint.dim("not there");
  const verdict = side.verdict === null ? "" : ` ${clean(side.verdict)}`;
  const taken = side.taken === null ? "" : paint.dim(` from ${side.taken}`);
  return `${painted(side.status, paint)}${verdict}${taken}`;
}

/** What both sides say, once if they say the same. */
function both({ before, after }: StepPair, say: (side: StepSide) => string): string {
  const [one, other] = [before ? say(before) : "", after ? say(after) : ""];
  return one === other ? one : `${one || "–"} → ${other || "–"}`;
}

function findingLines({ findings }: ComparisonObject, paint: Paint, columns: number): string[] {
  const { added, gone, still } = findings;
  const list = (sign: string, all: typeof added): string[] =>
    all.map(({ severity, claim, citations: [first] }) => {
      const where = first ? ` ${first.path}:${first.lines[0]}` : "";
      return oneLine(clean(`  ${sign} ${severity} ${claim}${where}`), columns);
    });
  const head = `${added.length} new, ${gone.length} gone, ${still.length} still there`;
  return [
    `${paint.bold("Findings")}  ${head}`,
    ...list("+", added),
    ...list("-", gone),
    ...list(
      "=",
      still.map(({ after }) => after),
    ),
  ];
}
