import { z } from "zod";

/** Something that a person should know before they go on, on the wire. */
export const noticeObjectSchema = z.object({
  /** A word for programs. Of a problem it is a code of the error table. */
  code: z.string(),
  /** The cause, in a sentence. */
  detail: z.string(),
  /** The next step, when there is one. */
  hint: z.string().nullable(),
  /** Name of the flow's input that it is about; absent when it is about no single one. */
  input: z.string().optional(),
  /** The very words that lead nowhere; absent when it is about no words. */
  said: z.string().optional(),
  /** What may stand instead of `said`, such as paths of the project, the nearest first; absent when nothing is near. */
  near: z.array(z.string()).optional(),
});
/** Something that a person should know before they go on, on the wire. */
export type NoticeObject = z.infer<typeof noticeObjectSchema>;
