import type { Stored } from "@wheelhouse/journal";
import type { Observed } from "@wheelhouse/sources";
import type { Boards } from "../board/boards.ts";
import type { LiveBoard } from "../board/live-board.ts";
import type { RunFolds } from "../read/run-folds.ts";
import type { Journal, Wheel } from "../server-deps.ts";
import { alertPatches } from "./alert-patches.ts";
import { cardPatchFrame } from "./card-frames.ts";
import type { FlowFrames } from "./flow-frames.ts";
import { inboxPatches } from "./inbox-patches.ts";
import type { Notes } from "./notes.ts";
import {
  type EventsByRun,
  itemPatches,
  movedRuns,
  patchFrame,
  requestPatches,
} from "./patch-frames.ts";
import type { Revs } from "./revs.ts";
import { columnFrame, rowFrames } from "./row-frames.ts";
import { schedulePatches } from "./schedule-patches.ts";
import { encode } from "./sse-channel.ts";
import { changedPatches } from "./state-patches.ts";
import { threadFrames } from "./thread-frames.ts";
import type { Topic } from "./topic.ts";

const RUN_STREAMS = "run/";

/** What happened between two global positions, as bytes for each topic that somebody follows. */
export interface Slice {
  /** Everything up to here came before. */
  readonly before: number;
  /** Everything up to here is in it. */
  readonly to: number;
  /** Bytes by topic name; a topic that is not in here was not followed when the slice was made. */
  readonly bytes: ReadonlyMap<string, Uint8Array>;
  /** The last seq in it, by run. */
  readonly seqs: ReadonlyMap<string, number>;
}

/** What slices are made with. */
export interface SliceParts {
  readonly journal: Journal;
  readonly wheel: Pick<Wheel, "driving">;
  /** Wall clock in milliseconds. */
  readonly now: () => number;
  readonly folds: RunFolds;
  readonly boards: Boards;
  readonly flows: FlowFrames;
  readonly observed: Pick<Observed, "has" | "joinedTo">;
  readonly notes: Notes;
  readonly revs: Revs;
  /** Whether what is only counted may be told later. */
  readonly holdsBack: boolean;
}

/** Makes a slice. However many read it, its bytes are made once. */
export async function makeSlice(
  parts: SliceParts,
  span: { readonly before: number; readonly to: number; readonly events: readonly Stored[] },
  topics: Iterable<Topic>,
): Promise<Slice> {
  const { before, to, events } = span;
  const runs = byRun(events);
  const moved = movedRuns(runs);
  const driving = new Set(moved.length === 0 ? [] : await parts.wheel.driving());
  parts.notes.told(moved, driving);
  const bytes = new Map<string, Uint8Array>();
  for (const topic of topics)
    bytes.set(topic.name, encode(await textOf(topic, { ...parts, ...span, runs, moved, driving })));
  const seqs = new Map([...runs].map(([run, own]) => [run, own.at(-1)?.seq ?? 0]));
  return { before, to, bytes, seqs };
}

async function textOf(
  topic: Topic,
  parts: SliceParts & {
    readonly runs: EventsByRun;
    readonly moved: readonly string[];
    readonly driving: ReadonlySet<string>;
    readonly before: number;
    readonly to: number;
    readonly events: readonly Stored[];
  },
): Promise<string> {
  const { flows, runs, moved, before, to, notes, holdsBack } = parts;
  switch (topic.kind) {
    case "runs": {
      const frames: string[] = [];
      for (const [run, events] of runs) frames.push(await flows.take(run, events));
      frames.push(patchFrame(await itemPatches(parts, moved, to)));
      return frames.join("");
    }
    case "requests":
      return patchFrame(await requestPatches(parts, runs, to));
    case "alerts":
      return patchFrame(await alertPatches(parts, parts.events, to));
    case "inbox":
      return patchFrame(await inboxPatches(parts, parts.events, to));
    case "schedules":
      return patchFrame(await schedulePatches(parts, topic.project, parts.events, to));
    case "thread":
      return threadFrames(parts, topic, parts.events, to);
    case "signals":
    case "sources":
    case "flows":
      // No event of the journal tells of them.
      return "";
    case "state": {
      const events = runs.get(topic.run) ?? [];
      const later = holdsBack ? notes : undefined;
      return patchFrame(await changedPatches(parts, topic.run, { before, to, events }, later));
    }
    case "issues":
      return cardPatchFrame((await boardAt(parts, topic.project)).between(parts.before, parts.to));
    case "cards":
      await boardAt(parts, topic.project);
      return "";
    case "rows":
      return rowFrames(runs.get(topic.run) ?? []);
    case "run":
      return columnFrame(topic, runs.get(topic.run));
    case "step":
      return columnFrame(
        topic,
        runs.get(topic.run)?.filter(({ step }) => step === topic.step),
      );
    default:
      return topic satisfies never;
  }
}

/** A board with everything up to the end of a slice. */
async function boardAt(
  { boards, ...span }: Parameters<LiveBoard["sync"]>[1] & object & Pick<SliceParts, "boards">,
  project: string,
): Promise<LiveBoard> {
  const board = boards.of(project);
  await board.sync(span.to, span);
  return board;
}

function byRun(events: readonly Stored[]): Map<string, Stored[]> {
  const runs = new Map<string, Stored[]>();
  for (const event of events) {
    if (!event.stream.startsWith(RUN_STREAMS)) continue;
    const run = event.stream.slice(RUN_STREAMS.length);
    const known = runs.get(run);
    if (known) known.push(event);
    else runs.set(run, [event]);
  }
  return runs;
}
