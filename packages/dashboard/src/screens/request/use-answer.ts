import { API, formatAgo, isWheelhouseError, type RequestObject } from "@wheelhouse/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { patchRequest } from "../../live/patch-queries.ts";
import { serverNow } from "../../live/server-clock.ts";
import { useToast } from "../../parts/toast.tsx";
import { client } from "../../queries/client.ts";
import { requestNow } from "../../queries/requests.ts";
import { useSend } from "../../queries/use-send.ts";
import { keepDraft } from "../../stored/drafts.ts";
import type { AnswerDraft } from "./read-draft.ts";
import { answerOf, draftOf } from "./request-markdown.ts";

/** Sends an answer to a request, and knows what has become of it. */
export interface Answering {
  readonly send: (draft: AnswerDraft) => void;
  readonly isSending: boolean;
  /** The request once it is closed, as the server has it: whoever it was that answered. */
  readonly closed: RequestObject | undefined;
  /** What this person wanted to say when somebody was first. */
  readonly unsent: AnswerDraft | undefined;
}

/**
 * Answers a request. Nothing is shown as answered before the server has journaled it; when somebody else was first,
 * the server's truth is fetched and told, also where the card is gone by then.
 */
export function useAnswer(request: RequestObject): Answering {
  const { id, run } = request;
  const queries = useQueryClient();
  const toast = useToast();
  const [closed, setClosed] = useState<RequestObject>();
  const [unsent, setUnsent] = useState<AnswerDraft>();
  const take = async (): Promise<RequestObject | undefined> => {
    const now = await requestNow(run, id);
    if (now === undefined || now.status === "open") return undefined;
    setClosed(now);
    patchRequest(queries, now);
    return now;
  };
  const tellWhoWasFirst = async (draft: AnswerDraft): Promise<void> => {
    const now = await take();
    const mine = draftOf(request, draft);
    toast({
      tone: "failed",
      title: now === undefined ? "This is no longer open." : outcomeOf(now),
      text: mine === "" ? undefined : `Your answer was not taken: “${mine}”`,
    });
  };
  const { mutate, isPending } = useSend(
    async (draft: AnswerDraft) => {
      const text = draft.text.trim();
      const { option } = draft;
      const body = { ...(option !== undefined && { option }), ...(text !== "" && { text }) };
      try {
        await client.call(API.answerRequest, { parts: { id: run, rid: id }, body });
      } catch (error) {
        if (!isWheelhouseError(error) || error.code !== "request.answered") throw error;
        setUnsent(draft);
        await tellWhoWasFirst(draft);
        return;
      }
      toast({ tone: "completed", title: `Answered: ${draftOf(request, draft)}` });
      await take();
    },
    { onDone: () => keepDraft(`request:${id}`, "") },
  );
  return { send: mutate, isSending: isPending, closed, unsent };
}

/** What came of a request that is no longer open, in a line. */
function outcomeOf(request: RequestObject): string {
  const { status, answered_by: by, closed_at: at } = request;
  const ago = at === null ? "" : ` ${formatAgo(Date.parse(at), serverNow())}`;
  if (status !== "answered") return `This was ${status}${ago}.`;
  return `Somebody was first: answered by ${by ?? "somebody"}${ago}: ${answerOf(request)}`;
}
