import type { Json } from "@wheelhouse/core";
import type { SpanLine } from "../spool/spool-line.ts";
import type { AgentTable, SpanRule } from "../tables/agent-table.ts";
import { firstText } from "../tables/first-of.ts";
import {
  AGENT_KEYS,
  ERROR_KEYS,
  MODEL_KEYS,
  TOOL_CALL_KEYS,
  TOOL_NAME_KEYS,
} from "../tables/gen-ai.ts";
import { ruleOfSpan } from "../tables/rule-of-span.ts";
import { tableOf } from "../tables/tables.ts";
import { OWN_TITLE } from "../tables/wheelhouse.ts";
import { figuresOf } from "./figures-of.ts";
import { type HeldSpan, keepNewest, type Session } from "./otlp-state.ts";
import type { Line, OtlpRun } from "./otlp-run.ts";

const MOST_HELD = 2_000;
const MOST_WANTED = 5_000;
const MOST_SHOWN = 32;

/** A line with a span. */
export type LineOfSpan = Line & { readonly line: SpanLine };

/** Tells of a span: of what a model used in it, of the turn that it is, and of itself. */
export function addSpan(run: OtlpRun, line: LineOfSpan): void {
  const span = line.line;
  const table = tableOf(span.service);
  const rule = ruleOfSpan(table, span.name, line.attributes);
  if (rule === undefined) {
    if (run.isNew(span.span)) hold(run, span);
    run.touch(line);
    return;
  }
  const session = run.sessionOf(line);
  run.touch(line);
  if (!run.isNew(span.span)) return;
  spendSpan(run, line, session, rule, table);
  if (rule.link === true) {
    hold(run, span);
    return;
  }
  const error = errorOf(line);
  if (isTurn(span, rule)) {
    const turn = run.turnsOf(session).claim(span.from, span.to);
    putSpan(run, line, session, turn.attempt, "agent", { turn: true });
    turn.finish(error);
  } else {
    const isAlone = span.parent === undefined;
    const attempt = run.turnsOf(session).at(span.from, span.to, isAlone);
    putSpan(run, line, session, attempt, rule.kind, {});
  }
  want(run, span.parent);
}

/** A span that is only of use when another one is in it is told when that is known. */
function hold(run: OtlpRun, span: SpanLine): void {
  const { held, wanted } = run.state;
  const { span: id, parent, name, from, to, session } = span;
  const about = { parent, name, from, to, session };
  if (wanted.delete(id)) putLinks(run, id, about);
  else {
    held.set(id, about);
    keepNewest(held, MOST_HELD);
  }
}

function spendSpan(
  run: OtlpRun,
  line: LineOfSpan,
  session: Session,
  rule: SpanRule,
  table: AgentTable,
): void {
  if (rule.kind !== "model") return;
  const figures = figuresOf(line.attributes, rule.usage ?? table.usage, () => run.odd());
  if (!figures) return;
  const { from, to, parent } = line.line;
  const attempt = run.turnsOf(session).at(from, to, parent === undefined);
  run.spend(line, session, attempt, "span", figures);
}

/** A turn is what its table says, or an agent at work that is in nothing of its own process. */
function isTurn({ parent, remote }: SpanLine, rule: SpanRule): boolean {
  if (rule.turn === true) return true;
  return rule.kind === "agent" && (parent === undefined || remote === true);
}

function putSpan(
  run: OtlpRun,
  line: LineOfSpan,
  session: Session,
  attempt: string,
  kind: SpanRule["kind"],
  more: { readonly turn?: true },
): void {
  const { attributes, line: span } = line;
  const { parent, from, to } = span;
  const error = errorOf(line);
  const call = kind === "tool" ? firstText(attributes, TOOL_CALL_KEYS) : undefined;
  const data = {
    span: span.span,
    parent,
    name: nameOf(line, kind),
    kind,
    from,
    to,
    ok: error === undefined,
    error: error === "" ? undefined : error,
    session: session.session,
    call,
    ...more,
    attributes: shownOf(span),
  };
  run.writer.put("span.recorded", to, data, session, attempt);
}

/** The span that another is in, and those around it: whatever of them was held is told now, as a link. */
function want(run: OtlpRun, id: string | undefined): void {
  const { held, wanted, seen } = run.state;
  if (id === undefined) return;
  const known = held.get(id);
  if (known) putLinks(run, id, known);
  else if (!seen.has(id)) {
    wanted.add(id);
    keepNewest(wanted, MOST_WANTED);
  }
}

function putLinks(run: OtlpRun, first: string, link: HeldSpan): void {
  const { held, wanted, seen, sessions, main = "" } = run.state;
  let id = first;
  for (let next: HeldSpan | undefined = link; next;) {
    held.delete(id);
    const { session: name, parent, ...about } = next;
    const session = sessions.get(name ?? main) ?? sessions.get(main);
    const data = { span: id, parent, ...about, kind: "other", ok: true, link: true };
    run.writer.put("span.recorded", next.to, data, session);
    if (parent === undefined) return;
    id = parent;
    next = held.get(id);
  }
  if (seen.has(id)) return;
  wanted.add(id);
  keepNewest(wanted, MOST_WANTED);
}

/** What a person calls it: the model, the tool, the agent. */
function nameOf({ line, attributes }: LineOfSpan, kind: SpanRule["kind"]): string {
  const keys = { model: MODEL_KEYS, tool: TOOL_NAME_KEYS, agent: AGENT_KEYS, other: [OWN_TITLE] }[
    kind
  ];
  return firstText(attributes, keys) ?? line.name;
}

/** What went wrong; undefined when nothing did, empty when nobody says what. */
function errorOf({ line, attributes }: LineOfSpan): string | undefined {
  const success = attributes.get("success");
  const failed = line.error !== undefined || success === false || success === "false";
  if (!failed) return undefined;
  return line.error || (firstText(attributes, ERROR_KEYS) ?? "");
}

/** What it says of itself, in short. */
function shownOf({ name, attributes }: SpanLine): Json {
  const kept = Object.entries(attributes ?? {}).filter(([, value]) => typeof value !== "object");
  return Object.fromEntries([["span.name", name], ...kept.slice(0, MOST_SHOWN)]);
}
