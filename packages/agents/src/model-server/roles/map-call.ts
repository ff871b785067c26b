import { type Json, type JsonObject, jsonSchema } from "@wheelhouse/core";
import { z } from "zod";
import type { OfferedTool } from "../conversation.ts";
import { argumentText } from "./argument-text.ts";
import { byShell } from "./by-shell.ts";
import { inCode } from "./in-code.ts";
import { patchOf } from "./patch-of.ts";
import { ARGUMENT_NAMES, isRole, type Role, TOOL_NAMES } from "./roles.ts";

/** A call of a tool that was offered. */
export interface MappedCall {
  readonly name: string;
  /** JSON, or free text. */
  readonly input: string;
  readonly free: boolean;
  readonly namespace?: string | undefined;
}

const schemaOf = z.looseObject({
  properties: z.record(z.string(), z.looseObject({ type: z.json().optional() })).default({}),
  required: z.array(z.string()).default([]),
});

/**
 * Turns a call by role into a call of a tool that the client offers. Where there is no tool of the
 * role, what reads is done by a shell, and what writes by a patch; undefined when nothing fits. Pure.
 */
export function mapCall(
  role: Role | `any:${string}`,
  given: JsonObject,
  offered: readonly OfferedTool[],
): MappedCall | undefined {
  if (!isRole(role)) {
    const name = role.slice("any:".length);
    const tool = offered.find((each) => each.name === name);
    if (!tool) return undefined;
    const { namespace, parameters } = tool;
    return { name, input: JSON.stringify(given), free: parameters === undefined, namespace };
  }
  const tool = TOOL_NAMES[role]
    .map((name) => offered.find((each) => each.name === name))
    .find((each) => each !== undefined);
  if (tool) return callOf(tool, given);
  if (role === "write" || role === "edit") return patched(role, given, offered);
  const command = byShell(role, given);
  if (role !== "shell" && command !== undefined) return mapCall("shell", { command }, offered);
  return inCode("exec_command", { cmd: given["command"] ?? "" }, offered);
}

function patched(
  role: "write" | "edit",
  given: JsonObject,
  offered: readonly OfferedTool[],
): MappedCall | undefined {
  const tool = offered.find(({ name }) => name === "apply_patch");
  const patch = patchOf(role, given);
  if (!tool) return inCode("apply_patch", patch, offered);
  return tool.parameters === undefined
    ? { name: tool.name, input: patch, free: true }
    : { name: tool.name, input: JSON.stringify({ input: patch }), free: false };
}

/** Gives each argument the name that the tool has for it, and fills what it asks for besides. */
function callOf({ name, parameters }: OfferedTool, given: JsonObject): MappedCall {
  if (parameters === undefined)
    return { name, input: argumentText(given, "command", JSON.stringify(given)), free: true };
  const { properties, required } = schemaOf.parse(parameters);
  const input: Record<string, Json> = {};
  for (const [key, value] of Object.entries(given)) {
    const theirs = [...(ARGUMENT_NAMES[key] ?? []), key].find((each) => each in properties) ?? key;
    input[theirs] = fitted(value, properties[theirs]?.type);
  }
  for (const key of required) input[key] ??= filler(properties[key]?.type, key);
  return { name, input: JSON.stringify(input), free: false };
}

/** A command goes to some shells as words. */
function fitted(value: Json, type: unknown): Json {
  return typeof value === "string" && type === "array" ? ["bash", "-lc", value] : value;
}

function filler(type: unknown, key: string): Json {
  const first = jsonSchema.parse(Array.isArray(type) ? type[0] : (type ?? "string"));
  if (first === "boolean") return false;
  if (first === "number" || first === "integer") return 0;
  if (first === "array") return [];
  return first === "object" ? {} : `the ${key} of it`;
}
