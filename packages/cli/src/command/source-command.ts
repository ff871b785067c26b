import type { Command } from "./command.ts";

/** The command about what is watched of what other harnesses do. */
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
      "wheelhouse source add ~/runs",
      "wheelhouse source preview ~/runs",
      "wheelhouse source rm ~/runs",
    ],
    load: () => import("../commands/source.ts"),
  },
];
