import {
  issueAnswerSchema,
  issueChangeSchema,
  issueCommentSchema,
  issueInputSchema,
  issueMoveSchema,
  issueStartSchema,
} from "@wheelhouse/core";
import { z } from "zod";

const project = z.strictObject({ id: z.string().min(1), path: z.string().min(1) });
/** What every command on an issue names: which one it is, and who wants it. */
const issue = { project, number: z.int().min(1), by: z.string().min(1) };
const key = z.string().min(1).max(200).optional();
const reason = z.string().max(2_000).optional();

/** Wire schema of everything that can be done with issues, for whoever is not the host. */
export const deskCommandSchema = z.discriminatedUnion("do", [
  z.strictObject({
    do: z.literal("create"),
    project,
    by: z.string().min(1),
    input: issueInputSchema,
    key,
  }),
  z.strictObject({ do: z.literal("edit"), ...issue, change: issueChangeSchema }),
  z.strictObject({ do: z.literal("comment"), ...issue, text: issueCommentSchema.shape.text }),
  z.strictObject({ do: z.literal("start"), ...issue, ...issueStartSchema.shape, key }),
  z.strictObject({ do: z.literal("stop"), ...issue, reason }),
  z.strictObject({ do: z.literal("answer"), ...issue, ...issueAnswerSchema.shape }),
  z.strictObject({ do: z.literal("accept"), ...issue }),
  z.strictObject({ do: z.literal("close"), ...issue, reason }),
  z.strictObject({ do: z.literal("reopen"), ...issue }),
  z.strictObject({ do: z.literal("delete"), ...issue }),
  z.strictObject({ do: z.literal("restore"), ...issue }),
  z.strictObject({ do: z.literal("move"), ...issue, ...issueMoveSchema.shape }),
]);
/** Something to be done with issues. `key`: the second time with it does nothing and names what the first one did. */
export type DeskCommand = z.infer<typeof deskCommandSchema>;
/** The command of one kind. */
export type CommandTo<D extends DeskCommand["do"]> = Extract<DeskCommand, { do: D }>;

/** Wire schema of {@link DeskDone}. */
export const deskDoneSchema = z.object({
  number: z.int(),
  run: z.string().nullable(),
  isQueued: z.boolean(),
  repeated: z.boolean(),
});
/** What was done: the issue, and the run that was started or told something. */
export interface DeskDone {
  readonly number: number;
  readonly run: string | null;
  /** The run waits until another one of the project has ended. */
  readonly isQueued: boolean;
  /** The key was used before: nothing was done now. */
  readonly repeated: boolean;
}
