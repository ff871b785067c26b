import { API, isWheelhouseError, type RequestObject } from "@wheelhouse/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { patchRequest } from "../../live/patch-queries.ts";
import { client } from "../../queries/client.ts";
import { requestNow } from "../../queries/requests.ts";
import { useSend } from "../../queries/use-send.ts";
import { keepDraft } from "../../stored/drafts.ts";
import type { AnswerDraft } from "./read-draft.ts";

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
 * the server's truth is fetched and shown, whatever this page knew.
 */
export function useAnswer({ id, run }: RequestObject): Answering {
  const queries = useQueryClient();
  const [closed, setClosed] = useState<RequestObject>();
  const [unsent, setUnsent] = useState<AnswerDraft>();
  const take = async (): Promise<void> => {
    const now = await requestNow(run, id);
    if (now === undefined || now.status === "open") return;
    setClosed(now);
    patchRequest(queries, now);
  };
  const { mutate, isPending, variables } = useSend(
    async ({ option, text }: AnswerDraft) => {
      const said = text.trim();
      const body = { ...(option !== undefined && { option }), ...(said !== "" && { text: said }) };
      await client.call(API.answerRequest, { parts: { id: run, rid: id }, body });
      keepDraft(`request:${id}`, "");
      await take();
    },
    {
      onError(error) {
        if (!isWheelhouseError(error)) return false;
        if (error.code !== "request.answered" && error.code !== "run.ended") return false;
        setUnsent(variables);
        void take();
        return error.code === "request.answered";
      },
    },
  );
  return { send: (draft) => mutate(draft), isSending: isPending, closed, unsent };
}
