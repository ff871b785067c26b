import type { EventOf, Json } from "@wheelhouse/core";
import { z } from "zod";
import type { At } from "./end-of-attempt.ts";

const notesSchema = z.object({
  handoff: z.string().optional(),
  values: z.array(z.object({ to: z.string(), text: z.string() })).optional(),
});

/**
 * The notes to whoever goes on that an author hands in with its output: `handoff` is for all who come after, `values` are
 * each for one later step. They are in the output as well, where briefs read them.
 */
export function handoffsOf(at: At, output: Json): EventOf<"handoff.written">[] {
  const { handoff, values = [] } = notesSchema.safeParse(output).data ?? {};
  const notes = [...(handoff === undefined ? [] : [{ text: handoff }]), ...values];
  return notes
    .filter(({ text }) => text.trim() !== "")
    .map((data) => ({ type: "handoff.written", ...at, data }));
}
