import { formatCost, formatDuration, formatTokens, type RunObject } from "@wheelhouse/core";
import { z } from "zod";

/** A fact of a receipt. */
export interface Fact {
  readonly name: string;
  readonly words: string;
  /** The whole of what is cut in `words`. */
  readonly title?: string | undefined;
  readonly tone?: "good" | "bad" | undefined;
}

/** Parts of a receipt that are shown when they are there; each may be absent or of another flow's making. */
const partsSchema = z.object({
  snapshot: z
    .object({ hash: z.string(), commit: z.string().optional(), files: z.int().optional() })
    .optional()
    .catch(undefined),
  afterCheck: z
    .object({ clean: z.boolean(), changes: z.array(z.string()) })
    .optional()
    .catch(undefined),
  levels: z.array(z.string()).optional().catch(undefined),
  attempts: z
    .object({ started: z.int(), failed: z.int(), lost: z.int() })
    .optional()
    .catch(undefined),
  roster: z
    .object({ asked: z.int(), completed: z.int(), failed: z.int(), skipped: z.int() })
    .optional()
    .catch(undefined),
  files: z
    .object({ inScope: z.int(), assigned: z.int(), cited: z.int(), notRead: z.int() })
    .optional()
    .catch(undefined),
  citations: z
    .object({ verified: z.int(), moved: z.int(), notFound: z.int() })
    .optional()
    .catch(undefined),
});

type Parts = z.infer<typeof partsSchema>;
type Reported = Pick<
  RunObject,
  "receipt" | "steps" | "tokens" | "cost" | "cost_unknown" | "started_at" | "ended_at" | "model"
>;

/** How a report came to be, in facts. What the receipt does not say is told from the run, and what nobody said is unknown. */
export function receiptFacts(run: Reported): Fact[] {
  const parts = partsSchema.parse(run.receipt ?? {});
  const facts: readonly (Fact | undefined)[] = [
    snapshotFact(parts.snapshot),
    { name: "Agents", words: agentsOf(run).join(", ") || "none" },
    run.model === null ? undefined : { name: "Model", words: run.model },
    levelFact(parts.levels),
    afterFact(parts.afterCheck),
    { name: "Tokens", words: tokenWords(run) },
    { name: "Cost", words: costWords(run) },
    tookFact(run),
    parts.roster && { name: "Angles", words: rosterWords(parts.roster) },
    parts.files && { name: "Coverage", words: fileWords(parts.files) },
    parts.citations && { name: "Quotes", words: quoteWords(parts.citations) },
    parts.attempts && { name: "Attempts", words: attemptWords(parts.attempts) },
  ];
  return facts.filter((fact) => fact !== undefined);
}

/** Who worked, with versions, each once. */
function agentsOf({ steps }: Reported): string[] {
  const agents = steps.flatMap(({ attempts }) =>
    attempts.flatMap(({ agent, version }) =>
      agent === null
        ? []
        : [version === null ? `${agent} (version unknown)` : `${agent} ${version}`],
    ),
  );
  return [...new Set(agents)];
}

function snapshotFact(snapshot: Parts["snapshot"]): Fact | undefined {
  if (snapshot === undefined) return undefined;
  const { hash, commit, files } = snapshot;
  const words = [
    hash.slice(0, 12),
    commit === undefined ? undefined : `commit ${commit.slice(0, 12)}`,
    files === undefined ? undefined : `${files} ${files === 1 ? "file" : "files"}`,
  ];
  return {
    name: "Snapshot",
    words: words.filter((each) => each !== undefined).join(" · "),
    title: commit === undefined ? hash : `${hash}, commit ${commit}`,
  };
}

function levelFact(levels: Parts["levels"]): Fact | undefined {
  if (levels === undefined || levels.length === 0) return undefined;
  return { name: "Writing prevented", words: levels.join(", ") };
}

function afterFact(check: Parts["afterCheck"]): Fact | undefined {
  if (check === undefined) return undefined;
  if (check.clean)
    return { name: "After-check", words: "clean: nothing was written", tone: "good" };
  const shown = check.changes.slice(0, 5).join(", ");
  const more = check.changes.length > 5 ? ` and ${check.changes.length - 5} more` : "";
  return {
    name: "After-check",
    words: `changed: ${shown}${more}`,
    title: check.changes.join("\n"),
    tone: "bad",
  };
}

function tokenWords({ tokens: { input, output, unknown } }: Reported): string {
  if (input === null && output === null)
    return unknown > 0 ? "unknown" : "none: no model was called";
  if (input === 0 && output === 0 && unknown === 0) return "none: no model was called";
  const known = `${formatTokens(input)} in, ${formatTokens(output)} out`;
  return unknown === 0 ? known : `${known}; unknown for ${attemptCount(unknown)}`;
}

function costWords({ cost, cost_unknown: unknown }: Reported): string {
  if (unknown === 0) return cost === null ? "none" : formatCost(cost);
  return cost === null ? "unknown" : `${formatCost(cost)}; unknown for ${attemptCount(unknown)}`;
}

function tookFact({ started_at: from, ended_at: to }: Reported): Fact | undefined {
  if (from === null || to === null) return undefined;
  const words = formatDuration(Date.parse(to) - Date.parse(from));
  return { name: "Took", words, title: `${from} to ${to}` };
}

function rosterWords({ asked, completed, failed, skipped }: NonNullable<Parts["roster"]>): string {
  const bad = failed > 0 ? `, ${failed} failed` : "";
  return `${completed} of ${asked} asked completed${bad}, ${skipped} skipped`;
}

function fileWords({ inScope, assigned, cited, notRead }: NonNullable<Parts["files"]>): string {
  const unread = notRead > 0 ? `, ${notRead} not read` : "";
  return `${assigned} of ${inScope} files looked at, ${cited} cited${unread}`;
}

function quoteWords({ verified, moved, notFound }: NonNullable<Parts["citations"]>): string {
  return `${verified} verified, ${moved} moved, ${notFound} not found`;
}

function attemptWords({ started, failed, lost }: NonNullable<Parts["attempts"]>): string {
  return `${started} started, ${failed} failed, ${lost} lost`;
}

function attemptCount(count: number): string {
  return count === 1 ? "1 attempt" : `${count} attempts`;
}
