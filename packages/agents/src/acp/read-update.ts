import { isAbsolute, relative } from "node:path";
import { scrub, type Usage } from "@wheelhouse/core";
import { z } from "zod";
import type { AgentCommand, ConversationEvent } from "../agent.ts";
import { usageOfUpdate } from "../usage/read-usage.ts";

/** Longest input or output of a tool that is kept, in characters. */
const MAX_TOOL_TEXT = 16 * 1024;

const text = z.object({ type: z.literal("text"), text: z.string() });
const content = z.union([text, z.looseObject({ type: z.string() })]);
const kind = z.string().nullish();
const messageId = z.string().nullish().catch(null);
const locations = z.array(z.object({ path: z.string() })).nullish();
const toolContent = z.array(
  z.union([
    z.object({ type: z.literal("content"), content }),
    z.object({ type: z.literal("diff"), path: z.string() }),
    z.looseObject({ type: z.string() }),
  ]),
);

/**
 * What we read of the protocol's updates. Looser than the protocol itself: what we do not use may
 * have any shape, so that a newer agent's update is not lost for a field that we do not know.
 */
const updateSchema = z.discriminatedUnion("sessionUpdate", [
  z.object({ sessionUpdate: z.literal("agent_message_chunk"), content, messageId }),
  z.object({ sessionUpdate: z.literal("agent_thought_chunk"), content, messageId }),
  z.object({
    sessionUpdate: z.literal("tool_call"),
    toolCallId: z.string(),
    title: z.string(),
    kind,
    locations,
    rawInput: z.unknown().optional(),
  }),
  z.object({
    sessionUpdate: z.literal("tool_call_update"),
    toolCallId: z.string(),
    status: z.string().nullish(),
    content: toolContent.nullish(),
  }),
  z.object({
    sessionUpdate: z.literal("plan"),
    entries: z.array(z.object({ content: z.string(), status: z.string() })),
  }),
  z.object({
    sessionUpdate: z.literal("usage_update"),
    cost: z.object({ amount: z.number().min(0), currency: z.string() }).nullish(),
  }),
  z.object({ sessionUpdate: z.literal("current_mode_update"), currentModeId: z.string() }),
  z.object({
    sessionUpdate: z.literal("available_commands_update"),
    availableCommands: z.array(z.unknown()).catch([]),
  }),
]);
const commandSchema = z.object({
  name: z.string().regex(/^[\w:.-]{1,100}$/),
  description: z.string().catch(""),
});
/** Most commands of an agent that are kept, and characters of what is said of one. */
const [MOST_COMMANDS, MOST_SAID] = [200, 300];
/** How Gemini CLI says which mode it is in. */
const ANNOUNCED = /^\[MODE_UPDATE\] (\S+)$/;
const KINDS: ReadonlySet<unknown> = new Set(
  updateSchema.options.flatMap((option) => [...option.shape.sessionUpdate.values]),
);

const notificationSchema = z.object({
  update: z.looseObject({ sessionUpdate: z.string(), _meta: z.unknown().optional() }),
});
/** What an update means to us. */
export interface Reading {
  /** A piece of text or thought. */
  readonly piece?: {
    readonly type: "agent.text" | "agent.thought";
    readonly text: string;
    /** The message that it is a piece of, when the agent says so. */
    readonly message?: string | undefined;
  };
  readonly event?: ConversationEvent;
  /** What it says beside the update that it used. */
  readonly used?: Usage;
  /** The mode that it is in now. */
  readonly mode?: string;
  /** The commands of its own that it knows now. */
  readonly commands?: readonly AgentCommand[];
  /** What the whole session has cost up to now, in US dollars. */
  readonly sessionCostUsd?: number;
}

/**
 * Reads the parameters of a `session/update`. Pure. Updates of kinds that we do not use mean nothing;
 * one that we should understand and cannot is noted.
 */
