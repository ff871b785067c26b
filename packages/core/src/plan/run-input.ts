import type { Json, JsonObject } from "../json.ts";
import {
  type Operand,
  operandSchema,
  type OutputOf,
  renameOperand,
  resolveOperand,
  stepsRead,
} from "./predicate.ts";

/** Renders a text of a sub-run's input. */
export type RenderText = (template: string) => string;

/** The steps that the operands of a sub-run's input read. Templates may name further ones. */
export function stepsOfInput(input: JsonObject): string[] {
  const found = new Set<string>();
  visit(input, (operand) => {
    for (const id of stepsRead({ has: operand })) found.add(id);
  });
  return [...found];
}

/** Whether an input is the same whatever the steps before it hand on: no operand over outputs, no template. */
export function isFixedInput(input: JsonObject): boolean {
  if (stepsOfInput(input).length > 0) return false;
  let fixed = true;
  visit(
    input,
    () => undefined,
    (text) => void (fixed &&= !/\{\{|\{%/.test(text)),
  );
  return fixed;
}

/** The same input about steps of other names; its templates stay as they are. */
export function renameInput(input: JsonObject, name: (step: string) => string): JsonObject {
  const rename = (value: Json): Json => {
    const operand = operandOf(value);
    if (operand) return asJson(renameOperand(operand, name));
    if (Array.isArray(value)) return value.map(rename);
    return isObject(value) ? mapValues(value, rename) : value;
  };
  return mapValues(input, rename);
}

/**
 * The input of a sub-run: operands are their values, strings are rendered, at any depth. What an operand does not find is
 * left out of an object and null in a list, so that the flow's own schema says what is missing.
 */
export function resolveInput(
  input: JsonObject,
  outputOf: OutputOf,
  render: RenderText,
): JsonObject {
  const resolve = (value: Json): Json | undefined => {
    if (typeof value === "string") return render(value);
    const operand = operandOf(value);
    if (operand) return resolveOperand(operand, outputOf);
    if (Array.isArray(value)) return value.map((each) => resolve(each) ?? null);
    return isObject(value) ? members(value) : value;
  };
  const members = (object: JsonObject): JsonObject => {
    const entries = Object.entries(object).flatMap(([key, value]) => {
      const resolved = resolve(value);
      return resolved === undefined ? [] : [[key, resolved] as const];
    });
    return Object.fromEntries(entries);
  };
  return members(input);
}

function visit(
  value: Json,
  onOperand: (operand: Operand) => void,
  onText: (text: string) => void = () => undefined,
): void {
  if (typeof value === "string") return onText(value);
  const operand = operandOf(value);
  if (operand) return onOperand(operand);
  if (Array.isArray(value)) for (const each of value) visit(each, onOperand, onText);
  else if (isObject(value)) for (const each of Object.values(value)) visit(each, onOperand, onText);
}

function operandOf(value: Json): Operand | undefined {
  return isObject(value) ? operandSchema.safeParse(value).data : undefined;
}

function mapValues(object: JsonObject, change: (value: Json) => Json): JsonObject {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));
}

function isObject(value: Json): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** An operand is JSON but for members that are absent. */
function asJson(operand: Operand): Json {
  if ("value" in operand) return { value: operand.value };
  if ("first" in operand) return { first: operand.first.map(asJson) };
  return operand.path === undefined
    ? { out: operand.out }
    : { out: operand.out, path: operand.path };
}
