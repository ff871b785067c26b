import { MAIN_THREAD, type Reference } from "@wheelhouse/core";

/** Where a composer stands, and what it is about there. */
export type ComposerAt =
  | { readonly place: "now" }
  | {
      /** What is said goes to this thread of this project. */
      readonly place: "chat";
      readonly project: string;
      readonly thread: string;
      /** What the next message points at, such as a report that was sent here. */
      readonly refs?: readonly Reference[];
      /** A message was taken by the server: what it points at is not pointed at again. */
      readonly onSaid?: () => void;
    }
  | {
      /** A comment goes to this issue of this project; a message points at it. */
      readonly place: "issue";
      readonly project: string;
      readonly issue: number;
      readonly title: string;
    };

/** The thread that a message goes to from a place. */
export function threadAt(at: ComposerAt): string {
  return at.place === "chat" ? at.thread : MAIN_THREAD;
}

/** What a message of a place points at. */
export function refsAt(at: ComposerAt): readonly Reference[] {
  if (at.place === "chat") return at.refs ?? [];
  return at.place === "issue"
    ? [{ kind: "issue", number: at.issue, title: at.title.slice(0, 300) }]
    : [];
}

/** Where a draft is kept as long as no project is known. */
export const UNPLACED = "composer";

/** Where the draft of a composer is kept: what is begun at one place, over one project, is at no other. */
export function draftPlace(at: ComposerAt, project: string | undefined): string {
  if (at.place === "chat") return `composer:chat:${at.project}/${at.thread}`;
  if (at.place === "issue") return `composer:issue:${at.project}/${at.issue}`;
  return project === undefined ? UNPLACED : `composer:now:${project}`;
}
