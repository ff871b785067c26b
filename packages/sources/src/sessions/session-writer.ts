import type { FailureClass, SessionMatch, SourceKind } from "@wheelhouse/core";
import type { Translated } from "../log-format.ts";
import type { AnswerUsage, SessionState, Thread } from "./session-state.ts";

/** What the lines of a session say of it beside what happens in it. */
export interface About {
  readonly session: string;
  readonly parent?: string | undefined;
  readonly match: SessionMatch;
  readonly role?: string | undefined;
  readonly version?: string | undefined;
  readonly model?: string | undefined;
  readonly cwd?: string | undefined;
  readonly branch?: string | undefined;
}

/** How a turn ends. */
export type TurnEnd =
  | { readonly how: "completed" }
  | { readonly how: "failed"; readonly class: FailureClass; readonly error: string }
  | { readonly how: "cancelled"; readonly reason: string };

/** The agent that writes the session files of a kind. */
export interface SessionAgent {
  readonly source: SourceKind;
  /** Its id in our catalogue. */
  readonly agent: string;
  /** For a person. */
  readonly name: string;
}

/** Puts what the lines of a session file say into our events. */
export interface SessionWriter {
  readonly state: SessionState;
  /** Takes the time of a line; one without a time is as old as the line before. */
  setTime(at: number | undefined): void;
  /** The session that a line belongs to; with the first, the run begins. `prompt` becomes its title. */
  thread(about: About, prompt?: string): Thread;
  /** A turn begins, by a person's prompt, or for a reason of the agent's own. An open one ends before it. */
  begin(
    thread: Thread,
    by: { readonly prompt: string } | { readonly note: string } | undefined,
  ): void;
  /** What a person says within a turn. */
  prompt(thread: Thread, text: string): void;
  say(thread: Thread, kind: "text" | "thought" | "note", text: string): void;
  call(thread: Thread, id: string, name: string, input: unknown): void;
  result(thread: Thread, id: string, ok: boolean, output: string | undefined): void;
  /** What an answer has used; of one that was told before, only what is more. */
  spend(
    thread: Thread,
    usage: AnswerUsage,
    answer: { readonly id?: string | undefined; readonly model?: string | undefined },
  ): void;
  /** A number of tokens that the line tells. What is none is unknown, and the line counts as one of an unknown shape. */
  figure(value: unknown): number | undefined;
  end(thread: Thread, end: TurnEnd): void;
  touch(repo: string, match: "cwd" | "reference"): void;
  /** A line of a shape that nobody knows. */
  unknown(type: string, line: unknown): void;
  /** What came since the last taking. */
  take(): Translated;
}
