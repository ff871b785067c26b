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
    value: "small|medium|large",
    summary: "How much effort: how many agents, rounds and severities; small when absent",
  },
  agent: {
    type: "string",
    value: "ID",
    summary: "Who does the agent steps; else .wheelhouse/settings.json, else scout",
  },
  model: { type: "string", value: "M", summary: "The agent's model; for scripted, a transcript" },
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
