import {
  API,
  commandWords,
  type ScheduleAct,
  scheduleActSchema,
  type ScheduleCreate,
  type ScheduleObject,
  USUAL_TIMEOUT_MS,
} from "@wheelhouse/core";
import { isTimed } from "../schedule-words.ts";
import type { ScheduleDraft } from "./schedule-draft.ts";

/** What of a draft is wrong, and why, in a sentence. */
export interface DraftProblem {
  readonly field: keyof ScheduleDraft;
  readonly words: string;
}

/** What is sent to make what was written, or what is wrong with it. */
export type ReadDraft = { readonly body: ScheduleCreate } | { readonly problem: DraftProblem };

/** Reads a draft. The server has the last word about its times and whatever it names. */
export function readDraft(draft: ScheduleDraft): ReadDraft {
  if (!/^[a-z0-9][a-z0-9._-]{0,59}$/.test(draft.name))
    return wrong(
      "name",
      draft.name === ""
        ? "Give it a name."
        : "A name is lower case letters, digits, dots and dashes, and begins with a letter or digit.",
    );
  if (draft.cron.trim() === "") return wrong("cron", "Say when.");
  const said = Number(draft.timeout);
  const isTime = said >= 1 / 60 && said <= 1_440;
  if (!isTime && isTimed(draft)) return wrong("timeout", "Minutes, up to 1440, which is a day.");
  const act = readAct(draft);
  if ("problem" in act) return act;
  const body = API.createSchedule.body.safeParse({
    name: draft.name,
    title: draft.title.trim(),
    cron: draft.cron.trim(),
    zone: draft.zone.trim(),
    act: act.act,
    timeout_ms: isTime ? Math.round(said * 60_000) : USUAL_TIMEOUT_MS,
    catch_up: draft.catchUp,
    notify_on: draft.notifyOn,
  });
  return body.success ? { body: body.data } : wrong("name", firstOf(body.error.issues));
}

/** What would make a schedule again, from how it is told. */
export function createOf(schedule: ScheduleObject): ScheduleCreate {
  const { name, title, cron, zone, act, catch_up, timeout_ms, notify_on } = schedule;
  return { name, title, cron, zone, act, catch_up, timeout_ms, notify_on };
}

type ReadAct = { readonly act: ScheduleAct } | { readonly problem: DraftProblem };

const FIELD_OF_KIND = { flow: "flow", issue: "issue", command: "command", http: "url" } as const;

function readAct(draft: ScheduleDraft): ReadAct {
  const said = saidOf(draft);
  if ("problem" in said) return said;
  const act = scheduleActSchema.safeParse(said.act);
  if (act.success) return { act: act.data };
  const [issue] = act.error.issues;
  const place = issue?.path[0];
  const field =
    place === "headers" || place === "body" || place === "env" || place === "cwd"
      ? place
      : FIELD_OF_KIND[draft.kind];
  return wrong(field, firstOf(act.error.issues));
}

function saidOf(
  draft: ScheduleDraft,
): { readonly act: object } | { readonly problem: DraftProblem } {
  const { kind } = draft;
  switch (kind) {
    case "flow": {
      if (draft.flow === "") return wrong("flow", "Choose a flow.");
      const input = Object.entries(draft.input).filter(
        ([, value]) => value !== false && value !== "",
      );
      return {
        act: {
          kind,
          flow: draft.flow,
          ...(draft.band !== "auto" && { band: draft.band }),
          ...present("focus", draft.focus),
          ...(input.length > 0 && { input: Object.fromEntries(input) }),
          ...present("agent", draft.agent),
          ...present("model", draft.model),
        },
      };
    }
    case "issue": {
      const number = draft.issue.trim().replace(/^#/, "");
      if (!/^[1-9]\d{0,8}$/.test(number)) return wrong("issue", "Give the number of an issue.");
      return { act: { kind, number: Number(number) } };
    }
    case "command": {
      const read = commandWords(draft.command);
      if ("problem" in read) return wrong("command", COMMAND_PROBLEMS[read.problem]);
      const env = draft.env.split(/[\s,]+/).filter((name) => name !== "");
      return {
        act: {
          kind,
          argv: read.words,
          ...present("cwd", draft.cwd),
          ...(env.length > 0 && { env }),
        },
      };
    }
    case "http": {
      const headers = headersIn(draft.headers);
      if (headers === undefined)
        return wrong("headers", 'A header is a line such as "Name: value", each once.');
      return {
        act: {
          kind,
          method: draft.method,
          url: draft.url.trim(),
          ...(Object.keys(headers).length > 0 && { headers }),
          ...(draft.body !== "" && { body: draft.body }),
        },
      };
    }
    default:
      return kind satisfies never;
  }
}

const COMMAND_PROBLEMS = {
  empty: "Write a command.",
  list: 'A list is as in ["npm", "test"].',
  shell:
    'Only a shell understands this, and there is none. Write the words as a list: ["sh", "-c", "…"].',
} as const;

function headersIn(text: string): Record<string, string | { env: string }> | undefined {
  const headers: Record<string, string | { env: string }> = {};
  for (const line of text.split("\n").filter((each) => each.trim() !== "")) {
    const [, name, value = ""] = /^\s*([A-Za-z0-9-]+)\s*:(.*)$/.exec(line) ?? [];
    if (name === undefined || Object.hasOwn(headers, name)) return undefined;
    const env = /^\$([A-Za-z_]\w*)$/.exec(value.trim())?.[1];
    headers[name] = env === undefined ? value.trim() : { env };
  }
  return headers;
}

function present(name: string, text: string): object {
  return text.trim() === "" ? {} : { [name]: text.trim() };
}

function firstOf(
  issues: readonly { readonly message: string; readonly path: readonly PropertyKey[] }[],
): string {
  const [first] = issues;
  return `This ${first?.message ?? "is not right"}.`;
}

function wrong(field: DraftProblem["field"], words: string): { readonly problem: DraftProblem } {
  return { problem: { field, words } };
}
