import { encode } from "./sse-channel.ts";
import { itemPatches, openItemPatches, patchFrame } from "./patch-frames.ts";
import type { Notes } from "./notes.ts";
import type { SliceParts } from "./slice.ts";
import { headPatch, stepPatches, unsaidPatches } from "./state-patches.ts";
import { stateTopic, type Topic } from "./topic.ts";

/** Bytes by topic name. */
export type NoteBytes = ReadonlyMap<string, Uint8Array>;
type Parts = Pick<SliceParts, "journal" | "wheel" | "folds">;

/** Who drives open runs has changed since readers were told. */
export async function drivenFrames(
  { journal, wheel, folds }: Parts,
  notes: Notes,
  watermark: number,
  isFollowed: (topic: string) => boolean,
): Promise<NoteBytes> {
  const driving = new Set(await wheel.driving());
  const runs = notes.takeDriven(driving);
  if (runs.length === 0) return new Map();
  const rev = notes.nextRev(watermark);
  const items = await itemPatches({ journal, driving }, runs, rev);
  const open = items.filter(({ k, v }) => k === "run" && v.ended_at === null);
  const bytes = new Map([["runs", encode(patchFrame(open))]]);
  for (const { id } of open) {
    const topic = stateTopic(id);
    if (!isFollowed(topic)) continue;
    const fold = await folds.at(id);
    const head = headPatch(fold, driving, Math.max(rev, fold.rev));
    bytes.set(topic, encode(patchFrame([head])));
  }
  return bytes;
}

/** Counts of agents that were held back. */
export async function countedFrames(
  { folds }: Pick<Parts, "folds">,
  notes: Notes,
  isFollowed: (topic: string) => boolean,
): Promise<NoteBytes> {
  const bytes = new Map<string, Uint8Array>();
  for (const [run, steps] of notes.takeCounted()) {
    const topic = stateTopic(run);
    if (!isFollowed(topic)) continue;
    bytes.set(topic, encode(patchFrame(stepPatches(await folds.at(run), steps))));
  }
  return bytes;
}

/** What a reader who was away may have missed of these topics although it has every event. */
export async function unsaidFrames(
  { journal, wheel, folds }: Parts,
  topics: readonly Topic[],
  rev: number,
): Promise<string> {
  const driving = new Set(await wheel.driving());
  const frames: string[] = [];
  for (const topic of topics) {
    if (topic.kind === "runs")
      frames.push(patchFrame(await openItemPatches({ journal, driving }, rev)));
    if (topic.kind === "state")
      frames.push(patchFrame(await unsaidPatches({ folds, driving }, topic.run, rev)));
  }
  return frames.join("");
}
