import { z } from "zod";

/** An answer that was begun and not sent. */
export interface AnswerDraft {
  readonly option: string | undefined;
  readonly text: string;
}

const NOTHING: AnswerDraft = { option: undefined, text: "" };
const draftSchema = z.object({ option: z.string().optional(), text: z.string() });

/** A draft from the text in which it is kept; nothing where that cannot be read. */
export function readDraft(kept: string): AnswerDraft {
  if (kept === "") return NOTHING;
  try {
    const { option, text } = draftSchema.parse(JSON.parse(kept));
    return { option, text };
  } catch {
    return NOTHING;
  }
}
