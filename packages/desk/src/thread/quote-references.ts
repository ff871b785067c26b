import {
  fenced,
  inboxRowSchema,
  isWheelhouseError,
  type MessageRow,
  oneLine,
  type Reference,
  referenceSchema,
  type ReportedFinding,
  reportOf,
  runRowSchema,
  WheelhouseError,
} from "@wheelhouse/core";
import { loadRun } from "@wheelhouse/engine";
import type { Journal } from "@wheelhouse/journal";
import { z } from "zod";
import type { Project } from "../desk-ports.ts";
import { findingNamed } from "../finding/draft-of.ts";
import { loadIssue } from "../write/issue-log.ts";
import { countTokens, cutToTokens } from "./count-tokens.ts";

/** Most tokens of all that messages point at, and least of one. */
const MOST_TOKENS = 8_000;
const LEAST_TOKENS = 300;

/**
 * What messages point at, as text: taken from the journal now, with the snapshot that it is about, fenced and cut to what
 * fits. What is gone says so. Empty when they point at nothing.
 */
export async function quoteReferences(
  { journal }: { readonly journal: Journal },
  project: Project,
  messages: readonly Pick<MessageRow, "refs">[],
): Promise<string> {
  const all = messages.flatMap(({ refs }) => z.array(referenceSchema).parse(JSON.parse(refs)));
  const unique = [...new Map(all.map((ref) => [JSON.stringify(ref), ref])).values()];
  let room = MOST_TOKENS;
  const parts: string[] = [];
  for (const [at, ref] of unique.entries()) {
    const share = Math.floor(room / (unique.length - at));
    if (share < LEAST_TOKENS) {
      parts.push(`Left out, for there is no room: ${unique.length - at} more.`);
      break;
    }
    const head = headOf(ref);
    const body = await bodyOf(journal, project, ref).catch((error: unknown) => {
      if (isWheelhouseError(error)) return error.message;
      throw error;
    });
    const part = `${head}\n\n${fenced(cutToTokens(body, share - countTokens(head) - 10), "text")}`;
    parts.push(part);
    room -= countTokens(part);
  }
  return parts.join("\n\n");
}

function headOf(ref: Reference): string {
  const at = "snapshot" in ref && ref.snapshot !== undefined ? `, snapshot ${ref.snapshot}` : "";
  switch (ref.kind) {
    case "report":
      return `Report of run ${ref.run}${at}`;
    case "finding":
      return `Finding ${oneLine(ref.finding, 80)} of run ${ref.run}${at}`;
    case "run":
      return `Run ${ref.run}`;
    case "issue":
      return `Issue #${ref.number}`;
    case "item":
      return `Item ${ref.item} of the inbox`;
    default:
      return ref satisfies never;
  }
}

async function bodyOf(journal: Journal, project: Project, ref: Reference): Promise<string> {
  switch (ref.kind) {
    case "report": {
      const { findings, markdown } = reportOf(await runOf(journal, project, ref.run));
      // Findings first: they are what a long report is cut down to.
      return [...findings.map(findingText), markdown].join("\n\n");
    }
    case "finding": {
      const state = await runOf(journal, project, ref.run);
      return findingText(findingNamed(reportOf(state).findings, ref.finding, state));
    }
    case "run": {
      await runOf(journal, project, ref.run);
      const [row] = await journal.rows("runs", { where: { id: ref.run }, limit: 1 });
      if (!row) return GONE;
      const { flow, status, title, steps_done, steps_total } = runRowSchema.parse(row);
      return `${flow ?? ""} ${status}: ${title ?? ""}\n${steps_done} of ${steps_total} steps done`;
    }
    case "issue": {
      const { title, description } = await loadIssue({ journal }, project.id, ref.number);
      return `${title}\n\n${description}`;
    }
    case "item": {
      const [row] = await journal.rows("inbox", { where: { id: ref.item }, limit: 1 });
      const item = row && inboxRowSchema.parse(row);
      return item?.project_id === project.id ? `${item.message}\n${item.outcome}` : GONE;
    }
    default:
      return ref satisfies never;
  }
}

const GONE = "It is not there any more.";

/** A run of this project: nothing of one project is told to the agent of another. */
async function runOf(journal: Journal, project: Project, run: string) {
  const state = await loadRun(journal, run);
  if (state.created?.project?.id === project.id) return state;
  throw new WheelhouseError("run.unknown", `Run ${run} is none of this project.`);
}

function findingText({ id, severity, claim, why, fix, citations }: ReportedFinding): string {
  const places = citations.map(({ path, lines: [first, last], quote, status }) => {
    const checked = status === undefined ? "" : ` (${status})`;
    return `  ${path}:${first}-${last}${checked}: ${oneLine(quote, 200)}`;
  });
  return [`${id} ${severity}: ${claim}`, why, fix === undefined ? "" : `To do: ${fix}`, ...places]
    .filter((line) => line.trim() !== "")
    .join("\n");
}
