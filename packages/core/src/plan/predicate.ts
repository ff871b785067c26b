import { z } from "zod";
import { type Json, jsonSchema } from "../json.ts";

/**
 * A small total predicate over step outputs. Every predicate has an answer for every input:
 * a missing step, path or type makes a comparison false, never an error.
 */
export type Predicate =
  | { readonly eq: readonly [Operand, Operand] }
  | { readonly in: readonly [Operand, Operand] }
  | { readonly has: Operand }
  | { readonly gt: readonly [Operand, Operand] }
  | { readonly all: readonly Predicate[] }
  | { readonly any: readonly Predicate[] }
  | { readonly not: Predicate };

/**
 * A value in a predicate: a literal, the output of a step (`path` is dotted, numbers index
 * arrays), or the first of several operands that exists.
 */
export type Operand =
  | { readonly value: Json }
  | { readonly out: string; readonly path?: string | undefined }
  | { readonly first: readonly Operand[] };

/** Wire schema of an {@link Operand}. */
export const operandSchema: z.ZodType<Operand> = z.lazy(() =>
  z.union([
    z.strictObject({ value: jsonSchema }),
    z.strictObject({ out: z.string(), path: z.string().optional() }),
    z.strictObject({ first: z.array(operandSchema) }),
  ]),
);

const pair = z.tuple([operandSchema, operandSchema]);

/** Wire schema of a {@link Predicate}. */
export const predicateSchema: z.ZodType<Predicate> = z.lazy(() =>
  z.union([
    z.strictObject({ eq: pair }),
    z.strictObject({ in: pair }),
    z.strictObject({ has: operandSchema }),
    z.strictObject({ gt: pair }),
    z.strictObject({ all: z.array(predicateSchema) }),
    z.strictObject({ any: z.array(predicateSchema) }),
    z.strictObject({ not: predicateSchema }),
  ]),
);

/** Looks up the output of a step; undefined when there is none. */
export type OutputOf = (step: string) => Json | undefined;

/** Follows a dotted path through objects and arrays; undefined when it leads nowhere. */
export function atPath(value: Json | undefined, path: string | undefined): Json | undefined {
  if (path === undefined || path === "") return value;
  let here: Json | undefined = value;
  for (const key of path.split(".")) {
    if (here === null || typeof here !== "object") return undefined;
    here = Array.isArray(here)
      ? /^\d+$/.test(key)
        ? here[Number(key)]
        : undefined
      : Object.hasOwn(here, key)
        ? (here as Readonly<Record<string, Json>>)[key]
        : undefined;
  }
  return here;
}

/** The value of an operand; undefined when it does not exist. */
export function resolveOperand(operand: Operand, outputOf: OutputOf): Json | undefined {
  if ("value" in operand) return operand.value;
  if ("out" in operand) return atPath(outputOf(operand.out), operand.path);
  for (const candidate of operand.first) {
    const value = resolveOperand(candidate, outputOf);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** Whether the predicate holds. Total: never throws. */
export function holds(predicate: Predicate, outputOf: OutputOf): boolean {
  if ("all" in predicate) return predicate.all.every((part) => holds(part, outputOf));
  if ("any" in predicate) return predicate.any.some((part) => holds(part, outputOf));
  if ("not" in predicate) return !holds(predicate.not, outputOf);
  if ("has" in predicate) return resolveOperand(predicate.has, outputOf) !== undefined;
  if ("eq" in predicate) {
    const [left, right] = predicate.eq.map((side) => resolveOperand(side, outputOf));
    return left !== undefined && sameJson(left, right);
  }
  if ("gt" in predicate) {
    const [left, right] = predicate.gt.map((side) => resolveOperand(side, outputOf));
    return typeof left === "number" && typeof right === "number" && left > right;
  }
  const [needle, hay] = predicate.in.map((side) => resolveOperand(side, outputOf));
  if (needle === undefined) return false;
  if (typeof hay === "string") return typeof needle === "string" && hay.includes(needle);
  return Array.isArray(hay) && hay.some((item) => sameJson(item, needle));
}

/** The steps whose outputs a predicate reads. */
export function stepsRead(predicate: Predicate): string[] {
  const found = new Set<string>();
  const operand = (part: Operand): void => {
    if ("out" in part) found.add(part.out);
    if ("first" in part) part.first.forEach(operand);
  };
  const visit = (part: Predicate): void => {
    if ("all" in part) part.all.forEach(visit);
    else if ("any" in part) part.any.forEach(visit);
    else if ("not" in part) visit(part.not);
    else if ("has" in part) operand(part.has);
    else if ("eq" in part) part.eq.forEach(operand);
    else if ("gt" in part) part.gt.forEach(operand);
    else part.in.forEach(operand);
  };
  visit(predicate);
  return [...found];
}

/** The same operand about steps of other names. */
export function renameOperand(operand: Operand, name: (step: string) => string): Operand {
  if ("out" in operand) return { ...operand, out: name(operand.out) };
  if ("first" in operand)
    return { first: operand.first.map((candidate) => renameOperand(candidate, name)) };
  return operand;
}

/** The same predicate about steps of other names. */
export function renameSteps(predicate: Predicate, name: (step: string) => string): Predicate {
  const one = (operand: Operand): Operand => renameOperand(operand, name);
  const many = (parts: readonly Predicate[]): Predicate[] =>
    parts.map((part) => renameSteps(part, name));
  if ("all" in predicate) return { all: many(predicate.all) };
  if ("any" in predicate) return { any: many(predicate.any) };
  if ("not" in predicate) return { not: renameSteps(predicate.not, name) };
  if ("has" in predicate) return { has: one(predicate.has) };
  if ("eq" in predicate) return { eq: [one(predicate.eq[0]), one(predicate.eq[1])] };
  if ("gt" in predicate) return { gt: [one(predicate.gt[0]), one(predicate.gt[1])] };
  return { in: [one(predicate.in[0]), one(predicate.in[1])] };
}

function sameJson(left: Json | undefined, right: Json | undefined): boolean {
  if (left === right) return true;
  if (left === null || right === null || typeof left !== "object" || typeof right !== "object")
    return false;
  return canonical(left) === canonical(right);
}

/** JSON text with sorted keys: equal values have equal text. */
export function canonical(value: Json | undefined): string {
  return (
    JSON.stringify(value, (_key, part: unknown) =>
      part !== null && typeof part === "object" && !Array.isArray(part)
        ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
        : part,
    ) ?? "null"
  );
}
