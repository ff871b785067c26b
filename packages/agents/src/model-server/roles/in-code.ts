import type { Json } from "@wheelhouse/core";
import type { OfferedTool } from "../conversation.ts";
import type { MappedCall } from "./map-call.ts";

/**
 * A call of a tool that a client offers only to programs: its one tool runs JavaScript, in which the
 * others are functions. Undefined when the client has no such tool. Pure.
 */
export function inCode(
  name: string,
  argument: Json,
  offered: readonly OfferedTool[],
): MappedCall | undefined {
  const tool = offered.find((each) => each.name === "exec" && each.parameters === undefined);
  if (!tool) return undefined;
  const input = [
    `const result = await tools.${name}(${JSON.stringify(argument)});`,
    "text(typeof result === 'string' ? result : (result.output ?? JSON.stringify(result)));",
  ].join("\n");
  return { name: tool.name, input, free: true, namespace: tool.namespace };
}
