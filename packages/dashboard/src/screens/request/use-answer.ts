import { API, formatAgo, type RequestObject } from "@wheelhouse/core";
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
import { sendAnswer } from "./send-answer.ts";

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
 * the server's truth is fetched and told, also where the card is gone by then, and what was written is kept.
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
  const { mutate, isPending } = useSend(
    async (draft: AnswerDraft) => {
      const outcome = await sendAnswer(draft, {
        post: (body) => client.call(API.answerRequest, { parts: { id: run, rid: id }, body }),
        read: take,
      });
      const { isAccepted, now } = outcome;
      const mine = draftOf(request, draft);
      if (isAccepted) {
        if (now === undefined) setClosed(answered(request, draft));
        toast({ tone: "completed", title: `Answered: ${mine}` });
        return outcome;
      }
      setUnsent(draft);
      toast({
        tone: "failed",
        title: now === undefined ? "This is no longer open." : outcomeOf(now),
        text: mine === "" ? undefined : `Your answer was not taken: “${mine}”`,
      });
      return outcome;
    },
    {
      // What was not taken may be wanted elsewhere.
      onDone({ isAccepted }) {
        if (isAccepted) keepDraft(`request:${id}`, "");
      },
    },
  );
  return { send: mutate, isSending: isPending, closed, unsent };
}

/** A request that was answered here, until the server says how it has it. */
function answered(request: RequestObject, { option, text }: AnswerDraft): RequestObject {
  return {
    ...request,
    status: "answered",
    closed_at: new Date(serverNow()).toISOString(),
    answered_by: "you",
    option: option ?? null,
    answer: text.trim() === "" ? null : text.trim(),
  };
}

/** What came of a request that is no longer open, in a line. */
function outcomeOf(request: RequestObject): string {
  const { status, answered_by: by, closed_at: at } = request;
  const ago = at === null ? "" : ` ${formatAgo(Date.parse(at), serverNow())}`;
  if (status !== "answered") return `This was ${status}${ago}.`;
  return `Somebody was first: answered by ${by ?? "somebody"}${ago}: ${answerOf(request)}`;
}
