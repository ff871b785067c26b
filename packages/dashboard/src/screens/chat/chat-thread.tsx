import { type API, INBOX_THREAD, MAIN_THREAD, threadId, type ThreadObject } from "@wheelhouse/core";
import { Link } from "@tanstack/react-router";
import { type ReactNode, type RefObject, useCallback, useMemo, useRef, useState } from "react";
import type { z } from "zod";
import { RowsSkeleton } from "../../parts/rows-skeleton.tsx";
import { forgetQuoted, unquote, useQuoted } from "../../stored/quoted.ts";
import { useBeside } from "../beside/use-beside.ts";
import { Composer } from "../composer/composer.tsx";
import { type Chat, ChatProvider } from "./chat-context.ts";
import { EmptyThread } from "./empty-thread.tsx";
import type { ThreadView } from "./log/thread-log.ts";
import { useThreadLog } from "./log/use-thread-log.ts";
import { type ListHandle, MessageList } from "./messages/message-list.tsx";
import { DraftReferences } from "./refs/reference-chips.tsx";
import { saysOf } from "./says-of.ts";
import { OfflineNotice } from "./threads/offline-notice.tsx";
import { ThreadHead } from "./threads/thread-head.tsx";
import { useChatActs } from "./use-chat-acts.ts";
import { useChatKeys } from "./use-chat-keys.ts";

/** One thread, whole: its messages, with what can be done about them, and the box below. */
export function ChatThread({
  project,
  name,
  who,
  threads,
}: {
  readonly project: string;
  readonly name: string;
  /** Who answers; undefined while nobody has said. */
  readonly who: z.infer<typeof API.orchestrator.reply> | undefined;
  readonly threads: readonly ThreadObject[];
}): ReactNode {
  const { log, view } = useThreadLog(project, name);
  const acts = useChatActs(project, name, log);
  const list = useRef<ListHandle>(null);
  const box = useRef<HTMLTextAreaElement>(null);
  const [wished, setWished] = useState<number>();
  const edit = useCallback((n: number | undefined) => {
    list.current?.stay();
    setWished(n);
  }, []);
  const [picked, goTo] = useState<number>();
  // What somebody else has answered meanwhile is not to be changed any more.
  const editing = wished !== undefined && isOpen(view, wished) ? wished : undefined;
  const beside = useBeside();
  const at = useMemo(() => cardOf(view, picked), [view, picked]);
  const thread = view.thread ?? threads.find((each) => each.name === name);
  useChatKeys({ view, list, acts, at, edit, box, canStop: thread?.status === "replying" });
  const { accept, acceptAll, dismiss, undo, pending, start: tryAgain, refused } = acts;
  const { open } = beside;
  const chat = useMemo(
    (): Chat => ({
      project,
      thread: name,
      accept,
      acceptAll,
      dismiss,
      undo,
      pending,
      editing,
      edit,
      at,
      goTo,
      tryAgain,
      beside: open,
      refused,
    }),
    [
      project,
      name,
      accept,
      acceptAll,
      dismiss,
      undo,
      pending,
      editing,
      edit,
      at,
      tryAgain,
      open,
      refused,
    ],
  );
  return (
    <ChatProvider value={chat}>
      <section aria-label="Thread" className="flex min-w-0 flex-1 flex-col">
        <ThreadHead
          project={project}
          name={name}
          thread={thread}
          threads={threads}
          usual={who?.agent}
          acts={acts}
        />
        <OfflineNotice offline={who?.offline} stopped={thread?.stopped} />
        {view.rows.length > 0 ? (
          <MessageList log={log} view={view} handle={list} />
        ) : view.thread === null || view.thread?.messages === 0 ? (
          <EmptyThread name={name} />
        ) : (
          <div className="mx-auto w-full max-w-3xl flex-1 p-4">
            <RowsSkeleton rows={4} />
          </div>
        )}
        <output className="sr-only">{saysOf(view)}</output>
        <div className="mx-auto w-full max-w-3xl shrink-0 px-4 pb-3 max-sm:px-2 max-sm:pb-2">
          {name === INBOX_THREAD ? (
            <p className="py-2 text-text-2">
              Outcomes are handed over here, apart from what people say.{" "}
              <Link
                to="/chat/$thread"
                params={{ thread: MAIN_THREAD }}
                search={{ project }}
                className="text-accent underline"
              >
                Say something in the main thread
              </Link>
            </p>
          ) : (
            <Box project={project} name={name} box={box} onSaid={() => list.current?.toEnd()} />
          )}
        </div>
      </section>
    </ChatProvider>
  );
}

function Box({
  project,
  name,
  box,
  onSaid,
}: {
  readonly project: string;
  readonly name: string;
  readonly box: RefObject<HTMLTextAreaElement | null>;
  /** Something was said in this thread. */
  readonly onSaid: () => void;
}): ReactNode {
  const id = threadId(project, name);
  const refs = useQuoted(id);
  return (
    <>
      <DraftReferences refs={refs} onDrop={(reference) => unquote(id, reference)} />
      <Composer
        place="chat"
        project={project}
        thread={name}
        refs={refs}
        onSaid={() => {
          forgetQuoted(id);
          onSaid();
        }}
        box={box}
      />
    </>
  );
}

/** The card at which the keys are: the one that had the focus last, else the first one of the last reply that waits. */
function cardOf({ rows }: ThreadView, picked: number | undefined): number | undefined {
  const all = rows.flatMap(({ proposals }) => proposals);
  if (all.some(({ n }) => n === picked)) return picked;
  const last = rows.findLast(({ proposals }) => proposals.some(({ status }) => status === "open"));
  return last?.proposals.find(({ status }) => status === "open")?.n;
}

function isOpen({ rows }: ThreadView, n: number): boolean {
  return rows.some(({ proposals }) =>
    proposals.some((each) => each.n === n && each.status === "open"),
  );
}
