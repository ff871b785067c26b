import type { Command } from "./command.ts";

/** Commands about issues. */
export const ISSUE_COMMANDS: readonly Command[] = [
  {
    name: "issue",
    summary: "Write issues and have agents solve them: make, list, show, start, answer, accept",
    details:
      "`create --title T` makes one, `ls` lists them, `show N` is its page. `start N` has agents solve it in a private clone: " +
      "they plan, a person approves, they write and are judged, and `accept N` makes the branch. `answer N [OPTION]` answers what its run asks, " +
      "`stop N` ends the run, `comment N TEXT` tells those who work on it something. `edit N` takes the options of `create`. " +
      "`close`, `reopen`, `delete` and `restore` take N. `plans` lists saved plans, `save-plan RUN NAME` keeps the plan of a run. " +
      "Exit codes of `start` are those of `wheelhouse run`. What holds for the work: wheelhouse settings. More: docs/issues.md.",
    positionals: [
      {
        name: "create|ls|show|start|stop|answer|accept|close|reopen|comment|edit|delete|restore|plans|save-plan",
        required: false,
      },
      { name: "N", required: false },
      { name: "WORDS", required: false, rest: true },
    ],
    options: {
      project: {
        type: "string",
        value: "DIR",
        summary: "The project; else the repository you stand in",
      },
      title: { type: "string", value: "T", summary: "create, edit: what is wanted, in a line" },
      body: {
        type: "string",
        value: "FILE",
        summary: "create, edit: its description as Markdown, from a file, or - for standard input",
      },
      type: {
        type: "string",
        value: "bug|feature|refactor|design|research|chore",
        summary: "create, edit: what it is about; empty for nothing of these",
      },
      label: {
        type: "string",
        value: "L",
        multiple: true,
        summary: "create, edit: a label, as often as there are labels; ls: only with this one",
      },
      priority: {
        type: "string",
        value: "urgent|high|normal|low",
        summary: "create, edit: how much it matters",
      },
      parent: {
        type: "string",
        value: "N",
        summary: "create, edit: the issue that it is a part of; empty for none",
      },
      after: {
        type: "string",
        value: "N",
        multiple: true,
        summary: "create, edit: an issue that has to be done first; empty for none",
      },
      "from-run": {
        type: "string",
        value: "RUN",
        summary: "create: make it from a finding of this run",
      },
      finding: {
        type: "string",
        value: "ID",
        summary: "create: with --from-run, the finding's id, such as S1",
      },
      status: {
        type: "string",
        value: "open|inprogress|waiting|done|closed",
        summary: "ls: only those that are there",
      },
      q: {
        type: "string",
        value: "TEXT",
        summary: "ls: only with these words in number, title, description, labels or comments",
      },
      deleted: { type: "boolean", summary: "ls: deleted ones in place of the others" },
      agent: {
        type: "string",
        value: "ID",
        summary: "start: who does all of it, in place of the agents of the settings",
      },
      model: { type: "string", value: "M", summary: "start: the agent's model" },
      plan: {
        type: "string",
        value: "NAME",
        summary: "start: follow this saved plan in place of a new one",
      },
      detach: {
        type: "boolean",
        summary: "start: leave a process behind that drives it, and return at once",
      },
      "idempotency-key": {
        type: "string",
        value: "K",
        summary: "create, start: do nothing if this key was used before; name what was made then",
      },
      request: {
        type: "string",
        value: "ID",
        summary: "answer: which request, when there is more than one",
      },
      text: { type: "string", value: "TEXT", summary: "answer: words of your own" },
      reason: { type: "string", value: "TEXT", summary: "stop, close: why" },
    },
    examples: [
      'wheelhouse issue create --title "The cart is empty" --type bug --body report.md',
      "wheelhouse issue create --from-run k3m2 --finding S1",
      "wheelhouse issue ls --status waiting",
      "wheelhouse issue start 12 --agent codex",
      "wheelhouse issue accept 12",
    ],
    load: () => import("../commands/issue.ts"),
  },
];
