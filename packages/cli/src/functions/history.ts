import {
  type Citation,
  type CodeFunction,
  createRunState,
  type JsonObject,
  messageOf,
  reduce,
  reportData,
} from "@wheelhouse/core";
import { asRunEvent } from "@wheelhouse/engine";
import {
  agentNames,
  citedText,
  historyInputSchema,
  historySchema,
  type HistoryOutput,
  keptFindings,
  type Report,
  reportSchema,
  snapshotSchema,
} from "@wheelhouse/flows";
import type { JournalReader } from "@wheelhouse/journal";
import { checkCitations, readInside } from "@wheelhouse/workspace";
import { z } from "zod";
import { openReading } from "../reading/open-reading.ts";
import { asJson, readInput, readOutput } from "./read-output.ts";

/** So many earlier runs are looked at for one with a report that can be compared. */
const MOST_RUNS = 5;
/** So many are looked at for one that was asked the same, which takes one event of each. */
const MOST_ASKED = 200;

/**
 * `history@1`: the last completed run of the same flow over the same project, where it matters of the same question, with
 * the findings that stood in its report, and for each whether its quotes are in this run's snapshot. Whatever stands in the
 * way is said and fails no run: a report is worth having without the one before it.
 */
export function historyFunction(home: string): CodeFunction {
  return {
    name: "history",
    version: 1,
    async run({ run, project, facts: { flow }, input, runInput, outputs }) {
      const { same } = readInput(input, historyInputSchema);
      const { path: tree } = readOutput(outputs, "snapshot", snapshotSchema);
      const textOf = (path: string): string | undefined =>
        citedText(path, outputs) ?? readInside(tree, path);
      const asked = same ? askedIn(runInput) : undefined;
      const found = await lastOf(home, { run, project: project.id, flow, asked }, textOf).catch(
        (error: unknown): HistoryOutput => ({
          earlier: null,
          why: `Earlier runs could not be read: ${messageOf(error)}`,
        }),
      );
      return asJson(historySchema.parse(found));
    },
  };
}

interface Asking {
  readonly run: string;
  readonly project: string;
  readonly flow: string;
  /** What it has to have been asked, in the form of `askedIn`; anything when absent. */
  readonly asked: string | undefined;
}

/** What a run was asked, for comparing; how it was to be done, and white space, are left out. */
function askedIn(input: JsonObject): string {
  const members = Object.entries(input)
    .filter(([name]) => name !== "fast" && name !== "ask")
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify(members).replaceAll(/\s+|\\n/g, " ");
}

async function lastOf(
  home: string,
  { run, project, flow, asked }: Asking,
  textOf: (path: string) => string | undefined,
): Promise<HistoryOutput> {
  await using reader = await openReading(home);
  if (!reader) return { earlier: null };
  const rows = await reader.rows("runs", {
    where: { project_id: project, flow, status: "completed" },
    orderBy: "ended_at",
    descending: true,
    limit: (asked === undefined ? MOST_RUNS : MOST_ASKED) + 1,
    columns: ["id", "ended_at"],
  });
  const earlier = z.array(z.object({ id: z.string(), ended_at: z.number() })).parse(rows);
  for (const { id, ended_at: endedAt } of earlier.filter((each) => each.id !== run)) {
    if (asked !== undefined && (await askedOf(reader, id)) !== asked) continue;
    const report = await reportOfRun(reader, id);
    if (!report) continue;
    const { band, receipt } = report;
    const agents = [...agentNames(receipt.agents)];
    const findings = keptFindings(report, quotesIn(report, textOf));
    return { earlier: { run: id, endedAt, band, agents, findings } };
  }
  return { earlier: null };
}

/** What a run was asked; undefined when its journal does not say. */
async function askedOf(
  reader: Pick<JournalReader, "read">,
  run: string,
): Promise<string | undefined> {
  const [first] = await reader.read(`run/${run}`, { to: 1 });
  if (!first) return undefined;
  const state = createRunState(run);
  reduce(state, asRunEvent(first));
  return state.created && askedIn(state.created.input);
}

/** The report of a run as data; undefined when it is of no form that this version knows. */
async function reportOfRun(
  reader: Pick<JournalReader, "read">,
  run: string,
): Promise<Report | undefined> {
  const state = createRunState(run);
  for (const stored of await reader.read(`run/${run}`, { class: "run" }))
    reduce(state, asRunEvent(stored));
  return reportSchema.safeParse(reportData(state)).data;
}

/** Tells for the citations of a report whether one of them is still in the files. All are looked up at once. */
function quotesIn(
  { findings }: Report,
  textOf: (path: string) => string | undefined,
): (citations: readonly Citation[]) => boolean {
  const all = findings.flatMap(({ citations }) => citations);
  const checked = checkCitations(all, textOf);
  const there = new Set<Citation>(all.filter((_, index) => checked[index]?.status !== "not-found"));
  return (citations) => citations.some((each) => there.has(each));
}
