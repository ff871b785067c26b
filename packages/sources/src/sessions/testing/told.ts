import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Json } from "@wheelhouse/core";
import type { FoundLog, LogEvent, LogFormat, Translated } from "../../log-format.ts";
import { sessionFormats } from "../session-formats.ts";

/** Where the session files lie that real agents have written. */
export const FIXTURES = join(import.meta.dirname, "../fixtures");

/** The format of an agent's session files. */
export function formatOf(kind: string): LogFormat {
  const format = sessionFormats.find((each) => each.kind === kind);
  if (!format) throw new Error(`There is no format ${kind}.`);
  return format;
}

/** A log and what its lines mean. */
export interface Told {
  readonly log: FoundLog;
  readonly lines: readonly Translated[];
  readonly events: readonly LogEvent[];
}

/** What lines mean, read from the first to the last. */
export function tell(kind: string, lines: readonly string[], name = "session"): Told {
  const log = { path: `/logs/${name}.jsonl`, name };
  const translator = formatOf(kind).translate(log);
  const told = lines.map((line) => translator.line(line));
  return { log, lines: told, events: told.flatMap(({ events }) => events) };
}

/** What the files below a root mean, those of helpers last. */
export async function tellRoot(kind: string, root: string): Promise<readonly Told[]> {
  const problems: string[] = [];
  const told: Told[] = [];
  for await (const { path, name } of formatOf(kind).discover(root, (each) => problems.push(each)))
    told.push(tell(kind, readFileSync(path, "utf8").split("\n"), name));
  if (problems.length > 0) throw new Error(problems.join("\n"));
  const isHelper = ({ events }: Told): boolean =>
    events.some(
      ({ type, data }) => type === "session.spawned" && field(data, "parent") !== undefined,
    );
  return told.toSorted((one, other) => Number(isHelper(one)) - Number(isHelper(other)));
}

/** Events as lines that can be read: the number of the turn, what happened, and what matters of it. */
export function shown(events: readonly LogEvent[]): readonly string[] {
  return events.flatMap(({ type, attempt, data }) => {
    const words = wordsOf(type, data);
    if (words === undefined) return [];
    const turn = attempt === undefined ? "" : `${attempt.slice(attempt.lastIndexOf(".") + 1)} `;
    return [
      `${turn}${type.replace(/^(?:agent|attempt)\./, "")}${words === "" ? "" : `: ${words}`}`,
    ];
  });
}

function wordsOf(type: string, data: Json): string | undefined {
  const say = (...keys: readonly string[]): string =>
    keys.map((key) => wordOf(field(data, key))).join(" ");
  switch (type) {
    case "run.started":
    case "session.spawned":
      return undefined;
    case "run.created":
      return say("title");
    case "repo.touched":
      return say("match", "repo");
    case "agent.prompt":
    case "agent.text":
    case "agent.thought":
    case "agent.note":
      return say("text");
    case "agent.tool.started":
      return say("kind", "title");
    case "agent.tool.updated":
      return say("status");
    case "budget.spent":
      return say("inputTokens", "outputTokens", "cachedTokens", "reasoningTokens");
    case "attempt.failed":
      return say("class", "error");
    case "attempt.cancelled":
      return say("reason");
    default:
      return "";
  }
}

/** A member of an event's data. */
export function field(data: Json, key: string): Json | undefined {
  return Object.entries(data ?? {}).find(([name]) => name === key)?.[1];
}

const wordOf = (value: Json | undefined): string =>
  typeof value === "string" ? value : (JSON.stringify(value) ?? "-");
