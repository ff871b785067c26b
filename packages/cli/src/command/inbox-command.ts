import type { Command } from "./command.ts";

/** The command about what came in. */
export const INBOX_COMMANDS: readonly Command[] = [
  {
    name: "inbox",
    summary: "See what waits for you, and decide about it",
    details:
      "Ends of schedules and runs and questions of agents come in here, of all projects. Rules decide what is routine, and say so; what is left is listed, " +
      "the most important first. ITEM is an item's id or its beginning. `done` is for what is dealt with, `ignore` for what was nothing, " +
      "`issue` makes an issue of it, and `undo` takes a decision back, also one of the rules. More: docs/inbox.md.",
    positionals: [
      { name: "ls|show|done|ignore|issue|undo", required: false },
      { name: "ITEM", required: false },
    ],
    options: {
      all: { type: "boolean", summary: "ls: also what was decided, and what was routine" },
      status: {
        type: "string",
        value: "pending|claimed|processed|ignored",
        summary: "ls: only those that are there",
      },
      why: { type: "string", value: "TEXT", summary: "done, ignore, issue: why" },
    },
    examples: [
      "wheelhouse inbox",
      "wheelhouse inbox show 3f1c0a",
      'wheelhouse inbox done 3f1c0a --why "Signed in again"',
      "wheelhouse inbox undo 3f1c0a",
    ],
    load: () => import("../commands/inbox.ts"),
  },
];
