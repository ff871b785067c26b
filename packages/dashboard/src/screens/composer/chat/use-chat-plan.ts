import type { ProjectObject } from "@wheelhouse/core";
import { useQuery } from "@tanstack/react-query";
import { orchestratorQuery } from "../../../queries/orchestrator.ts";
import { wordsOf } from "../../../queries/words-of.ts";
import { type ComposerAt, threadAt } from "../composer-at.ts";
import { type ChatPlan, chatWords, offlineWords } from "./chat-words.ts";

/** How often it is asked again while nobody answers, in milliseconds. */
const AGAIN_MS = 15_000;

/**
 * Who would answer in a thread of a project. *Contract*: while the project is undefined the orchestrator is asked for
 * nothing: every other mode works without it.
 */
export function useChatPlan(project: ProjectObject | undefined, at: ComposerAt): ChatPlan {
  const { data, error } = useQuery({
    ...orchestratorQuery(project?.id),
    refetchInterval: ({ state }) =>
      project !== undefined && (state.error !== null || (state.data?.offline ?? null) !== null)
        ? AGAIN_MS
        : false,
  });
  if (project === undefined || (data === undefined && error === null)) return { kind: "asked" };
  const plan: ChatPlan = error
    ? { kind: "refused", words: whyOf(error) }
    : chatWords(data, { thread: threadAt(at), project: project.name });
  // The page of a thread says above why nobody answers.
  return plan.kind === "refused" && at.place === "chat" ? { ...plan, words: offlineWords() } : plan;
}

function whyOf(error: unknown): string {
  const { title, text } = wordsOf(error);
  return offlineWords(title, text);
}
