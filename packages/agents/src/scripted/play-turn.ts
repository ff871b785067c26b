import { RequestError } from "@agentclientprotocol/sdk";
import { type Json, jsonSchema } from "@wheelhouse/core";
import { z } from "zod";
import { doWork } from "./do-work.ts";
import { doFault, tryToLeaveGrandchild, tryToWrite } from "./faults.ts";
import { filled, type Playing, Stopped } from "./playing.ts";
import type { Action, Turn } from "./transcript.ts";
import { useSessionTool } from "./use-session-tool.ts";

/** How many bytes of a flood go into one message. */
const FLOOD_PIECE = 6000;
/** How many lines go into one message. */
const LINES_PIECE = 200;
/** How often a streamed text goes on, in milliseconds. */
const STREAM_BEAT_MS = 80;

/** Plays a turn from its first action to its output. Throws {@link Stopped} when it is cancelled. */
export async function playTurn(turn: Turn, playing: Playing): Promise<void> {
  let tools = 0;
  const nextTool = (): string => `${playing.place.step}-${playing.place.ordinal}-${++tools}`;
  for (const action of turn.play) {
    if (playing.signal.aborted) throw new Stopped();
    await act(action, playing, nextTool);
  }
  const output = outputOf(turn);
  if (output === undefined) return;
  const json = filled(JSON.stringify(output, null, 2), playing.place);
  await say(playing, "agent_message_chunk", `\n\`\`\`json\n${json}\n\`\`\`\n`);
}

async function act(action: Action, playing: Playing, nextTool: () => string): Promise<void> {
  if ("text" in action) return say(playing, "agent_message_chunk", action.text);
  if ("thought" in action) return say(playing, "agent_thought_chunk", action.thought);
  if ("stream" in action) return stream(playing, action.stream);
  if ("lines" in action) return sayLines(playing, action.lines);
  if ("wait" in action) return pause(playing, action.wait);
  if ("silence" in action) return pause(playing, 2 ** 31 - 1);
  if ("tool" in action) return useTool(playing, action.tool, nextTool());
  if ("plan" in action) {
    const entries = action.plan.map(({ content, status }) => ({
      content: filled(content, playing.place),
      status,
      priority: "medium" as const,
    }));
    return playing.update({ sessionUpdate: "plan", entries });
  }
  if ("usage" in action) {
    return playing.update({
      sessionUpdate: "agent_message_chunk",
      content: { type: "text", text: "" },
      _meta: { usage: action.usage },
    });
  }
  if ("question" in action) {
    const { text, options } = action.question;
    const answer = await playing.ask(filled(text, playing.place), options);
    if (answer === undefined) throw new Stopped();
    const { words } = answer;
    const said = words === undefined ? "I decide this myself" : `I was answered before: ${words}`;
    return say(playing, "agent_message_chunk", `${said}.\n`);
  }
  if ("rateLimit" in action)
    throw new RequestError(-32_000, "the provider takes no requests now", action.rateLimit);
  if ("signIn" in action) throw RequestError.authRequired(undefined, action.signIn);
  if ("write" in action) {
    const outcome = await tryToWrite(playing.cwd, action.write);
    return say(playing, "agent_message_chunk", `I tried to write ${action.write}: ${outcome}.\n`);
  }
  if ("grandchild" in action) {
    const outcome = await tryToLeaveGrandchild(action.grandchild);
    return say(playing, "agent_message_chunk", `I tried to start a grandchild: ${outcome}.\n`);
  }
  if ("edit" in action || "replace" in action || "remove" in action || "run" in action)
    return doWork(action, playing, nextTool());
  if ("use" in action) return useSessionTool(action.use, playing, nextTool());
  if ("flood" in action) {
    for (let sent = 0; sent < action.flood; sent += FLOOD_PIECE)
      await say(playing, "agent_message_chunk", "flood ".repeat(FLOOD_PIECE / 6));
    return;
  }
  return doFault(action);
}

/** Whole words at each beat, so that what stands there can be read at any time. */
async function stream(
  playing: Playing,
  { text, ms, as }: Extract<Action, { stream: unknown }>["stream"],
): Promise<void> {
  const kind = as === "thought" ? "agent_thought_chunk" : "agent_message_chunk";
  const words = filled(text, playing.place).match(/\s*\S+\s*$|\s*\S+/g) ?? [];
  const beats = Math.max(1, Math.min(words.length, Math.floor(ms / STREAM_BEAT_MS)));
  for (let beat = 0; beat < beats; beat++) {
    const from = Math.floor((beat * words.length) / beats);
    const to = Math.floor(((beat + 1) * words.length) / beats);
    await say(playing, kind, words.slice(from, to).join(""));
    await pause(playing, Math.floor(ms / beats));
  }
}

async function sayLines(
  playing: Playing,
  { count, text }: Extract<Action, { lines: unknown }>["lines"],
): Promise<void> {
  for (let from = 1; from <= count; from += LINES_PIECE) {
    const size = Math.min(LINES_PIECE, count - from + 1);
    const lines = Array.from({ length: size }, (_, index) =>
      text.replaceAll(/\{\{\s*line\s*\}\}/g, String(from + index)),
    );
    await say(playing, "agent_message_chunk", `${lines.join("\n")}\n`);
  }
}

/** The last message: the output as it is, with the findings in it when both are given. */
export function outputOf({ output, findings }: Turn): Json | undefined {
  if (findings === undefined) return output;
  const rest = z.record(z.string(), jsonSchema).safeParse(output).data;
  return { ...rest, findings: jsonSchema.parse(findings) };
}

async function useTool(
  playing: Playing,
  tool: Extract<Action, { tool: unknown }>["tool"],
  id: string,
): Promise<void> {
  const { kind, locations, output, ms, fails, permission } = tool;
  const title = filled(tool.title, playing.place);
  await playing.update({
    sessionUpdate: "tool_call",
    toolCallId: id,
    title,
    kind,
    locations: locations.map((path) => ({ path: filled(path, playing.place) })),
    status: "pending",
  });
  const allowed = !permission || (await playing.mayUse({ toolCallId: id, title, kind }));
  if (allowed) await pause(playing, ms);
  const text = allowed ? filled(output, playing.place) : "not allowed";
  await playing.update({
    sessionUpdate: "tool_call_update",
    toolCallId: id,
    status: fails || !allowed ? "failed" : "completed",
    content: text === "" ? [] : [{ type: "content", content: { type: "text", text } }],
  });
}

function say(
  playing: Playing,
  kind: "agent_message_chunk" | "agent_thought_chunk",
  text: string,
): Promise<void> {
  return playing.update({
    sessionUpdate: kind,
    content: { type: "text", text: filled(text, playing.place) },
  });
}

async function pause({ signal }: Playing, ms: number): Promise<void> {
  if (ms === 0) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, ms);
  const stop = (): void => resolve();
  signal.addEventListener("abort", stop, { once: true });
  await promise;
  clearTimeout(timer);
  signal.removeEventListener("abort", stop);
  if (signal.aborted) throw new Stopped();
}
