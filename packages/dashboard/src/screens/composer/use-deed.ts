import { API, isWheelhouseError, MAIN_THREAD } from "@wheelhouse/core";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useRef } from "react";
import { latestPatches } from "../../live/latest-patches.ts";
import { showIssue, takeIssue } from "../../live/take-issue.ts";
import { useToast } from "../../parts/toast.tsx";
import { client } from "../../queries/client.ts";
import { useSend } from "../../queries/use-send.ts";
import { useStartRun } from "../../queries/use-start-run.ts";
import { wordsOf } from "../../queries/words-of.ts";
import type { ComposerAt } from "./composer-at.ts";
import type { Deed } from "./deed.ts";

type IssueDeed = Extract<Deed, { kind: "issue" }>;
/** An issue that was made, and what came of its start. */
interface Made {
  readonly number: number;
  /** The run that solves it now; undefined when none was wanted, or none began. */
  readonly run?: string;
  /** Why none began. */
  readonly error?: unknown;
}

/**
 * Does what was written. Each deed goes to its own address: none but a message asks the orchestrator for anything.
 * *Contract*: the same deed sent again because a reply was lost is done once; its idempotency key changes only with what
 * is asked for, or after it was done.
 */
export function useDeed({
  at,
  onDone,
}: {
  /** Where the composer stands: a comment goes to its issue. */
  readonly at: ComposerAt;
  /** It was done, and what was written has been kept by the server. */
  readonly onDone: () => void;
}): { readonly send: (deed: Deed) => void; readonly isSending: boolean } {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const toast = useToast();
  const wish = useRef({ text: "", key: "" });
  const { start, isStarting } = useStartRun(onDone);

  const make = useSend(
    async ({ project, input, isStarted }: IssueDeed): Promise<Made> => {
      const key = keyFor({ project, input, isStarted });
      const mark = latestPatches.mark();
      const made = await client.call(API.createIssue, {
        parts: { key: project },
        body: input,
        idempotencyKey: key,
      });
      showIssue(queries, made, mark);
      const { number } = made;
      if (!isStarted) return { number };
      const parts = { key: project, n: String(number) };
      try {
        const started = await client.call(API.startIssue, { parts, body: {}, idempotencyKey: key });
        return { number, run: started.run_id };
      } catch (error) {
        // A server that is away may have begun: the same is sent again, and is done once.
        if (!isWheelhouseError(error) || error.code === "host.gone") throw error;
        return { number, error };
      }
    },
    {
      onDone({ number, run, error }, { project }) {
        wish.current = { text: "", key: "" };
        onDone();
        if (run !== undefined) {
          void navigate({ to: "/runs/$run", params: { run } });
          return;
        }
        const action = {
          label: "Open",
          run: () =>
            void navigate({
              to: "/projects/$key/issues/$n",
              params: { key: project, n: String(number) },
            }),
        };
        if (error === undefined) {
          toast({ tone: "completed", title: `#${number} was made.`, action });
          return;
        }
        const { title, text } = wordsOf(error);
        const why = [title, text].filter(Boolean).join(" ");
        toast({
          tone: "failed",
          title: `#${number} was made, and not started.`,
          text: why,
          action,
        });
      },
    },
  );
  const comment = useSend(
    async (text: string) => {
      if (at.place !== "issue") throw new Error("there is no issue to comment on");
      const { project: project_id, issue: number } = at;
      return takeIssue(queries, { project_id, number }, async (parts) =>
        client.call(API.commentIssue, { parts, body: { text } }),
      );
    },
    { onDone },
  );

  const say = useSend(
    async ({ project, send }: Extract<Deed, { kind: "chat" }>) =>
      client.call(API.send, {
        parts: { id: project },
        body: send,
        idempotencyKey: keyFor({ project, send }),
      }),
    {
      onDone(_, { project, send: { thread = MAIN_THREAD } }) {
        wish.current = { text: "", key: "" };
        onDone();
        if (at.place === "chat") at.onSaid?.();
        if (at.place === "chat" && at.project === project) return;
        void navigate({ to: "/chat/$thread", params: { thread }, search: { project } });
      },
    },
  );

  const isSending = isStarting || make.isPending || comment.isPending || say.isPending;
  return {
    isSending,
    send(deed) {
      if (isSending) return;
      if (deed.kind === "run") start(deed.start);
      else if (deed.kind === "issue") make.mutate(deed);
      else if (deed.kind === "comment") comment.mutate(deed.text);
      else say.mutate(deed);
    },
  };

  function keyFor(asked: object): string {
    const text = JSON.stringify(asked);
    if (wish.current.text !== text) wish.current = { text, key: crypto.randomUUID() };
    return wish.current.key;
  }
}
