import { INBOX_THREAD, MAIN_THREAD, type ThreadObject } from "@wheelhouse/core";
import { Link } from "@tanstack/react-router";
import { Inbox, MessageSquare, Plus } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Button } from "../../../parts/button.tsx";
import { StatusMark } from "../../../parts/status-mark.tsx";
import { Ago } from "../../../parts/time.tsx";
import { NewThread } from "./new-thread.tsx";
import { stateOfThread, threadTitle } from "./thread-words.ts";

/** The threads of a project at the side: what they are called, when something was said last, and what waits for a yes. */
export function ThreadList({
  project,
  thread,
  threads,
}: {
  readonly project: string;
  /** The one that is shown; it may not have been opened yet. */
  readonly thread: string;
  readonly threads: readonly ThreadObject[];
}): ReactNode {
  const [isMaking, setMaking] = useState(false);
  const names = namesOf(threads, thread);
  return (
    <nav aria-label="Threads" className="flex min-h-0 flex-1 flex-col">
      <ul className="flex min-h-0 flex-1 flex-col gap-0.5 overflow-y-auto p-2">
        {names.map((name) => (
          <li key={name}>
            <ThreadLink
              project={project}
              name={name}
              thread={threads.find((each) => each.name === name)}
              isShown={name === thread}
            />
          </li>
        ))}
      </ul>
      <div className="border-t border-line p-2">
        {isMaking ? (
          <NewThread project={project} taken={names} onClose={() => setMaking(false)} />
        ) : (
          <Button kind="quiet" className="w-full justify-start!" onClick={() => setMaking(true)}>
            <Plus className="size-4" aria-hidden="true" />
            New thread
          </Button>
        )}
      </div>
    </nav>
  );
}

/** Names of threads: the main one first, which is there without being asked for, and the one that is shown. */
function namesOf(threads: readonly ThreadObject[], shown: string): readonly string[] {
  const said = threads.map(({ name }) => name);
  const all = new Set([MAIN_THREAD, ...(said.includes(shown) ? [] : [shown]), ...said]);
  return [...all];
}

function ThreadLink({
  project,
  name,
  thread,
  isShown,
}: {
  readonly project: string;
  readonly name: string;
  readonly thread: ThreadObject | undefined;
  readonly isShown: boolean;
}): ReactNode {
  const Icon = name === INBOX_THREAD ? Inbox : MessageSquare;
  const open = thread?.open_proposals ?? 0;
  const state = stateOfThread(thread);
  return (
    <Link
      to="/chat/$thread"
      params={{ thread: name }}
      search={(now) => ({ ...now, project })}
      aria-current={isShown ? "page" : undefined}
      className="flex min-h-11 items-center gap-2.5 rounded-card px-2 py-1 text-text-2 hover:bg-raised aria-[current=page]:bg-raised aria-[current=page]:text-text"
    >
      {state === undefined ? (
        <Icon className="size-4 shrink-0 text-text-3" aria-hidden="true" />
      ) : (
        <StatusMark status={state.mark} label={state.words} />
      )}
      <span className="flex min-w-0 flex-1 flex-col">
        <bdi className={`truncate ${isShown ? "font-medium" : ""}`}>
          {threadTitle(name, thread)}
        </bdi>
        <span className="truncate text-xs text-text-3">
          {thread === undefined ? (
            "nothing was said yet"
          ) : (
            <>
              <Ago at={thread.said_at} /> · {thread.messages}{" "}
              {thread.messages === 1 ? "message" : "messages"}
            </>
          )}
        </span>
      </span>
      {open === 0 ? null : (
        <span className="chip-waiting rounded-full px-1.5 text-2xs font-medium" title={waits(open)}>
          {open}
          <span className="sr-only"> {waits(open)}</span>
        </span>
      )}
    </Link>
  );
}

function waits(open: number): string {
  return open === 1 ? "proposal waits for an answer" : "proposals wait for an answer";
}
