import { z } from "zod";

/** Something that a person should know before they go on, on the wire. */
export const noticeObjectSchema = z.object({
  /** A word for programs. Of a problem it is a code of the error table. */
  code: z.string(),
  /** The cause, in a sentence. */
  detail: z.string(),
  /** The next step, when there is one. */
  hint: z.string().nullable(),
});
/** Something that a person should know before they go on, on the wire. */
export type NoticeObject = z.infer<typeof noticeObjectSchema>;
