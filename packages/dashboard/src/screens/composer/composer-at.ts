/** Where a composer stands, and what it is about there. */
export type ComposerAt =
  | { readonly place: "now" }
  /** What is said goes to this thread of this project. */
  | { readonly place: "chat"; readonly project: string; readonly thread: string }
  /** A comment goes to this issue of this project. */
  | { readonly place: "issue"; readonly project: string; readonly issue: number };

/** Where a draft is kept as long as no project is known. */
export const UNPLACED = "composer";

/** Where the draft of a composer is kept: what is begun at one place, over one project, is at no other. */
export function draftPlace(at: ComposerAt, project: string | undefined): string {
  if (at.place === "chat") return `composer:chat:${at.project}/${at.thread}`;
  if (at.place === "issue") return `composer:issue:${at.project}/${at.issue}`;
  return project === undefined ? UNPLACED : `composer:now:${project}`;
}
