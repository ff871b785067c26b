import type { IssueInput, ProjectObject } from "@wheelhouse/core";
import { useQuery } from "@tanstack/react-query";
import { refusedBy, useLiveState } from "../../live/live-context.ts";
import { projectsQuery } from "../../queries/place.ts";
import { useProjectHere } from "../launcher/project-here.ts";
import type { Deed } from "./deed.ts";
import { emptyWords, issueWords, MOST, tooLongWords, unknownProjectWords } from "./intent-words.ts";
import type { ChatPlan } from "./chat/chat-words.ts";
import { isOwnCommand } from "./chat/own-commands.ts";
import { useChatPlan } from "./chat/use-chat-plan.ts";
import { useOwnCommands } from "./chat/use-own-commands.ts";
import { type ComposerAt, refsAt, threadAt } from "./composer-at.ts";
import { type Meant, NOTHING_MEANT } from "./meant.ts";
import type { Mode } from "./mode.ts";
import { readIntent, type WordsIntent } from "./read-intent.ts";
import { type TextPlan, useTextPlan } from "./use-text-plan.ts";
import { useWorkPlan, type WorkPlan } from "./use-work-plan.ts";

/** Said while a flow is begun and has no name. */
const FLOWS = "A flow by its name: /flow and a focus is the usual analysis; others are listed.";

/** What would come of what is written. */
export interface ComposerPlan {
  /** What sending does; undefined while that is nothing. */
  readonly deed: Deed | undefined;
  /** In a sentence what will happen, or why nothing can. */
  readonly words: string;
  readonly tone: "quiet" | "ready" | "refused";
  /** Words of it that lead nowhere, with what may stand instead. */
  readonly meant: Meant;
  /** Whether it names a flow, whatever the mode. */
  readonly isFlow: boolean;
  /** What of it the launcher takes. */
  readonly launch: TextPlan["launch"];
}

/** Reads what is written in a mode, and says what would come of it. */
export function useComposerPlan({
  text,
  mode,
  over,
  at,
}: {
  readonly text: string;
  readonly mode: Mode;
  /** The project when none is named; that of the last start when absent. */
  readonly over: string | undefined;
  readonly at: ComposerAt;
}): ComposerPlan {
  const { data: projects = [] } = useQuery(projectsQuery);
  const last = useProjectHere();
  const here = over === undefined ? last : projects.find(({ id }) => id === over);
  const offline = refusedBy(useLiveState());
  const own = useOwnCommands(mode === "chat" ? here?.id : undefined, threadAt(at));
  const intent = readIntent(text, { projects, isMessage: isOwnCommand(text, own) });
  const flow = useTextPlan(intent.kind === "flow" ? text : "", here);
  const named = intent.kind === "words" ? intent.project : undefined;
  const project = projects.find(({ id }) => id === named) ?? here;
  const isWork = mode === "do" && intent.kind === "words";
  const work = useWorkPlan(isWork ? project?.id : undefined);

  const chat = useChatPlan(mode === "chat" ? project : undefined, at);
  const issue = at.place === "issue" ? at.issue : undefined;

  const rest = { deed: undefined, meant: NOTHING_MEANT, isFlow: false, launch: flow.launch };
  const refuse = (words: string): ComposerPlan => ({ ...rest, words, tone: "refused" });
  if (intent.kind === "flow") {
    const { words, tone, meant, start, launch } = flow;
    const deed = start && ({ kind: "run", start } as const);
    const said = launch.kind === "empty" ? FLOWS : words;
    return { ...rest, deed, words: said, tone, meant, isFlow: true };
  }
  if (intent.kind === "empty" && mode === "chat" && chat.kind === "refused")
    return refuse(chat.words);
  if (intent.kind === "empty")
    return { ...rest, words: emptyWords(mode, { project: project?.name, issue }), tone: "quiet" };
  if (offline !== undefined) return refuse(offline);
  const ready = (deed: Deed, words: string): ComposerPlan => ({
    ...rest,
    deed,
    words,
    tone: "ready",
  });
  // A comment goes where it stands, with all its words.
  if (mode === "comment" && text.length > MOST.comment)
    return refuse(tooLongWords("A comment", text.length, MOST.comment));
  if (mode === "comment")
    return ready(
      { kind: "comment", text: text.trim() },
      emptyWords("comment", { project: project?.name, issue }),
    );
  if (intent.kind === "unknown-project") {
    const near = intent.near.map((name) => `@${name}`);
    return { ...refuse(unknownProjectWords(intent)), meant: { said: `@${intent.name}`, near } };
  }
  if (project === undefined)
    return refuse("No project is known here yet: add one on the page Projects.");
  if (mode === "chat") return ofChat(intent, { project: project.id, at, chat }, { ready, refuse });
  return ofIssue(intent, { project, work: mode === "do" ? work : undefined }, { ready, refuse });
}

/** How a plan is told. */
interface Verdicts {
  readonly ready: (deed: Deed, words: string) => ComposerPlan;
  readonly refuse: (words: string) => ComposerPlan;
}

/** A message in a thread. */
function ofChat(
  { said }: WordsIntent,
  {
    project,
    at,
    chat,
  }: { readonly project: string; readonly at: ComposerAt; readonly chat: ChatPlan },
  { ready, refuse }: Verdicts,
): ComposerPlan {
  if (chat.kind === "asked") return { ...refuse("Asks who answers…"), tone: "ready" };
  if (chat.kind === "refused") return refuse(chat.words);
  if (said === "") return refuse("A message needs words besides the project.");
  if (said.length > MOST.chat) return refuse(tooLongWords("A message", said.length, MOST.chat));
  const refs = [...refsAt(at)];
  const send = { text: said, mode: "chat", thread: threadAt(at), refs } as const;
  return ready({ kind: "chat", project, send }, chat.words);
}

/** An issue on a board, and what it takes to have it solved when that is wanted. */
function ofIssue(
  { issue }: WordsIntent,
  { project, work }: { readonly project: ProjectObject; readonly work: WorkPlan | undefined },
  { ready, refuse }: Verdicts,
): ComposerPlan {
  const words = issueWords(issue, { project: project.name, work });
  if (words.tone === "refused") return refuse(words.words);
  if (work?.kind === "asked") return { ...refuse(words.words), tone: "ready" };
  const input: IssueInput = {
    title: issue.title,
    ...(issue.description !== "" && { description: issue.description }),
    ...(issue.labels.length > 0 && { labels: [...issue.labels] }),
    ...(issue.priority !== undefined && { priority: issue.priority }),
  };
  const isStarted = work !== undefined;
  return ready({ kind: "issue", project: project.id, input, isStarted }, words.words);
}
