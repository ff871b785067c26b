import { MAIN_THREAD, type ThreadObject } from "@wheelhouse/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Play, Plus, Square } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Button } from "../../../parts/button.tsx";
import { IconButton } from "../../../parts/icon-button.tsx";
import { Select } from "../../../parts/select.tsx";
import { StatusMark } from "../../../parts/status-mark.tsx";
import { agentsQuery } from "../../../queries/place.ts";
import { OverProject } from "../../composer/over-project.tsx";
import type { ChatActs } from "../use-chat-acts.ts";
import { NewThread } from "./new-thread.tsx";
import { stateOfThread, threadTitle } from "./thread-words.ts";

/** What a thread is, who answers in it, and how it is stopped and gone on with. */
export function ThreadHead({
  project,
  name,
  thread,
  threads,
  usual,
  acts,
}: {
  readonly project: string;
  readonly name: string;
  readonly thread: ThreadObject | undefined;
  readonly threads: readonly ThreadObject[];
  /** Who answers when the thread says nothing else; null: nobody. */
  readonly usual: string | null | undefined;
  readonly acts: ChatActs;
}): ReactNode {
  const navigate = useNavigate();
  const [isMaking, setMaking] = useState(false);
  const go = (to: string, over = project): void =>
    void navigate({
      to: "/chat/$thread",
      params: { thread: to },
      search: (now) => ({ ...now, project: over }),
    });
  const status = thread?.status ?? "idle";
  const state = stateOfThread(thread);
  const names = [...new Set([MAIN_THREAD, name, ...threads.map((each) => each.name)])];
  return (
    <header className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-2 border-b border-line px-4 py-2 max-sm:px-3">
      <h1 className="min-w-0 truncate text-lg font-semibold max-md:sr-only">
        {threadTitle(name, thread)}
      </h1>
      <Select
        aria-label="Thread"
        value={name}
        onChange={({ target }) => go(target.value)}
        className="min-w-32 flex-1 md:hidden"
      >
        {names.map((each) => (
          <option key={each} value={each}>
            {optionWords(
              each,
              threads.find((known) => known.name === each),
            )}
          </option>
        ))}
      </Select>
      <IconButton label="New thread" className="md:hidden" onClick={() => setMaking(!isMaking)}>
        <Plus className="size-4" aria-hidden="true" />
      </IconButton>
      {state === undefined ? null : (
        <span className="inline-flex items-center gap-1.5 text-xs text-text-2">
          <StatusMark status={state.mark} className="size-3.5" />
          {state.words}
        </span>
      )}
      <span className="flex-1 max-md:hidden" />
      <OverProject project={project} onChoose={(over) => go(MAIN_THREAD, over)} />
      {thread === undefined ? null : <WhoAnswers thread={thread} usual={usual} acts={acts} />}
      {status === "replying" || status === "waiting" ? (
        <Button keys="Shift+S" refused={acts.refused} onClick={acts.stop}>
          <Square className="size-3.5" aria-hidden="true" />
          Stop
        </Button>
      ) : null}
      {status === "stopped" ? (
        <Button kind="primary" refused={acts.refused} onClick={acts.start}>
          <Play className="size-3.5" aria-hidden="true" />
          Start
        </Button>
      ) : null}
      {isMaking ? (
        <div className="w-full md:hidden">
          <NewThread project={project} taken={names} onClose={() => setMaking(false)} />
        </div>
      ) : null}
    </header>
  );
}

/** A thread in a list of the system, with what waits in it. */
function optionWords(name: string, thread: ThreadObject | undefined): string {
  const open = thread?.open_proposals ?? 0;
  return open === 0 ? threadTitle(name, thread) : `${threadTitle(name, thread)} (${open})`;
}

/** Who answers in a thread, to be chosen. One that calls no model cannot hold a conversation, and is not offered. */
function WhoAnswers({
  thread: { agent },
  usual,
  acts,
}: {
  readonly thread: ThreadObject;
  readonly usual: string | null | undefined;
  readonly acts: ChatActs;
}): ReactNode {
  const { data: agents = [] } = useQuery(agentsQuery);
  const able = agents.filter(
    ({ id, status, model_free }) =>
      (status === "usable" && (!model_free || id === "scripted")) || id === agent,
  );
  if (able.length === 0) return null;
  return (
    <Select
      aria-label="Who answers"
      value={agent ?? ""}
      disabled={acts.refused !== undefined}
      onChange={({ target }) => acts.switchTo(target.value === "" ? null : target.value)}
      className="max-w-56"
    >
      <option value="">
        {usual === undefined || usual === null ? "whoever is set" : `${usual} (as set)`}
      </option>
      {able.map(({ id, calls }) => (
        <option key={id} value={id}>
          {calls === "provider" ? `${id} · may cost money` : id}
        </option>
      ))}
    </Select>
  );
}
