import { z } from "zod";
import { artifactKindSchema } from "../run/artifact-kind.ts";
import type { StoredRunEvent } from "../run/events.ts";
import { isoTime } from "../views/format/iso-time.ts";

/** An artifact on the wire: something that an attempt left behind. */
export const artifactObjectSchema = z.object({
  /** The seq of the event that recorded it. */
  id: z.int(),
  status: z.literal("recorded"),
  name: z.string(),
  kind: artifactKindSchema,
  value: z.string(),
  step: z.string(),
  attempt: z.string(),
  at: z.iso.datetime(),
});
/** An artifact on the wire. */
export type ArtifactObject = z.infer<typeof artifactObjectSchema>;

/** The artifact that an event records; undefined when it records none. */
export function artifactObject(event: StoredRunEvent): ArtifactObject | undefined {
  if (event.type !== "artifact.recorded") return undefined;
  const { seq, step, attempt, at, data } = event;
  return { id: seq, status: "recorded", ...data, step, attempt, at: isoTime(at) };
}
