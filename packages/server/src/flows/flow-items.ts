import { type FlowItem, runRowSchema, wireTime } from "@wheelhouse/core";
import type { z } from "zod";
import type { Project, ServerDeps } from "../server-deps.ts";

/** Latest runs of a flow that count for what is usual. */
const COUNTED = 40;
/** Latest ended runs that are shown. */
const SHOWN = 5;

const rowSchema = runRowSchema.pick({
  id: true,
  status: true,
  started_at: true,
  ended_at: true,
  tokens_in: true,
  tokens_out: true,
  unknown_tokens: true,
  model_free: true,
});
type Row = z.infer<typeof rowSchema>;

/** The flows, with those of a project where one is given, each with what its latest runs took, used and came to. */
export async function flowItems(
  { journal, flows }: Pick<ServerDeps, "journal" | "flows">,
  project: Project | undefined,
): Promise<FlowItem[]> {
  return Promise.all(
    (await flows(project)).map(async (flow) => {
      const found = await journal.rows("runs", {
        where: { flow: flow.id },
        orderBy: "created_at",
        descending: true,
        limit: COUNTED,
        columns: Object.keys(rowSchema.shape),
      });
      const rows = found.map((row) => rowSchema.parse(row));
      return { ...flow, medians: mediansOf(rows), last: rows.flatMap(lastOf).slice(0, SHOWN) };
    }),
  );
}

function mediansOf(rows: readonly Row[]): FlowItem["medians"] {
  const completed = rows.filter(({ status }) => status === "completed");
  const duration = medianOf(completed.map(durationOf));
  if (duration === undefined) return null;
  // A run without a model uses none, which says nothing of one with a model.
  const said = completed.filter((row) => row.model_free !== 1 && row.unknown_tokens === 0);
  const tokens = medianOf(said.map((row) => row.tokens_in + row.tokens_out)) ?? null;
  return { runs: completed.length, duration_ms: duration, tokens };
}

function lastOf(row: Row): FlowItem["last"] {
  const { id, status, ended_at } = row;
  if (status !== "completed" && status !== "failed" && status !== "cancelled") return [];
  return [{ id, status, duration_ms: durationOf(row), ended_at: wireTime(ended_at) }];
}

function durationOf({ started_at, ended_at }: Row): number {
  return started_at === null || ended_at === null ? 0 : Math.max(0, ended_at - started_at);
}

function medianOf(values: readonly number[]): number | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle];
  const lower = sorted.length % 2 === 0 ? sorted[middle - 1] : upper;
  return upper === undefined || lower === undefined ? undefined : (lower + upper) / 2;
}
