import {
  type CodeContext,
  type Finding,
  findingSchema,
  findingsOutputSchema,
  citationSchema,
  deferredItemSchema,
} from "@wheelhouse/core";
import { z } from "zod";
import type { AgentReport, Deferred } from "./fold-output.ts";

/** One agent's contribution, before anything is merged. */
export interface Contribution {
  readonly agent: AgentReport;
  readonly sources: readonly { readonly key: string; readonly finding: Finding }[];
  readonly deferred: readonly Deferred[];
}

/** Unknown members are ignored rather than refused: the engine has checked the shape already. */
const outer = z.object({
  ...findingsOutputSchema.shape,
  findings: z.array(z.unknown()),
  deferred: z.array(z.object(deferredItemSchema.shape)).default([]),
});
/** What an agent may claim; whether a citation holds is ours to say. */
const claimed = z.object({
  ...findingSchema.omit({ step: true }).shape,
  citations: z.array(z.object(citationSchema.omit({ status: true }).shape)),
});

/**
 * Reads what a step handed in. A step without a usable output is a gap, never an error. Ids stay as
 * the agent wrote them; a repeated id gets a key of its own.
 */
export function readAgent(
  who: { step: string; persona: string; label: string },
  context: Pick<CodeContext, "outputs" | "settled">,
): Contribution {
  const output = context.outputs[who.step];
  if (output === undefined) return gap(who, context.settled[who.step]);
  const parsed = outer.safeParse(output);
  if (!parsed.success) {
    return gap(who, {
      status: "failed",
      reason: `its output cannot be read: ${firstIssue(parsed.error)}`,
    });
  }
  const { findings, deferred, ...rest } = parsed.data;
  const sources: { key: string; finding: Finding }[] = [];
  const unreadable: string[] = [];
  const used = new Set<string>();
  for (const [index, candidate] of findings.entries()) {
    const finding = claimed.safeParse(candidate);
    if (!finding.success) {
      unreadable.push(`finding ${index + 1} (${idOf(candidate)}): ${firstIssue(finding.error)}`);
      continue;
    }
    const own = `${who.step}:${finding.data.id}`;
    let key = own;
    for (let nth = 2; used.has(key); nth++) key = `${own}#${nth}`;
    used.add(key);
    sources.push({ key, finding: ordered({ ...finding.data, step: who.step }) });
  }
  const { summary, clean, notRun } = rest;
  return {
    agent: {
      ...who,
      status: "completed",
      summary,
      clean,
      notRun,
      keys: sources.map((source) => source.key),
      unreadable,
    },
    sources,
    deferred: deferred.map((item) => ({ ...item, step: who.step, persona: who.persona })),
  };
}

/** Citations whose line numbers are the wrong way round mean the same lines. */
function ordered(finding: Finding): Finding {
  const citations = finding.citations.map((citation) => {
    const [from, to] = citation.lines;
    const lines: [number, number] = from <= to ? [from, to] : [to, from];
    return { ...citation, lines };
  });
  return { ...finding, citations };
}

/** What is known of a step that handed in nothing. */
export function gap(
  who: { step: string; persona: string; label: string },
  settled: { status: string; reason?: string | undefined } | undefined,
): Contribution {
  const status = settled?.status === "skipped" ? "skipped" : "failed";
  const reason = settled?.reason ?? (settled ? `it was ${settled.status}` : "it handed in nothing");
  const empty = { summary: "", clean: [], notRun: [], keys: [], unreadable: [] };
  return { agent: { ...who, status, reason, ...empty }, sources: [], deferred: [] };
}

function idOf(candidate: unknown): string {
  const id = z.object({ id: z.string() }).safeParse(candidate);
  return id.success ? id.data.id : "without an id";
}

function firstIssue(error: z.ZodError): string {
  const [issue] = error.issues;
  if (!issue) return "unknown";
  return issue.path.length === 0 ? issue.message : `${issue.path.join(".")}: ${issue.message}`;
}
