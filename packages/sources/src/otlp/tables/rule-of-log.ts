import type { AgentTable, LogRule } from "./agent-table.ts";
import type { HasAttributes } from "./first-of.ts";

/** What a log record tells; undefined when its name is not listed, or it is not the one of its name that tells anything. */
export function ruleOfLog(
  { logs }: AgentTable,
  name: string,
  attributes: HasAttributes,
): LogRule | undefined {
  const rule = Object.hasOwn(logs, name) ? logs[name] : undefined;
  const told = Object.entries(rule?.when ?? {}).every(
    ([key, value]) => attributes.get(key) === value,
  );
  return told ? rule : undefined;
}
