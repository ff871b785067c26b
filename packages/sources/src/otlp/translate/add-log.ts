import type { LogLine } from "../spool/spool-line.ts";
import { firstNumber, firstText } from "../tables/first-of.ts";
import { TOOL_CALL_KEYS, TOOL_NAME_KEYS } from "../tables/gen-ai.ts";
import { ruleOfLog } from "../tables/rule-of-log.ts";
import { tableOf } from "../tables/tables.ts";
import { figuresOf } from "./figures-of.ts";
import type { Session } from "./otlp-state.ts";
import type { Line, OtlpRun } from "./otlp-run.ts";

/** A line with a log record. */
export type LineOfLog = Line & { readonly line: LogLine };

/** Tells of a log record what its agent's table makes of it. */
export function addLog(run: OtlpRun, line: LineOfLog): void {
  const { attributes, at } = line;
  const { service, name } = line.line;
  const rule = ruleOfLog(tableOf(service), name, attributes);
  if (!rule) return;
  const session = run.sessionOf(line);
  if (!run.isNew(keyOf(line))) return;
  const turns = run.turnsOf(session);
  if (rule.begins === true) turns.prompt(at);
  if (rule.usage) {
    const figures = figuresOf(attributes, rule.usage, () => run.odd());
    if (figures) run.spend(line, session, turns.at(at, at, false), "log", figures);
  }
  if (rule.error) {
    const text = firstText(attributes, rule.error) ?? name;
    run.writer.put("agent.note", at, { text }, session, turns.at(at, at, false));
  }
  if (rule.tool === true) putTool(run, line, session, turns.at(at, at, false));
  if (rule.ends === true) turns.ends(at);
}

/** A call of a tool, unless its span has told of it. */
function putTool(run: OtlpRun, line: LineOfLog, session: Session, attempt: string): void {
  const { attributes, at } = line;
  const call = firstText(attributes, TOOL_CALL_KEYS);
  const tool = firstText(attributes, TOOL_NAME_KEYS);
  if (call === undefined || tool === undefined) return;
  const took = firstNumber(attributes, ["duration_ms"]) ?? 0;
  const success = attributes.get("success");
  const ok = success !== false && success !== "false";
  const error = ok ? undefined : firstText(attributes, ["error", "error_type"]);
  const data = {
    span: `call-${call}`,
    name: tool,
    kind: "tool",
    from: at - took,
    to: at,
    ok,
    error,
    session: session.session,
    call,
  };
  run.writer.put("span.recorded", at, data, session, attempt);
}

/** What tells a record from others: an exporter that was not answered sends it again. */
function keyOf({ line, at }: LineOfLog): string {
  const { service, name, span = "", attributes = {} } = line;
  return `${service} ${name} ${span} ${at} ${JSON.stringify(attributes)}`;
}
