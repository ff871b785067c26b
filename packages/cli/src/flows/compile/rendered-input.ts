import { type Json, type JsonObject, jsonSchema, messageOf } from "@wheelhouse/core";
import { Liquid } from "liquidjs";
import type { Complain } from "../flow-problem.ts";

// A file is looked at before anybody trusts it, so that its loops and its texts must end soon.
const liquid = new Liquid({
  strictFilters: true,
  ownPropertyOnly: true,
  templates: {},
  memoryLimit: 1_000_000,
  parseLimit: 1_000_000,
});
/** How long all texts of a plan may take, in milliseconds. */
const MOST_MS = 1_000;
/** By the scope of a plan, how long its texts have taken. */
const taken = new WeakMap<object, number>();
/** A text that is one expression keeps the kind of its value: a flag stays a flag. */
const WHOLE = /^\{\{((?:(?!\}\}|\{\{)[\s\S])*)\}\}$/;

/**
 * The static input of a code step, with Liquid in its texts rendered over what the run was started with. A member that is
 * one expression which leads nowhere is left out, so that what was not given is not given here either.
 */
export function renderedInput(
  input: JsonObject,
  scope: object,
  path: readonly PropertyKey[],
  complain: Complain,
): JsonObject {
  const render = (value: Json, at: readonly PropertyKey[]): Json | undefined => {
    if (typeof value === "string") return renderText(value, scope, at, complain);
    if (Array.isArray(value)) return value.map((part, index) => render(part, [...at, index]) ?? "");
    if (value !== null && typeof value === "object") return renderMembers(value as JsonObject, at);
    return value;
  };
  const renderMembers = (members: JsonObject, at: readonly PropertyKey[]): JsonObject =>
    Object.fromEntries(
      Object.entries(members).flatMap(([key, part]) => {
        const rendered = render(part, [...at, key]);
        return rendered === undefined ? [] : [[key, rendered]];
      }),
    );
  return renderMembers(input, path);
}

function renderText(
  text: string,
  scope: object,
  path: readonly PropertyKey[],
  complain: Complain,
): Json | undefined {
  if (!text.includes("{{") && !text.includes("{%")) return text;
  const before = taken.get(scope) ?? 0;
  const begun = performance.now();
  try {
    if (before > MOST_MS) throw new Error("the flow's texts take too long");
    const [, expression] = WHOLE.exec(text) ?? [];
    if (expression === undefined) {
      const renderLimit = MOST_MS - before;
      return String(liquid.parseAndRenderSync(text, scope, { renderLimit }));
    }
    const value: unknown = liquid.evalValueSync(expression.trim(), scope);
    return value === undefined || value === null ? undefined : jsonSchema.parse(value);
  } catch (error) {
    complain(path, `its Liquid cannot be rendered: ${messageOf(error)}`);
    return text;
  } finally {
    taken.set(scope, before + performance.now() - begun);
  }
}
