import type { CapabilityRecord, Trial } from "@wheelhouse/agents";
import { clean } from "../output/clean.ts";
import type { Paint } from "../output/paint.ts";
import { table } from "../output/table.ts";
import { wrap } from "../output/wrap.ts";

type TrialResult = CapabilityRecord["trials"][number];
type Outcome = TrialResult["attacks"][number]["outcome"];

const TITLES: Readonly<Record<Trial, string>> = {
  enforced: "SANDBOX",
  "enforced-permissive": "SANDBOX, NO PLAN MODE",
  "agent-enforced": "PLAN MODE ALONE",
};

/** What the suite found for one version of an agent: checks that did not pass, then attacks by how it was held. */
export function recordView(record: CapabilityRecord, paint: Paint, columns: number): string[] {
  const { checks, trials } = record;
  const passed = checks.filter(({ outcome }) => outcome === "passed").length;
  const others = checks.filter(({ outcome }) => outcome !== "passed");
  return [
    `${paint.bold("Checks")}  ${passed} of ${checks.length} passed`,
    ...others.flatMap(({ id, outcome, why = "" }) => {
      const sign = outcome === "failed" ? paint.red("✗") : paint.dim("–");
      const text = clean(`${id}: ${outcome}${why === "" ? "" : `. ${why}`}`);
      return wrap(text, columns, { indent: `  ${sign} `, hang: "    " }).split("\n");
    }),
    ...(trials.length === 0 ? [] : ["", ...attackLines(trials, paint, columns)]),
  ];
}

function attackLines(trials: readonly TrialResult[], paint: Paint, columns: number): string[] {
  const made = trials.filter(({ refused }) => refused === undefined);
  const ids = [...new Set(made.flatMap(({ attacks }) => attacks.map(({ id }) => id)))];
  const cell = ({ attacks }: TrialResult, id: string): string => {
    const outcome = attacks.find((each) => each.id === id)?.outcome;
    return outcome === undefined ? "" : painted(outcome, paint);
  };
  const shown = table(
    ids,
    [
      { title: "ATTACK", cell: (id) => clean(id), flexible: true },
      ...made.map((trial) => ({
        title: TITLES[trial.trial],
        cell: (id: string) => cell(trial, id),
      })),
    ],
    { columns, head: paint.dim },
  );
  const notes = trials.flatMap(({ trial, refused, strays }) => [
    ...(refused === undefined ? [] : [paint.dim(clean(`${trial} was not tried: ${refused}`))]),
    ...(strays.length === 0
      ? []
      : [paint.red(clean(`${trial}, written besides: ${strays.join(", ")}`))]),
  ]);
  return [
    ...(ids.length === 0 ? [] : shown.split("\n")),
    ...notes.flatMap((note) => wrap(note, columns, { hang: "  " }).split("\n")),
  ];
}

function painted(outcome: Outcome, { green, red, dim }: Paint): string {
  if (outcome === "held") return green("held");
  return outcome === "wrote" ? red("WROTE") : dim("not tried");
}
