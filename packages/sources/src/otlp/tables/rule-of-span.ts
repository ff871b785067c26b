import type { AgentTable, SpanRule } from "./agent-table.ts";
import { firstText, type HasAttributes } from "./first-of.ts";
import { OPERATIONS, TOOL_CALL_KEYS, TOOL_NAME_KEYS } from "./gen-ai.ts";

/**
 * What a span is: by its agent's table, else by the operation that it names, else by being named after a tool whose
 * call it is; undefined for one of no kind.
 */
export function ruleOfSpan(
  table: AgentTable,
  name: string,
  attributes: HasAttributes,
): SpanRule | undefined {
  if (Object.hasOwn(table.spans, name)) return table.spans[name];
  const operation = attributes.get("gen_ai.operation.name");
  if (typeof operation === "string" && Object.hasOwn(OPERATIONS, operation)) {
    const kind = OPERATIONS[operation];
    return kind && { kind };
  }
  const tool = firstText(attributes, TOOL_NAME_KEYS);
  const isCall = tool === name && firstText(attributes, TOOL_CALL_KEYS) !== undefined;
  return isCall ? { kind: "tool" } : undefined;
}
