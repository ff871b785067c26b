import { type Operand, operandSchema, jsonSchema } from "@wheelhouse/core";
import type { Complain } from "../flow-problem.ts";

const REFERENCE =
  /^(?:outputs(?:\.([A-Za-z0-9_-]+)|\["([^"\]]+)"\])|(self))((?:\.[A-Za-z0-9_-]+|\[\d+\]|\["[^"\].]+"\])*)$/;

/** What a reference such as `outputs.scan.files` or `outputs["angle.a"].findings` names; undefined for any other text. */
export function readReference(text: string): Operand | undefined {
  const found = REFERENCE.exec(text);
  if (!found) return undefined;
  const [, plain, quoted, self, rest = ""] = found;
  const out = plain ?? quoted ?? self ?? "";
  const path = [...rest.matchAll(/\.([A-Za-z0-9_-]+)|\[(\d+)\]|\["([^"\].]+)"\]/g)]
    .map(([, name, index, key]) => name ?? index ?? key)
    .join(".");
  return path === "" ? { out } : { out, path };
}

/**
 * Reads an operand: a reference, the plan's own words, or, where `values` are allowed, a literal.
 * Complains and gives undefined when it is none.
 */
export function readOperand(
  raw: unknown,
  path: readonly PropertyKey[],
  complain: Complain,
  { values }: { readonly values: boolean },
): Operand | undefined {
  if (typeof raw === "string") {
    const reference = readReference(raw);
    if (reference) return reference;
    const meant = /^(outputs|self)\b/.test(raw);
    if (values && !meant) return { value: raw };
    complain(path, `${JSON.stringify(raw)} is no reference to an output`, {
      hint: 'Write it as outputs.step.member, or outputs["step.with.dots"].member.',
    });
    return undefined;
  }
  if (typeof raw === "object" && raw !== null && !Array.isArray(raw)) {
    const parsed = operandSchema.safeParse(raw);
    if (parsed.success) return parsed.data;
    complain(path, "it is no operand", {
      hint: "An operand is a reference such as outputs.scan.files, or {out, path}, {value} or {first}.",
    });
    return undefined;
  }
  if (values && raw !== undefined) return { value: jsonSchema.parse(raw) };
  complain(path, "a reference is expected", { hint: "Write it as outputs.step.member." });
  return undefined;
}