export function readUpdate(params: unknown, cwd: string): Reading {
  const notification = notificationSchema.safeParse(params);
  if (!notification.success) return note("a session update");
  const { update } = notification.data;
  const used = usageOfUpdate(update._meta);
  const beside = used ? { used } : {};
  if (!KINDS.has(update.sessionUpdate)) return beside;
  const parsed = updateSchema.safeParse(update);
  if (!parsed.success) return note(`an update of kind ${update.sessionUpdate}`);
  return { ...meaningOf(parsed.data, cwd), ...beside };
}

function meaningOf(update: z.infer<typeof updateSchema>, cwd: string): Reading {
  switch (update.sessionUpdate) {
    case "agent_message_chunk":
    case "agent_thought_chunk": {
      const chunk = text.safeParse(update.content).data?.text ?? `[${update.content.type}]`;
      const type = update.sessionUpdate === "agent_message_chunk" ? "agent.text" : "agent.thought";
      const mode = ANNOUNCED.exec(chunk)?.[1];
      if (mode !== undefined) return { mode };
      const message = update.messageId ?? undefined;
      return { piece: { type, text: chunk, ...(message === undefined ? {} : { message }) } };
    }
    case "tool_call": {
      const data = {
        tool: update.toolCallId,
        kind: update.kind ?? "other",
        title: scrub(update.title),
        ...(update.locations
          ? { locations: update.locations.map(({ path }) => placeIn(cwd, path)) }
          : {}),
        ...(update.rawInput === undefined ? {} : { input: kept(JSON.stringify(update.rawInput)) }),
      };
      return { event: { type: "agent.tool.started", data } };
    }
    case "tool_call_update": {
      const output = kept((update.content ?? []).map(textOf).join("\n"));
      const data = {
        tool: update.toolCallId,
        status: update.status ?? "in_progress",
        ...(output === "" ? {} : { output }),
      };
      return { event: { type: "agent.tool.updated", data } };
    }
    case "plan": {
      const entries = update.entries.map((entry) => ({ ...entry, content: scrub(entry.content) }));
      return { event: { type: "agent.plan", data: { entries } } };
    }
    case "usage_update":
      return update.cost?.currency === "USD" ? { sessionCostUsd: update.cost.amount } : {};
    case "current_mode_update":
      return { mode: update.currentModeId };
    case "available_commands_update":
      return { commands: update.availableCommands.flatMap(commandOf).slice(0, MOST_COMMANDS) };
    default:
      return update satisfies never;
  }
}

/** A command that cannot be typed as one word is none that anybody could use. */
function commandOf(told: unknown): AgentCommand[] {
  const known = commandSchema.safeParse(told).data;
  return known
    ? [{ name: known.name, description: scrub(known.description).slice(0, MOST_SAID) }]
    : [];
}

function note(what: string): Reading {
  return {
    event: { type: "agent.note", data: { text: `${what} could not be read and was left out` } },
  };
}

function textOf(part: z.infer<typeof toolContent>[number]): string {
  if ("content" in part && part.type === "content") {
    const inner = text.safeParse(part.content);
    return inner.success ? inner.data.text : "[no text]";
  }
  return "path" in part ? `[diff of ${String(part.path)}]` : `[${part.type}]`;
}

/** Scrubs before it cuts: half a secret would not be known as one. */
function kept(long: string): string {
  const clean = scrub(long.slice(0, 4 * MAX_TOOL_TEXT));
  if (long.length <= MAX_TOOL_TEXT) return clean;
  return `${clean.slice(0, MAX_TOOL_TEXT)}… (${long.length - MAX_TOOL_TEXT} characters more)`;
}

/** A path as people know it: relative to the directory that the agent works in, when it lies there. */
export function placeIn(cwd: string, path: string): string {
  const inside = isAbsolute(path) ? relative(cwd, path) : path;
  return inside === "" ? "." : inside.startsWith("..") ? path : inside;
}
