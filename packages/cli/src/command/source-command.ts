import type { Command } from "./command.ts";

/** Commands about what is watched of what other harnesses do, and of repositories. */
export const SOURCE_COMMANDS: readonly Command[] = [
  {
    name: "source",
    summary: "Watch what other harnesses do: add a directory, list, remove, or preview one",
    details:
      "`add DIR` has the logs in a directory watched: run.log files as docs/run-log.md describes them, or session files of an agent; " +
      "`preview DIR` shows first what of them is understood. `rm` ends the watching, by id, name or directory. Nothing is ever written to what is watched. " +
      "What the environment says is watched too: docs/observed.md.",
    positionals: [
      { name: "add|ls|rm|preview", required: false },
      { name: "DIR|ID", required: false },
    ],
    options: {
      kind: {
        type: "string",
        value: "KIND",
        summary: "What it is, when that cannot be told from what is in it",
      },
      name: { type: "string", value: "NAME", summary: "What to call it" },
    },
    examples: [
      "wheelhouse source add ~/runs --kind run-log",
      "wheelhouse source preview ~/runs",
      "wheelhouse source rm ~/runs",
    ],
    load: () => import("../commands/source.ts"),
  },
  {
    name: "signals",
    summary: "Say which repositories want action, and what, one line each",
    details:
      "Looks below the directory that you stand in, or WHEELHOUSE_REPOSITORIES, at places that were added, at known projects and at where agents " +
      "ran; a running server is asked instead. Nothing is written there. docs/signals.md says what each signal means, and how a forge is asked.",
    positionals: [],
    options: {
      project: { type: "string", value: "DIR", summary: "Only the repository of this directory" },
      all: { type: "boolean", summary: "Those that want nothing too" },
    },
    examples: ["wheelhouse signals", "wheelhouse signals --project ~/src/orders --json"],
    load: () => import("../commands/signals.ts"),
  },
];
