import type { Predicate } from "@wheelhouse/core";
import { type Complain, wordHint } from "../flow-problem.ts";
import { readOperand } from "./read-reference.ts";

const PAIRS = ["eq", "in", "gt"] as const;
const LISTS = ["all", "any"] as const;
const WORDS = [...PAIRS, ...LISTS, "has", "not"];

/** Reads a predicate with references as operands. Complains at the place of each mistake; undefined when there is one. */
export function readPredicate(
  raw: unknown,
  path: readonly PropertyKey[],
  complain: Complain,
): Predicate | undefined {
  const [word, ...others] = typeof raw === "object" && raw !== null ? Object.keys(raw) : [];
  if (word === undefined || others.length > 0 || Array.isArray(raw)) {
    complain(path, "a predicate has exactly one word", { hint: `One of ${WORDS.join(", ")}.` });
    return undefined;
  }
  const inner: unknown = Object.entries(raw ?? {})[0]?.[1];
  const at = [...path, word];
  if (word === "has") {
    const has = readOperand(inner, at, complain, { values: false });
    return has && { has };
  }
  if (word === "not") {
    const not = readPredicate(inner, at, complain);
    return not && { not };
  }
  const list = LISTS.find((each) => each === word);
  if (list) {
    if (!Array.isArray(inner)) {
      complain(at, "a list of predicates is expected");
      return undefined;
    }
    const parts = inner.map((part, index) => readPredicate(part, [...at, index], complain));
    const read = parts.filter((part) => part !== undefined);
    if (read.length < parts.length) return undefined;
    return list === "all" ? { all: read } : { any: read };
  }
  const pair = PAIRS.find((each) => each === word);
  if (!pair) {
    complain(path, `there is no predicate ${JSON.stringify(word)}`, {
      key: word,
      hint: wordHint(word, WORDS),
    });
    return undefined;
  }
  if (!Array.isArray(inner) || inner.length !== 2) {
    complain(at, "two operands are expected", {
      hint: `Such as ${pair}: [outputs.step.member, 3].`,
    });
    return undefined;
  }
  const [left, right] = inner.map((side, index) =>
    readOperand(side, [...at, index], complain, { values: true }),
  );
  if (!left || !right) return undefined;
  if (pair === "eq") return { eq: [left, right] };
  return pair === "in" ? { in: [left, right] } : { gt: [left, right] };
}
