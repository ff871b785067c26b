import { type Patch, runHead } from "@wheelhouse/core";
import type { Stored } from "@wheelhouse/journal";
import type { RunFolds } from "../read/run-folds.ts";
import type { Served } from "../server-deps.ts";
import type { Changed, RunChange } from "./change-log.ts";
import { patchFrame } from "./patch-frames.ts";
import { columnFrame } from "./row-frames.ts";
import { stepPatches } from "./state-patches.ts";
import type { Topic } from "./topic.ts";

/** Most rows of a run that are told at once. */
const MOST_ROWS = 5_000;
/** Of more than that, so many of the newest: who has a hole in the rows of a run fetches what is missing. */
const NEWEST_ROWS = 500;

/** What changes are told with. */
export interface ChangedParts extends Pick<Served, "observed" | "repositories" | "wheel"> {
  readonly folds: RunFolds;
}

/**
 * What a topic says of changes beside the journal; undefined when who follows it is to begin anew. Every patch has `rev`.
 * *Contract*: things are told as they are now, rows from the first that is new.
 */
export async function changedFrames(
  parts: ChangedParts,
  topic: Topic,
  changed: Changed,
  rev: number,
): Promise<string | undefined> {
  switch (topic.kind) {
    case "runs":
      return listFrames(parts, changed, rev);
    case "state":
      return stateFrames(parts, topic.run, changed, rev);
    case "run":
    case "step":
      return rowsOf(parts, topic, changed.runs.get(topic.run));
    case "signals": {
      if (!changed.signals) return "";
      const { version, at } = parts.repositories.scan();
      const last_scan = at === undefined ? null : new Date(at).toISOString();
      return patchFrame([
        { k: "signals", id: "all", rev, v: { scan_version: version, last_scan } },
      ]);
    }
    case "sources":
      return changed.sources ? patchFrame([{ k: "sources", id: "all", rev, v: {} }]) : "";
    case "flows":
      return changed.flows ? patchFrame([{ k: "flows", id: "all", rev, v: {} }]) : "";
    case "requests":
    case "alerts":
    case "inbox":
    case "schedules":
    case "thread":
    case "issues":
    case "cards":
    case "rows":
      return "";
    default:
      return topic satisfies never;
  }
}

function listFrames(
  { observed }: ChangedParts,
  { runs }: Changed,
  rev: number,
): string | undefined {
  if (runs.size === 0) return "";
  if (runs.values().some(({ isUnlisted }) => isUnlisted)) return undefined;
  const moved = [...runs.keys()].flatMap((run) => observed.item(run) ?? []);
  return patchFrame(moved.map((v) => ({ k: "run", id: v.id, rev, v })));
}

async function stateFrames(
  parts: ChangedParts,
  run: string,
  { runs }: Changed,
  rev: number,
): Promise<string | undefined> {
  const { observed, wheel, folds } = parts;
  const change = runs.get(run);
  if (change?.isAnew === true) return undefined;
  const seen = observed.extra(run);
  const joined = seen?.joined ?? observed.joinedTo(run);
  if (!change && !joined.some((other) => runs.has(other.run))) return "";
  const fold = await folds.at(run);
  const patch: Patch = change ? stepPatches(fold, movedSince(fold, change.from), rev) : [];
  const driven = seen === undefined && (await wheel.driving()).includes(run);
  const v = runHead(fold.state, { driven, seen, joined });
  // Of one of ours the reader may have what came after this was counted; the places of others are no positions.
  patch.push({ k: "head", id: run, rev: seen ? rev : Math.max(rev, fold.rev), v });
  return patchFrame(patch);
}

/** Steps of an observed run that an event from a seq on has changed. */
function movedSince({ revs }: Awaited<ReturnType<RunFolds["at"]>>, from: number): Set<string> {
  const moved = new Set<string>();
  for (const [step, place] of [...revs.moved, ...revs.counted]) if (place >= from) moved.add(step);
  return moved;
}

async function rowsOf(
  { observed }: ChangedParts,
  topic: Extract<Topic, { readonly run: string }>,
  change: RunChange | undefined,
): Promise<string | undefined> {
  if (change === undefined) return "";
  if (change.isAnew) return undefined;
  const { run } = topic;
  const head = observed.head(run);
  const isLong = head - change.from >= MOST_ROWS;
  if (isLong && topic.kind === "step") return undefined;
  const from = isLong ? head - NEWEST_ROWS + 1 : change.from;
  if (from > head) return "";
  const rows: readonly Stored[] = await observed.read(run, from, head);
  return columnFrame(
    topic,
    topic.kind === "step" ? rows.filter(({ step }) => step === topic.step) : rows,
  );
}
