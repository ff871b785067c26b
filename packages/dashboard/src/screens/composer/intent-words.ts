import { MOST_LABELS } from "@wheelhouse/core";
import type { Mode } from "./mode.ts";
import type { Intent, WordsIntent } from "./read-intent.ts";
import type { WorkPlan } from "./use-work-plan.ts";

/** Most characters that the wire takes. */
export const MOST = { description: 200_000, comment: 100_000, chat: 200_000 } as const;

/** Why a text is not sent. */
export function tooLongWords(what: string, has: number, most: number): string {
  const [all, up] = [has, most].map((each) => each.toLocaleString("en"));
  return `${what} has up to ${up} characters, and this has ${all}.`;
}

/** What a mode does, while nothing is written. */
export function emptyWords(
  mode: Mode,
  {
    project = "the project",
    issue,
  }: { readonly project?: string | undefined; readonly issue?: number | undefined },
): string {
  const say: Readonly<Record<Mode, string>> = {
    comment: `Comment: stands at #${issue}; agents that work on it later read it.`,
    issue: `Quick issue: makes an issue in ${project}. Nothing runs. / lists flows.`,
    do: `Do it now: makes an issue in ${project} and starts an agent on it. / lists flows.`,
    chat: `Chat: goes to the orchestrator of ${project}, who answers and proposes. / lists flows.`,
  };
  return say[mode];
}

/** What becomes of an issue, or why nothing does. */
export function issueWords(
  { title, description, labels, priority }: WordsIntent["issue"],
  { project, work }: { readonly project: string; readonly work: WorkPlan | undefined },
): { readonly words: string; readonly tone: "ready" | "refused" } {
  const refused = (words: string) => ({ words, tone: "refused" }) as const;
  if (title === "") return refused("An issue needs a title: say in a line what is wanted.");
  if (labels.length > MOST_LABELS) return refused(`An issue has up to ${MOST_LABELS} labels.`);
  if (description.length > MOST.description)
    return refused(tooLongWords("A description", description.length, MOST.description));
  if (work?.kind === "refused") return refused(work.words);
  const marks = [
    ...labels.map((label) => `#${label}`),
    ...(priority === undefined ? [] : [priority]),
  ];
  const what = marks.length === 0 ? "an issue" : `an issue (${marks.join(", ")})`;
  const makes = `Makes ${what} in ${project}`;
  if (work === undefined) return { words: `${makes}. Nothing runs.`, tone: "ready" };
  const then = work.kind === "ready" ? work.words : "starts an agent on it…";
  return { words: `${makes} and ${then}`, tone: "ready" };
}

/** Why the name of a project leads nowhere, with those that may have been meant. */
export function unknownProjectWords({
  name,
  near,
}: Extract<Intent, { kind: "unknown-project" }>): string {
  return `There is no project ${name}. Did you mean ${near.map((each) => `@${each}`).join(" or ")}?`;
}
