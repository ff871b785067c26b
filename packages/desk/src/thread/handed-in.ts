import {
  type DigestDecision,
  digestOutputSchema,
  type Json,
  type Proposed,
  refProblem,
  replyOutputSchema,
} from "@wheelhouse/core";
import { z } from "zod";

/** What an agent has handed in beside its words, or what is wrong with it. */
export interface HandedIn {
  readonly question: string | undefined;
  readonly proposed: readonly Proposed[];
  readonly decisions: readonly DigestDecision[] | undefined;
  /** Why nothing of it counts; undefined when all does. */
  readonly problem: string | undefined;
  /** It stood in the words of the reply, where an agent may quote anybody: none of it is done without a person. */
  readonly isInWords: boolean;
}

/** What is handed in when nothing is. */
export const NOTHING: HandedIn = {
  question: undefined,
  proposed: [],
  decisions: undefined,
  problem: undefined,
  isInWords: false,
};

/** Reads what was handed in by `submit` with a reply. Prose proposes nothing. Pure. */
export function handedInWithReply(submitted: Json | undefined): HandedIn {
  if (submitted === undefined) return NOTHING;
  const parsed = replyOutputSchema.safeParse(submitted);
  if (!parsed.success) return { ...NOTHING, problem: z.prettifyError(parsed.error) };
  const { question, actions } = parsed.data;
  const problem = refProblem(actions.map(({ action }) => action));
  return problem === undefined
    ? { ...NOTHING, question, proposed: actions }
    : { ...NOTHING, question, problem };
}

/** Reads what was handed in for a digest. Pure. */
export function handedInForDigest(submitted: Json | undefined): HandedIn {
  if (submitted === undefined) return { ...NOTHING, problem: "nothing was handed in by submit" };
  const parsed = digestOutputSchema.safeParse(submitted);
  return parsed.success
    ? { ...NOTHING, decisions: parsed.data.decisions }
    : { ...NOTHING, problem: z.prettifyError(parsed.error) };
}

/**
 * What stands as the last thing in a reply as a fenced block of JSON, for agents that call no tools: the data, and the words
 * before it. Undefined when the reply ends in anything else. Pure.
 */
export function dataAtTheEnd(
  text: string,
): { readonly data: Json; readonly words: string } | undefined {
  const lines = text.trimEnd().split("\n");
  if (lines.at(-1)?.trim() !== "```") return undefined;
  const from = lines.findLastIndex((line) => line.trim() === "```json");
  if (from < 0) return undefined;
  try {
    const data = z.json().parse(JSON.parse(lines.slice(from + 1, -1).join("\n")));
    return { data, words: lines.slice(0, from).join("\n").trim() };
  } catch {
    return undefined;
  }
}
