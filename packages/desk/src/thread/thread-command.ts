import { actionSchema, referenceSchema, THREAD_NAME } from "@wheelhouse/core";
import { z } from "zod";

/** What every command names: a thread of a project, and who wants it. */
const of = {
  project: z.strictObject({ id: z.string().min(1), path: z.string().min(1) }),
  thread: z.string().regex(THREAD_NAME),
  by: z.string().min(1).max(200),
};
const word = z.string().min(1).max(200);
const n = z.int().min(1);

/** Wire schema of everything that can be done in threads, for whoever is not the host. */
export const threadCommandSchema = z.discriminatedUnion("do", [
  /** Opens the thread when it is not there. `key`: the second time with it says nothing and names the first message. */
  z.strictObject({
    do: z.literal("say"),
    ...of,
    text: z.string().min(1).max(200_000),
    refs: z.array(referenceSchema).max(20),
    key: word.optional(),
  }),
  /** Answers what waits again; opens the thread when it is not there. */
  z.strictObject({ do: z.literal("start"), ...of }),
  z.strictObject({ do: z.literal("stop"), ...of }),
  /** `agent` null: whoever is chosen for the project. Opens the thread when it is not there. */
  z.strictObject({
    do: z.literal("switch"),
    ...of,
    agent: word.nullable(),
    model: word.nullable(),
  }),
  /** `action`: what is to be done in place of what was proposed, of the same kind. */
  z.strictObject({ do: z.literal("accept"), ...of, proposal: n, action: actionSchema.optional() }),
  z.strictObject({
    do: z.literal("dismiss"),
    ...of,
    proposal: n,
    why: z.string().min(1).max(2_000).optional(),
  }),
  z.strictObject({ do: z.literal("undo"), ...of, proposal: n }),
]);
/** Something to be done in a thread. */
export type ThreadCommand = z.infer<typeof threadCommandSchema>;
/** The command of one kind. */
export type ThreadCommandTo<D extends ThreadCommand["do"]> = Extract<ThreadCommand, { do: D }>;

/** Wire schema of {@link ThreadDone}. */
export const threadDoneSchema = z.object({
  /** `<project>/<name>`. */
  thread: z.string(),
  /** Number of the message that was said. */
  message: z.int().nullable(),
  /** The key was used before: nothing was done now. */
  repeated: z.boolean(),
});
/** What was done. */
export type ThreadDone = z.infer<typeof threadDoneSchema>;
