import { z } from "zod";
import { useDraft } from "../../stored/drafts.ts";

/** An answer that was begun and not sent. */
export interface AnswerDraft {
  readonly option: string | undefined;
  readonly text: string;
}

const NOTHING: AnswerDraft = { option: undefined, text: "" };
const draftSchema = z.object({ option: z.string().optional(), text: z.string() });

/** The answer to a request as far as a person has got with it, kept over reloads and shared by tabs. */
export function useAnswerDraft(
  request: string,
): readonly [AnswerDraft, (draft: AnswerDraft) => void] {
  const [kept, keep] = useDraft(`request:${request}`);
  return [
    readDraft(kept),
    ({ option, text }) =>
      keep(option === undefined && text === "" ? "" : JSON.stringify({ option, text })),
  ];
}

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
