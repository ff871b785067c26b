import type { OptionSpec } from "./command.ts";

/** The options that say what a run is about; those of `run` and `plan`. */
export const REQUEST_OPTIONS: Readonly<Record<string, OptionSpec>> = {
  project: {
    type: "string",
    value: "DIR",
    summary: "The project; the directory you stand in when absent",
  },
  band: {
    type: "string",
    value: "small|medium|large|auto",
    summary:
      "How much effort: agents, rounds and severities; small when absent, auto: the scope decides",
  },
  agent: {
    type: "string",
    value: "ID",
    summary: "Who does the agent steps; else the project's setting, a local model, or scout",
  },
  model: {
    type: "string",
    value: "M",
    summary: "The agent's model, or alone one that `wheelhouse agents` lists",
  },
  "max-tokens": {
    type: "string",
    value: "N",
    summary: "Pause the run when it has used so many tokens, such as 200k",
  },
  "max-cost": {
    type: "string",
    value: "USD",
    summary: "Pause the run when its agents say that it has cost so much",
  },
  fast: {
    type: "boolean",
    summary: "Leave out the validator and what the synthesis does not need",
  },
  input: {
    type: "string",
    value: "K=V",
    multiple: true,
    summary: "One of the flow's inputs; may be given more than once",
  },
};
