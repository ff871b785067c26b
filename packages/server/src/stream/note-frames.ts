import type { Patch } from "@wheelhouse/core";
import { cardPatchFrame } from "./card-frames.ts";
import { encode } from "./sse-channel.ts";
import { itemPatches, openItemPatches, patchFrame } from "./patch-frames.ts";
import type { SliceParts } from "./slice.ts";
import { headPatch, stepPatches, unsaidPatches } from "./state-patches.ts";
import { cardsTopic, issuesTopic, stateTopic, type Topic } from "./topic.ts";

/** Bytes by topic name. */
export type NoteBytes = ReadonlyMap<string, Uint8Array>;
type Parts = Pick<
  SliceParts,
  "boards" | "journal" | "observed" | "wheel" | "folds" | "notes" | "revs"
>;

/** Who drives open runs has changed since readers were told. What could not be told stays owed. */
export async function drivenFrames(
  parts: Parts,
  isFollowed: (topic: string) => boolean,
): Promise<NoteBytes> {
  const { wheel, notes } = parts;
  const driving = new Set(await wheel.driving());
  const runs = notes.takeDriven(driving);
  try {
    const bytes =
      runs.length === 0 ? [] : await framesOfDriven(parts, { runs, driving }, isFollowed);
    return new Map([...bytes, ...(await cardsOfDriven(parts, driving, isFollowed))]);
  } catch (error) {
    notes.putBackDriven(runs);
    throw error;
  }
}

async function framesOfDriven(
  { journal, observed, folds, revs }: Parts,
  { runs, driving }: { readonly runs: readonly string[]; readonly driving: ReadonlySet<string> },
  isFollowed: (topic: string) => boolean,
): Promise<NoteBytes> {
  // Some readers are ahead of what was handed out to all: nothing that anybody has is later than this.
  const rev = revs.at(await journal.watermark(), revs.next());
  const items = await itemPatches({ journal, driving }, runs, rev);
  const open = items.filter(({ k, v }) => k === "run" && v.ended_at === null);
  const bytes = new Map([["runs", encode(patchFrame(open))]]);
  for (const { id } of open) {
    const topic = stateTopic(id);
    if (!isFollowed(topic)) continue;
    const fold = await folds.at(id);
    const head = headPatch(fold, { driving, observed }, Math.max(rev, fold.rev));
    bytes.set(topic, encode(patchFrame([head])));
  }
  return bytes;
}

/** Cards of followed boards whose run somebody has taken or let go. What can fail comes first: a board that was told so says it once. */
async function cardsOfDriven(
  { boards, journal, revs }: Parts,
  driving: ReadonlySet<string>,
  isFollowed: (topic: string) => boolean,
): Promise<NoteBytes> {
  const followed = boards
    .all()
    .filter(({ project }) => [issuesTopic(project), cardsTopic(project).name].some(isFollowed));
  const watermark = await journal.watermark();
  for (const board of followed) await board.sync(watermark);
  const bytes = new Map<string, Uint8Array>();
  for (const board of followed) {
    const cards = await board.drive(driving, () => revs.at(watermark, revs.next()));
    if (cards.length > 0) bytes.set(issuesTopic(board.project), encode(cardPatchFrame(cards)));
  }
  return bytes;
}

/** Counts of agents that were held back. What could not be told stays owed. */
export async function countedFrames(
  { folds, notes }: Pick<Parts, "folds" | "notes">,
  isFollowed: (topic: string) => boolean,
): Promise<NoteBytes> {
  const bytes = new Map<string, Uint8Array>();
  const counted = notes.takeCounted();
  try {
    for (const [run, steps] of counted) {
      const topic = stateTopic(run);
      if (!isFollowed(topic)) continue;
      bytes.set(topic, encode(patchFrame(stepPatches(await folds.at(run), steps))));
    }
    return bytes;
  } catch (error) {
    for (const [run, steps] of counted) for (const step of steps) notes.counted(run, step);
    throw error;
  }
}

/** What a reader who was away may have missed of runs of ours in these topics although it has every event. */
export async function unsaidFrames(
  { boards, journal, observed, wheel, folds, notes, revs }: Parts,
  topics: readonly Topic[],
): Promise<string> {
  const rev = revs.at(await journal.watermark());
  const driving = new Set(await wheel.driving());
  const frames: string[] = [];
  for (const topic of topics) {
    const patch: Patch = [];
    if (topic.kind === "runs") patch.push(...(await openItemPatches({ journal, driving }, rev)));
    // Nobody here drives what is observed, and changes of it are told from their own log.
    if (topic.kind === "state" && !observed.has(topic.run))
      patch.push(...(await unsaidPatches({ folds, driving, observed }, topic.run, rev)));
    notes.told(
      patch.flatMap(({ k, id }) => (k === "run" || k === "head" ? [id] : [])),
      driving,
    );
    frames.push(patchFrame(patch));
    if (topic.kind !== "issues") continue;
    const board = boards.of(topic.project);
    await board.sync(Math.floor(rev));
    await board.drive(driving, () => revs.at(Math.floor(rev), revs.next()));
    frames.push(cardPatchFrame(board.open()));
  }
  return frames.join("");
}
