import type { Command } from "./command.ts";

/** The command about who agents are asked to be. */
export const PERSONA_COMMANDS: readonly Command[] = [
  {
    name: "personas",
    summary: "List the personas that agents are given, or show one",
    details:
      "Those that are built in, and those in `.wheelhouse/personas/ID.md` of the project, which its own flows may name. " +
      "What is wrong with such a file is said with its line. Built-in flows keep to the built-in personas.",
    positionals: [{ name: "ID", required: false }],
    options: {
      project: {
        type: "string",
        value: "DIR",
        summary: "The project; else the repository you stand in",
      },
    },
    examples: ["wheelhouse personas", "wheelhouse personas gap-analyzer --json"],
    load: () => import("../commands/personas.ts"),
  },
];
