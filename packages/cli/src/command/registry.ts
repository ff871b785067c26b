import { ALERT_COMMANDS } from "./alert-command.ts";
import { CHANGES_COMMANDS } from "./changes-command.ts";
import type { Command, PositionalSpec } from "./command.ts";
import { CHAT_COMMANDS } from "./chat-command.ts";
import { DRIVING_COMMANDS } from "./driving-commands.ts";
import { INBOX_COMMANDS } from "./inbox-command.ts";
import { ISSUE_COMMANDS } from "./issue-command.ts";
import { PERSONA_COMMANDS } from "./persona-command.ts";
import { SCHEDULE_COMMANDS } from "./schedule-command.ts";
import { SERVE_COMMANDS } from "./serve-command.ts";
import { SOURCE_COMMANDS } from "./source-command.ts";

const RUN: PositionalSpec = { name: "RUN", required: true };
const ANY_RUN = "RUN is a run's id or its beginning, as long as no other run begins so.";

/** Commands that look at runs and tell them things; none of them drives or spends. */
const RUN_COMMANDS: readonly Command[] = [
  {
    name: "ls",
    summary: "List runs, the latest first",
    positionals: [],
    options: {
      all: { type: "boolean", summary: "All of them, not only the latest twenty" },
      status: { type: "string", value: "STATUS", summary: "Only runs of this status" },
      source: {
        type: "string",
        value: "SOURCE",
        summary: "`wheelhouse` for our own, `observed` for all others, or a source or its kind",
      },
    },
    load: () => import("../commands/ls.ts"),
  },
  {
    name: "show",
    summary: "Show a run: its steps, what they found and what they cost",
    details: ANY_RUN,
    positionals: [RUN],
    options: {},
    load: () => import("../commands/show.ts"),
  },
  {
    name: "logs",
    summary: "Show what happened in a run, event by event",
    details: `${ANY_RUN} With --json, one event a line: seq, at, type, step, attempt, data.`,
    positionals: [RUN],
    options: {
      follow: { type: "boolean", short: "f", summary: "Go on until the run has ended" },
      step: { type: "string", value: "STEP", summary: "Only events of this step" },
      text: { type: "boolean", summary: "With what the agents say, think and do" },
    },
    load: () => import("../commands/logs.ts"),
  },
  {
    name: "report",
    summary: "Print the report of a run, as Markdown",
    details:
      `${ANY_RUN} With --as md or html it stands for itself: which run it was, when, by whom and what it used come ` +
      "with it. As json it is data by a published schema (docs/report.schema.json), as sarif its findings for code scanning: " +
      "flows of the tabs Review and Analysis have that. The whole run as data is `wheelhouse show RUN --json`.",
    positionals: [RUN],
    options: {
      as: {
        type: "string",
        value: "FORM",
        summary: "md, html (one page without script), json or sarif",
      },
      out: { type: "string", value: "FILE", summary: "Write it to a file" },
    },
    examples: [
      "wheelhouse report k3m2",
      "wheelhouse report k3m2 --as html --out report.html",
      "wheelhouse report k3m2 --as sarif --out review.sarif",
    ],
    load: () => import("../commands/report.ts"),
  },
  {
    name: "compare",
    summary: "Show two runs side by side: steps, verdicts, findings, tokens, cost and time",
    details:
      "Findings are known again by what they say and cite, also when lines have moved: + is new in B, - is gone, = is still there.",
    positionals: [
      { name: "A", required: true },
      { name: "B", required: true },
    ],
    options: {},
    examples: ["wheelhouse compare k3m2 p7s9"],
    load: () => import("../commands/compare.ts"),
  },
  {
    name: "why",
    summary: "Say what a run waits for, since when, and what to do",
    details: ANY_RUN,
    positionals: [RUN],
    options: {},
    load: () => import("../commands/why.ts"),
  },
  {
    name: "answer",
    summary: "Answer a request of a run, once",
    details:
      "REQUEST is the id that `why` and `show` name; a run's id will do while it has one open request. " +
      "A run that nobody drives takes the answer and stays where it is until it is resumed.",
    positionals: [
      { name: "REQUEST", required: true },
      { name: "OPTION", required: false },
    ],
    options: {
      text: { type: "string", value: "TEXT", summary: "The answer in words, or a reason" },
    },
    examples: ["wheelhouse answer k3m2x9ab-q1 yes", 'wheelhouse answer k3m2 --text "Only the API"'],
    load: () => import("../commands/answer.ts"),
  },
  {
    name: "cancel",
    summary: "End a run for good",
    details: `${ANY_RUN} What has finished is kept; nothing of it is repaired or tried again.`,
    positionals: [RUN],
    options: { reason: { type: "string", value: "TEXT", summary: "Why, for the journal" } },
    load: () => import("../commands/cancel.ts"),
  },
  {
    name: "retry",
    summary: "Have a failed step of an open run tried again",
    details:
      `${ANY_RUN} STEP is a step that failed and that the run goes on without, or one that was skipped because of it. ` +
      "What went on without it is done again too. A run that has ended stays ended: start a new one.",
    positionals: [RUN, { name: "STEP", required: true }],
    options: {
      reason: { type: "string", value: "TEXT", summary: "What its agent is told" },
    },
    examples: ['wheelhouse retry k3m2 angle.test-engineer --reason "The network is back"'],
    load: () => import("../commands/retry.ts"),
  },
  {
    name: "pause",
    summary: "Let a run start nothing new; what is under way ends",
    details: ANY_RUN,
    positionals: [RUN],
    options: { reason: { type: "string", value: "TEXT", summary: "Why, for the journal" } },
    load: () => import("../commands/pause.ts"),
  },
];

