import type { ValidationOutput } from "@wheelhouse/core";
import { type Entry, hasMark, marked } from "../fold/entry.ts";
import { findByRef } from "../fold/refs.ts";
import { lowered } from "../rules/lower.ts";

/** Entries after validation. */
export interface Judged {
  readonly entries: readonly Entry[];
  /** Verdicts about findings that do not exist: kept, since a validator that invents ids says something about itself. */
  readonly strays: readonly string[];
}

const RULE = "validation";

/** Verdicts from the mildest to the harshest; of several about one finding the harshest counts. */
const HARSHNESS = ["confirmed", "cannot-verify", "partially-refuted", "refuted"] as const;

/**
 * Applies a validator's verdicts: what is refuted leaves the main list, what is partially refuted
 * drops a level, what could not be verified says so. *Contract*: acts once; an entry that no verdict
 * is about stays as it is.
 */
export function applyVerdicts(entries: readonly Entry[], validation: ValidationOutput): Judged {
  const verdicts = new Map<Entry, ValidationOutput["verdicts"][number]>();
  const strays: string[] = [];
  for (const verdict of validation.verdicts) {
    const entry = findByRef(entries, verdict.finding);
    if (!entry) {
      strays.push(`${verdict.finding}: ${verdict.verdict}`);
      continue;
    }
    const before = verdicts.get(entry);
    if (!before || rank(verdict.verdict) > rank(before.verdict)) verdicts.set(entry, verdict);
  }
  return {
    entries: entries.map((entry) => {
      const verdict = verdicts.get(entry);
      return verdict && !hasMark(entry, RULE) ? judged(entry, verdict) : entry;
    }),
    strays,
  };
}

function judged(before: Entry, { verdict, reason }: ValidationOutput["verdicts"][number]): Entry {
  const entry: Entry = { ...before, verdict: { verdict, reason } };
  switch (verdict) {
    case "confirmed":
      return marked(entry, RULE, "confirmed");
    case "cannot-verify":
      return marked(entry, RULE, `the validator could not verify it: ${reason}`);
    case "partially-refuted":
      return lowered(entry, RULE, `partially refuted: ${reason}`);
    case "refuted":
      return marked({ ...entry, standing: "refuted" }, RULE, `refuted: ${reason}`);
    default:
      return verdict satisfies never;
  }
}

const rank = (verdict: (typeof HARSHNESS)[number]): number => HARSHNESS.indexOf(verdict);
