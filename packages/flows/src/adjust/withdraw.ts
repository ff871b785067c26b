import type { SynthesisOutput } from "@wheelhouse/core";
import type { Entry } from "../fold/entry.ts";
import { findByRef, namesOf } from "../fold/refs.ts";
import { dropSentences } from "./drop-sentences.ts";

/** A synthesis whose every sentence can still stand. */
export interface Withdrawn {
  readonly summary: string;
  readonly recommendations: SynthesisOutput["recommendations"];
  readonly good: readonly string[];
  /** Recommendations that rest on nothing any more, with why. */
  readonly withdrawn: readonly { readonly text: string; readonly why: string }[];
  /** How many sentences of the summary were taken out. */
  readonly sentences: number;
}

/**
 * Takes out of a synthesis what rests on entries that fell, so that a claim and its refutation never
 * stand in one report. A recommendation loses the findings that fell, and goes when none is left; a
 * sentence that names a fallen finding goes whole.
 */
export function withdraw(
  synthesis: SynthesisOutput,
  entries: readonly Entry[],
  fallen: (entry: Entry) => boolean,
  why: string,
): Withdrawn {
  const gone = entries.filter(fallen);
  const isGone = (text: string): boolean => {
    const entry = findByRef(entries, text);
    return entry !== undefined && gone.includes(entry);
  };
  const recommendations: { text: string; findings: string[] }[] = [];
  const withdrawn: { text: string; why: string }[] = [];
  for (const { text, findings } of synthesis.recommendations) {
    const left = findings.filter((finding) => !isGone(finding));
    if (findings.length > 0 && left.length === 0) {
      withdrawn.push({ text, why: `${findings.join(", ")} ${why}` });
    } else recommendations.push({ text, findings: left });
  }
  const names = namesOf(gone, entries);
  const { text, removed } = dropSentences(synthesis.summary, names);
  return { summary: text, recommendations, good: synthesis.good, withdrawn, sentences: removed };
}
