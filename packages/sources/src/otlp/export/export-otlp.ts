import { scrub, type Span, type SpanLog, spanOfAttempt, traceOfRun } from "@wheelhouse/core";
import { USAGE } from "../tables/gen-ai.ts";
import { OWN_SERVICE, OWN_SPANS, OWN_TITLE } from "../tables/wheelhouse.ts";
import { type AttemptFacts, type RunEventRow, runFacts, type RunFacts } from "./attempt-facts.ts";
import { aboutSpan } from "./about-span.ts";
import { attributesOf, type ExportedSpan, otlpSpan, spanIdOf } from "./otlp-span.ts";

/** A run to export. */
export interface ExportedRun {
  readonly run: string;
  readonly spans: SpanLog;
  /** All its events, in their order. */
  readonly events: AsyncIterable<RunEventRow> | Iterable<RunEventRow>;
  /** Whether prompts, answers and what tools were called with are exported. */
  readonly content: boolean;
  /** Of this program. */
  readonly version: string;
}

/**
 * A run as spans of OpenTelemetry: one document of OTLP's JSON, by the conventions for generative AI. The trace is that
 * which its agents were given, and an attempt the span that they name as their parent, so that what they have sent
 * somewhere themselves fits in. Read back by the receiver it has the same spans and the same sums.
 */
export async function exportOtlp(exported: ExportedRun): Promise<string> {
  const { run, spans, content, version } = exported;
  const facts = await runFacts(exported.events, content);
  const trace = traceOfRun(run);
  const root = spanIdOf(run, "run");
  const ids = spans.spans.map((span) => idOf(run, span));
  const end = Number.isFinite(facts.from) ? facts.to : 0;
  const all: ExportedSpan[] = [];
  for (const [place, span] of spans.spans.entries()) {
    const parent = ids[span.parent] ?? root;
    const attempt = facts.attempts.get(attemptOf(spans, span) ?? "");
    const base = { trace, id: ids[place] ?? root, parent, from: span.start, to: span.end ?? end };
    all.push({ ...base, ...aboutSpan(span, run, attempt) });
    if (span.kind === "attempt")
      all.push(...answers(attempt, { ...base, parent: base.id, run, span }));
  }
  const wholeRun = runSpan(run, trace, root, facts, all);
  const attributes = attributesOf({ "service.name": OWN_SERVICE, "service.version": version });
  const scope = { name: OWN_SERVICE, version };
  return JSON.stringify({
    resourceSpans: [
      {
        resource: { attributes },
        scopeSpans: [{ scope, spans: [wholeRun, ...all].map((each) => otlpSpan(clean(each))) }],
      },
    ],
  });
}

function runSpan(
  run: string,
  trace: string,
  id: string,
  { flow, title, from, to, error }: RunFacts,
  inside: readonly ExportedSpan[],
): ExportedSpan {
  return {
    trace,
    id,
    parent: undefined,
    name: OWN_SPANS.run,
    isClient: false,
    from: inside.reduce(
      (least, each) => Math.min(least, each.from),
      Number.isFinite(from) ? from : 0,
    ),
    to: inside.reduce((most, each) => Math.max(most, each.to), to),
    failed: error === undefined ? undefined : error !== "",
    error,
    attributes: {
      "gen_ai.operation.name": "invoke_workflow",
      "gen_ai.conversation.id": run,
      "gen_ai.workflow.name": flow,
      [OWN_TITLE]: title,
      "run.id": run,
    },
  };
}

/** What models used in an attempt, a call of one for each time that it was told. */
function answers(
  attempt: AttemptFacts | undefined,
  { trace, parent, run, span, from, to }: ExportedSpanPlace,
): ExportedSpan[] {
  return (attempt?.usage ?? []).map(({ at, usage, model = attempt?.model }, index) => ({
    trace,
    id: spanIdOf(run, "usage", span.id, index),
    parent,
    name: model === undefined ? "chat" : `chat ${model}`,
    isClient: true,
    from: attempt?.usage.length === 1 ? from : Math.min(at, to),
    to: attempt?.usage.length === 1 ? to : Math.min(at, to),
    failed: undefined,
    error: undefined,
    attributes: {
      "gen_ai.operation.name": "chat",
      "gen_ai.conversation.id": run,
      "gen_ai.request.model": model,
      [firstOf(USAGE.input)]: usage.inputTokens,
      [firstOf(USAGE.output)]: usage.outputTokens,
      [firstOf(USAGE.cached)]: usage.cachedTokens,
      [firstOf(USAGE.cacheWrite)]: usage.cacheWriteTokens,
      [firstOf(USAGE.reasoning)]: usage.reasoningTokens,
      [firstOf(USAGE.cost)]: usage.costUsd,
    },
  }));
}

interface ExportedSpanPlace {
  readonly trace: string;
  readonly parent: string;
  readonly run: string;
  readonly span: Span;
  readonly from: number;
  readonly to: number;
}

const firstOf = (keys: readonly string[]): string => keys[0] ?? "";

/** The attempt that a span is, or is in. */
function attemptOf({ spans }: SpanLog, span: Span): string | undefined {
  for (let each: Span | undefined = span; each; each = spans[each.parent])
    if (each.kind === "attempt") return each.id;
  return undefined;
}

function idOf(run: string, { kind, id, seq }: Span): string {
  return kind === "attempt" || kind === "code" ? spanOfAttempt(id) : spanIdOf(run, kind, id, seq);
}

/** No secret leaves by a text of an agent. */
function clean(span: ExportedSpan): ExportedSpan {
  const attributes = Object.entries(span.attributes).map(([key, value]) => [
    key,
    typeof value === "string" ? scrub(value) : value,
  ]);
  const error = span.error === undefined ? undefined : scrub(span.error);
  return { ...span, name: scrub(span.name), error, attributes: Object.fromEntries(attributes) };
}
