import type { Command } from "./command.ts";

/** The command about what happens by the clock. */
export const SCHEDULE_COMMANDS: readonly Command[] = [
  {
    name: "schedule",
    summary:
      "Have flows, issues, commands and calls begin by the clock, and see what became of them",
    details:
      "`create NAME` makes one that does one thing: `--flow`, `--issue`, `--command` or `--url`. `ls` lists them, `show NAME` has its next times, " +
      "the ledger of its fires and what the last one said. `edit NAME` takes the options of `create`; who names anew what it does says all of that. " +
      "`run NAME` fires it now, `pause`, `resume` and `rm` take NAME, and `trust NAME` says yes to one that a file of the project asks for. " +
      "Schedules are fired by `wheelhouse serve`; what comes of them is told in the inbox. More: docs/schedules.md.",
    positionals: [
      { name: "create|ls|show|edit|run|pause|resume|rm|trust", required: false },
      { name: "NAME", required: false },
    ],
    options: {
      project: {
        type: "string",
        value: "DIR",
        summary: "The project; else the repository you stand in",
      },
      cron: {
        type: "string",
        value: "CRON",
        summary: "create, edit: its times, in five fields, such as '0 2 * * 1-5'",
      },
      zone: {
        type: "string",
        value: "ZONE",
        summary: "create, edit: by whose clock, such as Europe/Berlin; else this machine's",
      },
      flow: { type: "string", value: "FLOW", summary: "create, edit: start this flow" },
      band: { type: "string", value: "BAND", summary: "--flow: small, medium or large" },
      focus: { type: "string", value: "TEXT", summary: "--flow: what it is asked" },
      input: {
        type: "string",
        value: "NAME=VALUE",
        multiple: true,
        summary: "--flow: an input, as often as there are inputs",
      },
      agent: { type: "string", value: "ID", summary: "--flow: who does it" },
      model: { type: "string", value: "M", summary: "--flow: the agent's model" },
      issue: { type: "string", value: "N", summary: "create, edit: have agents solve this issue" },
      command: {
        type: "string",
        value: "COMMAND",
        summary: "create, edit: run this program, as words or a JSON list; no shell reads it",
      },
      cwd: { type: "string", value: "DIR", summary: "--command: where, inside the project" },
      env: {
        type: "string",
        value: "NAME",
        multiple: true,
        summary: "--command: a variable of the server's environment that it gets",
      },
      url: { type: "string", value: "URL", summary: "create, edit: call this address" },
      method: {
        type: "string",
        value: "GET|HEAD|POST|PUT|PATCH|DELETE",
        summary: "--url: how; else GET",
      },
      header: {
        type: "string",
        value: "HEADER",
        multiple: true,
        summary: "--url: 'Name: value', or 'Name: $VAR' for what stands in that variable",
      },
      body: { type: "string", value: "TEXT", summary: "--url: what is sent" },
      title: { type: "string", value: "T", summary: "create, edit: a line about it" },
      timeout: {
        type: "string",
        value: "TIME",
        summary: "create, edit: how long it may take, such as 90s or 2h; else 10m",
      },
      "catch-up": {
        type: "string",
        value: "last|none",
        summary: "create, edit: what is made up for when nobody was there; else last",
      },
      notify: {
        type: "string",
        value: "failure|success|always|never",
        summary: "create, edit: after which ends you are told beyond the inbox; else failure",
      },
      reason: { type: "string", value: "TEXT", summary: "pause: why" },
      yes: { type: "boolean", summary: "trust: do not ask" },
    },
    examples: [
      'wheelhouse schedule create nightly --cron "0 2 * * *" --command "npm test"',
      'wheelhouse schedule create review --cron "0 7 * * 1" --flow code-review',
      "wheelhouse schedule create ping --cron @hourly --url https://example.com/up",
      "wheelhouse schedule show nightly",
      "wheelhouse schedule run nightly",
    ],
    load: () => import("../commands/schedule.ts"),
  },
];
