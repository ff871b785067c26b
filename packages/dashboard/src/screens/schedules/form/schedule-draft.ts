import {
  type BandWord,
  commandText,
  type ScheduleAct,
  type ScheduleObject,
  USUAL_TIMEOUT_MS,
} from "@wheelhouse/core";

/** What a schedule can do. */
export const ACT_KINDS = ["flow", "command", "http", "issue"] as const;

/** A schedule as it is being written: everything is text, and may be wrong. */
export interface ScheduleDraft {
  readonly name: string;
  readonly title: string;
  readonly cron: string;
  readonly zone: string;
  readonly kind: (typeof ACT_KINDS)[number];
  readonly flow: string;
  readonly band: BandWord;
  readonly focus: string;
  readonly input: Readonly<Record<string, string | boolean>>;
  readonly agent: string;
  readonly model: string;
  readonly issue: string;
  readonly command: string;
  readonly cwd: string;
  /** Names of variables, with white space between. */
  readonly env: string;
  readonly method: Extract<ScheduleAct, { kind: "http" }>["method"];
  readonly url: string;
  /** A header a line: `Name: value`, or `Name: $VARIABLE`. */
  readonly headers: string;
  readonly body: string;
  /** In minutes. */
  readonly timeout: string;
  readonly catchUp: ScheduleObject["catch_up"];
  readonly notifyOn: ScheduleObject["notify_on"];
}

const MINUTE_MS = 60_000;

/** What a new schedule begins with. */
export function newDraft(zone: string): ScheduleDraft {
  return {
    name: "",
    title: "",
    cron: "0 2 * * *",
    zone,
    kind: "flow",
    flow: "",
    band: "auto",
    focus: "",
    input: {},
    agent: "",
    model: "",
    issue: "",
    command: "",
    cwd: "",
    env: "",
    method: "GET",
    url: "",
    headers: "",
    body: "",
    timeout: String(USUAL_TIMEOUT_MS / MINUTE_MS),
    catchUp: "last",
    notifyOn: "failure",
  };
}

/** A schedule that is there, to be changed. */
export function draftOf(schedule: ScheduleObject): ScheduleDraft {
  const { name, title, cron, zone, act, timeout_ms, catch_up: catchUp, notify_on } = schedule;
  const timeout = String(timeout_ms / MINUTE_MS);
  const common = { name, title, cron, zone, timeout, catchUp, notifyOn: notify_on };
  return { ...newDraft(zone), ...common, ...actDraft(act) };
}

function actDraft(act: ScheduleAct): Partial<ScheduleDraft> {
  switch (act.kind) {
    case "flow": {
      const { kind, flow, band = "auto", focus = "", agent = "", model = "" } = act;
      return { kind, flow, band, focus, agent, model, input: textsOf(act.input ?? {}) };
    }
    case "issue":
      return { kind: act.kind, issue: String(act.number) };
    case "command": {
      const { kind, argv, cwd = "", env = [] } = act;
      return { kind, command: commandText(argv), cwd, env: env.join(" ") };
    }
    case "http": {
      const { kind, method, url, headers = {}, body = "" } = act;
      const lines = Object.entries(headers).map(
        ([name, value]) => `${name}: ${typeof value === "string" ? value : `$${value.env}`}`,
      );
      return { kind, method, url, headers: lines.join("\n"), body };
    }
    default:
      return act satisfies never;
  }
}

function textsOf(input: Readonly<Record<string, unknown>>): ScheduleDraft["input"] {
  return Object.fromEntries(
    Object.entries(input).map(([name, value]) => [
      name,
      typeof value === "string" || typeof value === "boolean" ? value : JSON.stringify(value),
    ]),
  );
}
