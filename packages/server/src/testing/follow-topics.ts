import { type Patch, patchSchema, type TraceColumns, traceColumnsSchema } from "@wheelhouse/core";
import { onTestFinished } from "vitest";
import type { World } from "./open-world.ts";
import { type Frame, readFrames } from "./read-frames.ts";

/** Frames of a stream, one after the other. */
export type Frames = AsyncGenerator<Frame, void, void>;

/** Follows topics, from a position or from now; it ends with the test. */
export async function followTopics(world: World, topics: string, since?: string): Promise<Frames> {
  const query = since === undefined ? "" : `&since=${since}`;
  const frames = readFrames(await world.get(`/api/stream?topics=${topics}${query}`));
  onTestFinished(async () => void (await frames.return(undefined)));
  return frames;
}

/** Whether it says that everything which was there has been sent. */
export function isLive({ event }: Frame): boolean {
  return event === "live";
}

/** What a frame patches; nothing when it is another one. */
export function patchOf({ event, data }: Frame): Patch {
  return event === "patch" ? patchSchema.parse(data) : [];
}

/** The rows of a frame; none when it is another one. */
export function rowsOf({ event, data }: Frame): TraceColumns[] {
  return event === "trace" ? [traceColumnsSchema.parse(data)] : [];
}
