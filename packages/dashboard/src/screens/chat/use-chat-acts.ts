import { type Action, API, type ProposalObject } from "@wheelhouse/core";
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useRef, useState } from "react";
import { refusedBy, useLiveState } from "../../live/live-context.ts";
import { useToast } from "../../parts/toast.tsx";
import { client } from "../../queries/client.ts";
import { showThread } from "../../queries/threads.ts";
import { wordsOf } from "../../queries/words-of.ts";
import { canUndo } from "./cards/can-undo.ts";
import type { ThreadLog } from "./log/thread-log.ts";

/** What can be done in a thread. */
export interface ChatActs {
  /** Does a proposal, or what a person wants in its place; resolves with why it was not done. */
  readonly accept: (proposal: ProposalObject, action?: Action) => Promise<unknown>;
  /** One after the other; the first that is refused ends it. */
  readonly acceptAll: (proposals: readonly ProposalObject[]) => void;
  readonly dismiss: (proposal: ProposalObject) => void;
  readonly undo: (proposal: ProposalObject) => void;
  /** Number of the proposal that this tab has had done last, as far as it can be taken back. */
  readonly last: () => number | undefined;
  readonly start: () => void;
  readonly stop: () => void;
  /** `agent` null: whoever is chosen for the project. */
  readonly switchTo: (agent: string | null) => void;
  /** Proposals whose answers are on their way, by number. */
  readonly pending: ReadonlySet<number>;
  /** Why nothing can be asked of the server now. */
  readonly refused: string | undefined;
}

/** Does things in a thread. What the server refuses is said with its reason: such as who has answered first. */
export function useChatActs(project: string, thread: string, log: ThreadLog): ChatActs {
  const queries = useQueryClient();
  const toast = useToast();
  const refused = refusedBy(useLiveState());
  const [pending, setPending] = useState<ReadonlySet<number>>(new Set());
  const last = useRef<number>(undefined);
  const ask = useCallback(
    async (n: number, call: () => Promise<ProposalObject>): Promise<unknown> => {
      setPending((now) => new Set([...now, n]));
      try {
        log.answered(await call());
        return undefined;
      } catch (error) {
        return error ?? new Error("no reason was given");
      } finally {
        setPending((now) => new Set([...now].filter((each) => each !== n)));
      }
    },
    [log],
  );
  const say = useCallback(
    (error: unknown): void => {
      if (error !== undefined) toast({ tone: "failed", ...wordsOf(error) });
    },
    [toast],
  );
  const answer = useCallback(
    (n: number, body: { answer: "accept" | "dismiss"; action?: Action }) =>
      ask(n, () =>
        client.call(API.answerProposal, {
          parts: { id: project, n: String(n) },
          body: { thread, ...body },
        }),
      ),
    [ask, project, thread],
  );
  const accept = useCallback(
    async (proposal: ProposalObject, action?: Action): Promise<unknown> => {
      const error = await answer(proposal.n, { answer: "accept", ...(action && { action }) });
      if (error === undefined && canUndo(proposal.action)) last.current = proposal.n;
      // A form says at its fields what is wrong with them.
      if (action === undefined) say(error);
      return error;
    },
    [answer, say],
  );
  const acceptAll = useCallback(
    (proposals: readonly ProposalObject[]): void => {
      void (async () => {
        for (const proposal of inOrder(proposals))
          if ((await accept(proposal)) !== undefined) return;
      })();
    },
    [accept],
  );
  const dismiss = useCallback(
    ({ n }: ProposalObject): void => void answer(n, { answer: "dismiss" }).then(say),
    [answer, say],
  );
  const undo = useCallback(
    ({ n }: ProposalObject): void => {
      if (last.current === n) last.current = undefined;
      const parts = { id: project, n: String(n) };
      void ask(n, () => client.call(API.undoProposal, { parts, body: { thread } })).then(say);
    },
    [ask, say, project, thread],
  );
  const command = useCallback(
    (call: () => Promise<Parameters<typeof showThread>[1]>): void =>
      void call().then((changed) => showThread(queries, changed), say),
    [queries, say],
  );
  const start = useCallback(
    () => command(() => client.call(API.startThread, { parts: { id: project }, body: { thread } })),
    [command, project, thread],
  );
  const stop = useCallback(
    () => command(() => client.call(API.stopThread, { parts: { id: project }, body: { thread } })),
    [command, project, thread],
  );
  const switchTo = useCallback(
    (agent: string | null) =>
      command(() =>
        client.call(API.switchThread, { parts: { id: project }, body: { thread, agent } }),
      ),
    [command, project, thread],
  );
  return {
    accept,
    acceptAll,
    dismiss,
    undo,
    last: () => last.current,
    start,
    stop,
    switchTo,
    pending,
    refused,
  };
}

/** Issues are made before anything begins with them. */
function inOrder(proposals: readonly ProposalObject[]): readonly ProposalObject[] {
  const isStart = ({ action }: ProposalObject): number => (action.kind === "start_issue" ? 1 : 0);
  return proposals.toSorted((a, b) => isStart(a) - isStart(b) || a.n - b.n);
}