/** Commands about what there is, and about this machine. */
const PLACE_COMMANDS: readonly Command[] = [
  {
    name: "flows",
    summary: "List the flows, describe one, or check, start and trust flow files",
    details:
      "Flow files are in `.wheelhouse/flows` of a project and in `flows` of the data directory, as YAML or TypeScript. " +
      "`check [FILE…]` validates files or names, all when none is given. `new NAME` writes one from a built-in flow. " +
      "`trust NAME` lets a flow that comes with the project be run as it is now. Any other word is the flow to describe.",
    positionals: [
      { name: "NAME", required: false },
      { name: "ARG", required: false, rest: true },
    ],
    options: {
      project: {
        type: "string",
        value: "DIR",
        summary: "The project; else the repository you stand in",
      },
      prompts: { type: "boolean", summary: "With NAME: what its agents are told, too" },
      from: { type: "string", value: "FLOW", summary: "With new: the built-in flow to start from" },
      band: { type: "string", value: "BAND", summary: "With new: the band whose plan is written" },
      yaml: { type: "boolean", summary: "With new: write YAML (as without it)" },
      ts: { type: "boolean", summary: "With new: write TypeScript" },
      user: { type: "boolean", summary: "With new: for you alone, in the data directory" },
    },
    examples: [
      "wheelhouse flows code-review",
      "wheelhouse flows check .wheelhouse/flows/release.yaml",
      "wheelhouse flows new our-review --from code-review",
      "wheelhouse flows trust our-review",
    ],
    load: () => import("../commands/flows.ts"),
  },
  ...PERSONA_COMMANDS,
  {
    name: "agents",
    summary: "List the agents and models of this machine, or show one agent",
    positionals: [
      { name: "test", required: false },
      { name: "ID", required: false },
    ],
    details:
      "With `test`, tries an installed agent against a scripted model on this machine: whether it does what a run " +
      "needs, and whether anything that its model may try gets to write. Nothing is spent. What was found is shown here.",
    options: {
      level: {
        type: "string",
        value: "LEVEL",
        summary: "Try only what holds at enforced, or at agent-enforced",
      },
    },
    examples: ["wheelhouse agents qwen", "wheelhouse agents test qwen --level enforced"],
    load: () => import("../commands/agents.ts"),
  },
  {
    name: "doctor",
    summary: "Check this machine and the data directory",
    positionals: [],
    options: {
      rebuild: {
        type: "boolean",
        summary: "Drop the tables folded from the journal and fold them again",
      },
    },
    load: () => import("../commands/doctor.ts"),
  },
  {
    name: "settings",
    summary: "Show what holds for runs over a project and who says so, or change your own",
    details:
      "What you set is kept in the data directory, for this project, and counts for more than what the project says in " +
      "`.wheelhouse/settings.json`, which is only read. KEY= takes your word back. `set KEY VALUE` and `unset KEY` do the same; " +
      "settings of the work on issues, such as `check.test`, are yours alone: docs/issues.md. Commands are words or a JSON list, and run without a shell.",
    positionals: [{ name: "KEY=VALUE", required: false, rest: true }],
    options: {
      project: {
        type: "string",
        value: "DIR",
        summary: "The project; else the repository you stand in",
      },
    },
    examples: [
      "wheelhouse settings",
      "wheelhouse settings agent=scout tokens=200000",
      'wheelhouse settings set check.test "npm test"',
    ],
    load: () => import("../commands/settings.ts"),
  },
  {
    name: "export",
    summary: "Write a run to one portable file",
    details: `${ANY_RUN} It can be taken in elsewhere: wheelhouse import FILE. A report alone is: wheelhouse report RUN --as FORM`,
    positionals: [RUN],
    options: {
      out: { type: "string", value: "FILE", summary: "The file; standard output when absent" },
    },
    load: () => import("../commands/export.ts"),
  },
  {
    name: "import",
    summary: "Take in runs from an exported file",
    positionals: [{ name: "FILE", required: true }],
    options: {},
    load: () => import("../commands/import.ts"),
  },
  {
    name: "completions",
    summary: "Print completions of commands, options and flows for a shell",
    details:
      "SHELL is bash, zsh or fish. The names of flows are those of this moment, with the project's own: print it again when there are new ones. What it prints begins with where to put it.",
    positionals: [{ name: "bash|zsh|fish", required: true }],
    options: {},
    examples: ['eval "$(wheelhouse completions bash)"'],
    load: () => import("../commands/completions.ts"),
  },
  {
    name: "bench",
    summary: "Measure the engine on this machine; needs the repository",
    positionals: [],
    options: {},
    load: () => import("../commands/bench.ts"),
  },
];

/** Every command, in the order of the help. */
export const REGISTRY: readonly Command[] = [
  ...DRIVING_COMMANDS,
  ...ISSUE_COMMANDS,
  ...SCHEDULE_COMMANDS,
  ...INBOX_COMMANDS,
  ...CHAT_COMMANDS,
  ...SERVE_COMMANDS,
  ...RUN_COMMANDS,
  ...CHANGES_COMMANDS,
  ...SOURCE_COMMANDS,
  ...ALERT_COMMANDS,
  ...PLACE_COMMANDS,
];
