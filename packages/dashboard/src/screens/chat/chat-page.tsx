import { INBOX_THREAD, isWheelhouseError, THREAD_NAME } from "@wheelhouse/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { type ReactNode, useEffect } from "react";
import { useFreshIssues } from "../../live/use-fresh-issues.ts";
import { orchestratorQuery } from "../../queries/orchestrator.ts";
import { FailedPage } from "../../shell/failed-page.tsx";
import { BesideRun } from "../beside/beside-run.tsx";
import { NoProject } from "../project/no-project.tsx";
import { ChatEntry } from "./chat-entry.tsx";
import { ChatThread } from "./chat-thread.tsx";
import { keptChat } from "./kept-chat.ts";
import { FreshThreads } from "./threads/fresh-threads.tsx";
import { NoThread } from "./threads/no-thread.tsx";
import { ThreadList } from "./threads/thread-list.tsx";

const route = getRouteApi("/chat/$thread");

/** One thread of a project: what was said, what is proposed, and a box to say more; the other threads at the side. */
export function ChatPage(): ReactNode {
  const { thread } = route.useParams();
  const { project, beside } = route.useSearch();
  if (!THREAD_NAME.test(thread)) return <NoThread name={thread} />;
  // Without a project it is the one that was looked at last.
  if (project === undefined || project === "") return <ChatEntry thread={thread} beside={beside} />;
  return <Whole project={project} thread={thread} />;
}

function Whole({
  project,
  thread: name,
}: {
  readonly project: string;
  readonly thread: string;
}): ReactNode {
  const { data, error, refetch } = useQuery(orchestratorQuery(project));
  const isUnknown = isWheelhouseError(error) && error.code === "project.unknown";
  useFreshIssues(project);
  useEffect(() => {
    if (data !== undefined && name !== INBOX_THREAD) keptChat.set({ project, thread: name });
  }, [data, project, name]);
  useEffect(() => {
    // Who answers may be another one since somebody looked here last.
    void refetch();
  }, [refetch, project]);
  if (isUnknown) return <NoProject project={project} />;
  if (error && data === undefined) return <FailedPage error={error} reset={() => void refetch()} />;
  const threads = data?.threads ?? [];
  return (
    <div className="flex h-full min-h-0">
      <div className="flex w-56 shrink-0 flex-col border-r border-line max-md:hidden">
        <ThreadList project={project} thread={name} threads={threads} />
      </div>
      <ChatThread
        // Another thread begins anew.
        key={`${project}/${name}`}
        project={project}
        name={name}
        who={data}
        threads={threads}
      />
      <FreshThreads project={project} thread={name} threads={threads} />
      <BesideRun />
    </div>
  );
}
