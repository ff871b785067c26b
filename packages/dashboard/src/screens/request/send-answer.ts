import { isWheelhouseError, type RequestObject } from "@wheelhouse/core";
import type { AnswerDraft } from "./read-draft.ts";

/** What an answer is sent with. */
export interface AnswerPorts {
  /** Sends it; resolves once it is journaled. */
  readonly post: (body: { readonly option?: string; readonly text?: string }) => Promise<unknown>;
  /** The request as the server has it now; undefined while that is open, or when there is none. */
  readonly read: () => Promise<RequestObject | undefined>;
}

/** What became of an answer that was sent. */
export interface AnswerOutcome {
  readonly isAccepted: boolean;
  /** The request that is closed now; undefined where the server could not be asked, or does not say so yet. */
  readonly now: RequestObject | undefined;
}

/**
 * Sends an answer. One that was taken before its reply was lost is refused when it is sent again: where what was
 * answered is what this says, it counts as accepted. *Contract*: once it is journaled nothing that goes wrong makes
 * it a failure. Throws what the server refused, except that the request is answered already.
 */
export async function sendAnswer(
  draft: AnswerDraft,
  { post, read }: AnswerPorts,
): Promise<AnswerOutcome> {
  const { option } = draft;
  const text = draft.text.trim();
  try {
    await post({ ...(option !== undefined && { option }), ...(text !== "" && { text }) });
  } catch (error) {
    if (!isWheelhouseError(error) || error.code !== "request.answered") throw error;
    // Without the truth the server's own words say most: they name who answered, and what.
    const now = await read().catch(() => {
      throw error;
    });
    return { isAccepted: now !== undefined && isAnsweredSo(now, option, text), now };
  }
  return { isAccepted: true, now: await read().catch(() => undefined) };
}

function isAnsweredSo(request: RequestObject, option: string | undefined, text: string): boolean {
  const { status, option: taken, answer } = request;
  return status === "answered" && (taken ?? undefined) === option && (answer ?? "") === text;
}
