import { useDraft } from "../../stored/drafts.ts";
import { type AnswerDraft, readDraft } from "./read-draft.ts";

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
