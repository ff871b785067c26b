import type { Command } from "./command.ts";
import { REQUEST_OPTIONS } from "./run-options.ts";

/** Commands that drive runs, and the one that shows what they would drive. */
export const DRIVING_COMMANDS: readonly Command[] = [
  {
    name: "run",
    summary: "Run a flow over a project and print its report",
    details:
      "Shows progress, then the report. Exit code: 0 completed, 3 failed, 4 cancelled, 5 waits for a person, " +
      "6 refused, 7 left for later. Ctrl-C asks whether to leave the run for later or to cancel it. " +
      "A line does the same as its words: `/FLOW [small|medium|large|auto] [NAME=VALUE…] [@PROJECT] FOCUS`, also without `run`; " +
      "`/flow FOCUS` is the usual analysis.",
    positionals: [
      { name: "flow", required: true },
      { name: "focus", required: false, rest: true },
    ],
    options: {
      ...REQUEST_OPTIONS,
      detach: {
        type: "boolean",
        summary: "Leave a process behind that drives it, and return at once",
      },
      out: { type: "string", value: "FILE", summary: "Write the report to a file as well" },
      "idempotency-key": {
        type: "string",
        value: "K",
        summary: "Start nothing new if a run was started with this key; go on with that one",
      },
    },
    examples: [
      "wheelhouse run code-review",
      "wheelhouse run architectural-analysis packages/engine --band small",
      "wheelhouse run code-review --project ../api --detach",
      "wheelhouse run code-review --agent codex --max-tokens 500k",
      "wheelhouse run code-review --model ollama/qwen3-coder:30b",
      'wheelhouse "/investigate small the cart is empty"',
      "wheelhouse run gap-analysis src/api '->' docs/spec.md",
    ],
    load: () => import("../commands/run.ts"),
  },
  {
    name: "resume",
    summary: "Go on with a run that nobody drives or that is paused; with all, when none is named",
    positionals: [{ name: "RUN", required: false }],
    options: {
      detach: {
        type: "boolean",
        summary: "Leave a process behind that drives it, and return at once",
      },
      out: { type: "string", value: "FILE", summary: "Write the report to a file as well" },
    },
    load: () => import("../commands/resume.ts"),
  },
  {
    name: "fork",
    summary: "Start a run that takes over what had finished of another one, and do the rest",
    details:
      "RUN stays as it is, whether it has ended or not. With --from, STEP is done anew and with it all that depends on it; " +
      "without, only what has not finished. The new run has the same plan, and stands on the same files.",
    positionals: [{ name: "RUN", required: true }],
    options: {
      from: { type: "string", value: "STEP", summary: "The step that is done anew" },
      agent: {
        type: "string",
        value: "ID",
        summary: "Who does it; the agent of RUN when absent",
      },
      model: { type: "string", value: "M", summary: "The agent's model; that of RUN when absent" },
      detach: {
        type: "boolean",
        summary: "Leave a process behind that drives it, and return at once",
      },
      out: { type: "string", value: "FILE", summary: "Write the report to a file as well" },
      "idempotency-key": {
        type: "string",
        value: "K",
        summary: "Start nothing new if a fork was made with this key; go on with that one",
      },
    },
    examples: ["wheelhouse fork k3m2", "wheelhouse fork k3m2 --from synth --agent codex"],
    load: () => import("../commands/fork.ts"),
  },
  {
    name: "plan",
    summary: "Show what a run would do: its steps, waves and prompts; starts nothing",
    details:
      "With --stubs, plays the run through the real decisions: FILE is JSON (or YAML) that gives the output of steps by id, " +
      "and functions without side effects are called for real.",
    positionals: [
      { name: "flow", required: true },
      { name: "focus", required: false, rest: true },
    ],
    options: {
      ...REQUEST_OPTIONS,
      stubs: { type: "string", value: "FILE", summary: "Outputs of steps, to play the run with" },
      prompts: { type: "boolean", summary: "With the whole prompt of every agent step" },
    },
    load: () => import("../commands/plan.ts"),
  },
  {
    name: "demo",
    summary:
      "Play a run with scripted agents, have them solve an issue, or see what comes of schedules",
    details:
      "No model is called and nothing leaves this machine. Without a word: waves, a critic, a send-back, a request. " +
      "`issues` makes a small repository whose test fails, and an issue about it: agents plan, write, are sent back by a critic and judged, " +
      "and the branch is made. With --interactive you answer, with --serve you do all of it on the page; when it ends, what was made is removed, " +
      "unless --home names a directory for it. `inbox` makes a project with schedules, lets them run, and shows what reaches you of it. " +
      "With --fill, fills a data directory with sample runs of every status, " +
      "a new one in the system's temporary directory unless --home names one; with --serve too, serves it, with one more run that is live.",
    positionals: [{ name: "issues|inbox", required: false }],
    options: {
      kill: {
        type: "boolean",
        summary: "Kill the process that drives it in the middle, and come back",
      },
      interactive: { type: "boolean", summary: "Leave the answers to you" },
      band: {
        type: "string",
        value: "small|medium|large",
        summary: "How many agents; medium when absent",
      },
      fill: { type: "boolean", summary: "Fill a data directory with sample runs" },
      serve: {
        type: "boolean",
        summary:
          "With --fill: serve it, with a run that is live; with issues or inbox: serve the page",
      },
      port: { type: "string", value: "N", summary: "With --serve: this port and no other" },
    },
    examples: [
      "wheelhouse demo --kill",
      "wheelhouse demo issues",
      "wheelhouse demo issues --serve",
      "wheelhouse demo inbox",
      "wheelhouse demo --fill --serve",
      "wheelhouse demo --fill --home /tmp/samples",
    ],
    load: () => import("../commands/demo.ts"),
  },
  {
    name: "host",
    summary: "Drive what standard input asks for, without a terminal; what --detach leaves behind",
    hidden: true,
    positionals: [],
    options: {},
    load: () => import("../commands/host.ts"),
  },
];
