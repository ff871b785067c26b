import type { IssueInput, ProjectObject } from "@wheelhouse/core";
import { useQuery } from "@tanstack/react-query";
import { refusedBy, useLiveState } from "../../live/live-context.ts";
import { projectsQuery } from "../../queries/place.ts";
import { useProjectHere } from "../launcher/project-here.ts";
import type { Deed } from "./deed.ts";
import { emptyWords, issueWords, unknownProjectWords } from "./intent-words.ts";
import { type Meant, NOTHING_MEANT } from "./meant.ts";
import type { Mode } from "./mode.ts";
import { readIntent, type WordsIntent } from "./read-intent.ts";
import { type TextPlan, useTextPlan } from "./use-text-plan.ts";
import { useWorkPlan, type WorkPlan } from "./use-work-plan.ts";

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
  issue,
}: {
  readonly text: string;
  readonly mode: Mode;
  /** The project when none is named; that of the last start when absent. */
  readonly over: string | undefined;
  /** The number of the issue that a comment is about. */
  readonly issue: number | undefined;
}): ComposerPlan {
  const { data: projects = [] } = useQuery(projectsQuery);
  const last = useProjectHere();
  const here = over === undefined ? last : projects.find(({ id }) => id === over);
  const offline = refusedBy(useLiveState());
  const intent = readIntent(text, { projects });
  const flow = useTextPlan(intent.kind === "flow" ? text : "", here);
  const named = intent.kind === "words" ? intent.project : undefined;
  const project = projects.find(({ id }) => id === named) ?? here;
  const isWork = mode === "do" && intent.kind === "words";
  const work = useWorkPlan(isWork ? project?.id : undefined);

  const rest = { deed: undefined, meant: NOTHING_MEANT, isFlow: false, launch: flow.launch };
  const refuse = (words: string): ComposerPlan => ({ ...rest, words, tone: "refused" });
  if (intent.kind === "flow") {
    const { words, tone, meant, start } = flow;
    const deed = start && ({ kind: "run", start } as const);
    return { ...rest, deed, words, tone, meant, isFlow: true };
  }
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
  return ofIssue(intent, { project, work: mode === "do" ? work : undefined }, { ready, refuse });
}

/** An issue on a board, and what it takes to have it solved when that is wanted. */
function ofIssue(
  { issue }: WordsIntent,
  { project, work }: { readonly project: ProjectObject; readonly work: WorkPlan | undefined },
  {
    ready,
    refuse,
  }: {
    readonly ready: (deed: Deed, words: string) => ComposerPlan;
    readonly refuse: (words: string) => ComposerPlan;
  },
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
