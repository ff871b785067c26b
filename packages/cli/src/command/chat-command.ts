import type { Command } from "./command.ts";

/** The command that speaks with the orchestrator of a project. */
export const CHAT_COMMANDS: readonly Command[] = [
  {
    name: "chat",
    summary: "Speak with the project's orchestrator, and answer what it proposes",
    details:
      "TEXT is said in the thread `main` or the one that --thread names, and the answer is printed as it comes; - takes it from standard input. " +
      "The orchestrator reads and proposes, and does nothing itself: `accept N`, `dismiss N` and `undo N` answer its proposals by their numbers. " +
      "`log` shows what was said, `threads` lists the threads, `stop` breaks off what is being written and has nobody answer until `start`, " +
      "`switch` chooses who answers. `say TEXT` says what begins with one of these words. " +
      "Exit codes: 3 when the answer failed, 4 when it was broken off, 6 when nobody can answer. More: docs/threads.md.",
    positionals: [
      { name: "TEXT|log|threads|accept|dismiss|undo|stop|start|switch|say", required: true },
      { name: "N|WORDS", required: false, rest: true },
    ],
    options: {
      project: {
        type: "string",
        value: "DIR",
        summary: "The project; else the repository you stand in",
      },
      thread: { type: "string", value: "NAME", summary: "The thread, `main` when absent" },
      agent: {
        type: "string",
        value: "ID",
        summary: "switch: who answers from here on; empty for whoever is chosen for the project",
      },
      model: { type: "string", value: "M", summary: "switch: the agent's model" },
      as: {
        type: "string",
        value: "FILE",
        summary:
          "accept: what is done in its place, as JSON of the same kind, or - for standard input",
      },
      why: { type: "string", value: "TEXT", summary: "dismiss: why" },
      last: { type: "string", value: "N", summary: "log: so many messages, 20 when absent" },
    },
    examples: [
      'wheelhouse chat "What is left before the release?"',
      "wheelhouse chat accept 3",
      'wheelhouse chat "Split the import into issues" --thread plans',
      "wheelhouse chat log",
      "wheelhouse chat - < intent.md",
    ],
    load: () => import("../commands/chat.ts"),
  },
];
