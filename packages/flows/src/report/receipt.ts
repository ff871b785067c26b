import { hasLooked } from "../fold/fold-output.ts";
import { inScope } from "../scan/resolve-scope.ts";
import { plural } from "./markdown.ts";
import type { ReportModel } from "./report-model.ts";
import type { Receipt } from "./report-schema.ts";

/** How the report came to be, as data. */
export function receiptOf(model: ReportModel): Receipt {
  const { facts, snapshot, roster, fold, afterCheck, scan } = model;
  const { hash, commit, base, files, omitted } = snapshot;
  const count = (status: string): number =>
    fold.agents.filter((agent) => agent.status === status).length;
  return {
    snapshot: {
      hash,
      files,
      omitted,
      ...(commit !== undefined && { commit }),
      ...(base !== undefined && { base }),
    },
    agents: facts.agents.map(({ agent, version, level, modelFree }) => ({
      agent,
      level,
      modelFree,
      ...(version !== undefined && { version }),
    })),
    levels: [...new Set(facts.agents.map((agent) => agent.level))],
    afterCheck,
    tokens: facts.tokens,
    costUsd: facts.costUsd,
    attempts: facts.attempts,
    roster: {
      angles: roster.chosen.length + roster.skipped.length,
      asked: count("completed") + count("failed"),
      completed: count("completed"),
      idle: fold.agents.filter((agent) => agent.status === "completed" && !hasLooked(agent)).length,
      failed: count("failed"),
      skipped: model.gaps.filter((gap) => gap.status === "skipped").length,
    },
    files: {
      inScope: scan.scope.files,
      assigned: assigned(model),
      cited: cited(model),
      notRead: scan.notRead,
    },
    citations: citationCounts(model),
    startedAt: facts.startedAt,
    endedAt: facts.now,
  };
}

/** Files in scope that were given to an agent which looked. */
function assigned({ roster, fold, scan }: ReportModel): number {
  const lists = roster.chosen
    .filter((id) => fold.agents.some((agent) => agent.step === `angle.${id}` && hasLooked(agent)))
    .map((id) => roster.files[id] ?? []);
  if (lists.some((list) => list.length === 0)) return scan.scope.files;
  return scan.files.filter((file) => lists.some((list) => inScope(file.path, list))).length;
}

function cited({ entries, scan }: ReportModel): number {
  const paths = new Set(
    entries.flatMap((entry) => entry.finding.citations.map((citation) => citation.path)),
  );
  return scan.files.filter((file) => paths.has(file.path)).length;
}

function citationCounts({ entries }: ReportModel): Receipt["citations"] {
  const counts = { verified: 0, moved: 0, notFound: 0 };
  for (const entry of entries) {
    for (const { finding } of [entry, ...entry.also]) {
      for (const { status } of finding.citations) {
        if (status === "verified") counts.verified++;
        else if (status === "moved") counts.moved++;
        else counts.notFound++;
      }
    }
  }
  return counts;
}

/** Tokens in words: what is known, and how much is not. */
export function tokensText({ tokens, agents }: Pick<Receipt, "tokens" | "agents">): string {
  if (agents.length === 0) return "none: no agent ran";
  if (agents.every((agent) => agent.modelFree)) return "none: no model was called";
  const known = tokens.input + tokens.output;
  if (known === 0) return "unknown";
  const text = `${tokens.input} in, ${tokens.output} out`;
  return tokens.unknown === 0
    ? text
    : `${text}, and unknown for ${plural(tokens.unknown, "attempt")}`;
}

/** Cost in words: what is known, and how much is not. */
export function costText({ costUsd, agents }: Pick<Receipt, "costUsd" | "agents">): string {
  if (agents.length === 0) return "none: no agent ran";
  if (agents.every((agent) => agent.modelFree)) return "none: no model was called";
  if (costUsd.known === 0) return "unknown";
  const text = `${costUsd.known.toFixed(4)} USD`;
  return costUsd.unknown === 0
    ? text
    : `${text}, and unknown for ${plural(costUsd.unknown, "attempt")}`;
}
