import type { Command } from "./command.ts";

/** The command about what came in. */
export const INBOX_COMMANDS: readonly Command[] = [
  {
    name: "inbox",
    summary: "See what waits for you, and decide about it",
    details:
      "Ends of schedules and runs and questions of agents come in here, of all projects. Rules decide what is routine, and say so; what is left is listed, " +
      "the most important first. ITEM is an item's id or its beginning. `done` is for what is dealt with, `ignore` for what was nothing, " +
      "`issue` makes an issue of it, `accept` says yes to what the orchestrator proposes, `rerun` begins again what it tells of, `snooze` puts it away for a while, and `undo` takes a decision back, also " +
      "one of the rules. More: docs/inbox.md.",
    positionals: [
      { name: "ls|show|accept|done|ignore|issue|rerun|snooze|undo", required: false },
      { name: "ITEM", required: false },
    ],
    options: {
      all: { type: "boolean", summary: "ls: also what was decided, and what was routine" },
      status: {
        type: "string",
        value: "pending|claimed|processed|ignored",
        summary: "ls: only those that are there",
      },
      snoozed: { type: "boolean", summary: "ls: only those that were put away" },
      why: { type: "string", value: "TEXT", summary: "accept, done, ignore, issue: why" },
      alike: {
        type: "boolean",
        summary: "done, ignore, issue: all open items of the same source and kind with it",
      },
      until: {
        type: "string",
        value: "WHEN",
        summary: "snooze: how long, such as 2h or 3d, or a time; tomorrow morning by default",
      },
    },
    examples: [
      "wheelhouse inbox",
      "wheelhouse inbox show 3f1c0a",
      'wheelhouse inbox done 3f1c0a --why "Signed in again"',
      "wheelhouse inbox snooze 3f1c0a --until 2h",
      "wheelhouse inbox undo 3f1c0a",
    ],
    load: () => import("../commands/inbox.ts"),
  },
];
