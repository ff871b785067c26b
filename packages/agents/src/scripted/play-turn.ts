import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { RequestError, type SessionUpdate, type ToolKind } from "@agentclientprotocol/sdk";
import type { Action, Place, Turn } from "./transcript.ts";

/** A turn that was cancelled. */
export class Stopped extends Error {}

/** What a turn may do to the world outside of it. */
export interface Playing {
  readonly cwd: string;
  readonly place: Place;
  readonly signal: AbortSignal;
  update(update: SessionUpdate): Promise<void>;
  mayUse(tool: string, title: string, kind: ToolKind): Promise<boolean>;
  ask(text: string, options: readonly string[]): Promise<void>;
}

/** Plays a turn from its first action to its output. Throws {@link Stopped} when it is cancelled. */
export async function playTurn(turn: Turn, playing: Playing): Promise<void> {
  let tools = 0;
  for (const action of turn.play) {
    if (playing.signal.aborted) throw new Stopped();
    await act(action, playing, () => `${playing.place.step}-${playing.place.ordinal}-${++tools}`);
  }
  const output = turn.output ?? (turn.findings ? { findings: turn.findings } : undefined);
  if (output === undefined) return;
  await say(
    playing,
    "agent_message_chunk",
    `\n\`\`\`json\n${filled(JSON.stringify(output, null, 2), playing.place)}\n\`\`\`\n`,
  );
}

async function act(action: Action, playing: Playing, nextTool: () => string): Promise<void> {
  if ("text" in action) return say(playing, "agent_message_chunk", action.text);
  if ("thought" in action) return say(playing, "agent_thought_chunk", action.thought);
  if ("wait" in action) return pause(playing, action.wait);
  if ("tool" in action) return useTool(playing, action.tool, nextTool());
  if ("plan" in action) {
    const entries = action.plan.map((entry) => ({ ...entry, priority: "medium" as const }));
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
    await playing.ask(filled(action.question.text, playing.place), action.question.options);
    throw new Stopped();
  }
  if ("rateLimit" in action)
    throw new RequestError(-32_000, "the provider takes no requests now", action.rateLimit);
  if ("write" in action)
    return attempt(playing, `write ${action.write}`, () =>
      writeFileSync(join(playing.cwd, action.write), "written by a read step\n"),
    );
  if ("grandchild" in action) {
    return attempt(playing, "start a grandchild", () => {
      spawn("sleep", [String(action.grandchild)], { detached: true, stdio: "ignore" }).unref();
    });
  }
  return fault(action, playing);
}

async function fault(action: Extract<Action, object>, playing: Playing): Promise<void> {
  if ("hang" in action) return pause(playing, 2 ** 31 - 1);
  if ("crash" in action) {
    if (typeof action.crash === "number") process.exit(action.crash);
    process.kill(process.pid, action.crash);
    return pause(playing, 60_000);
  }
  if ("garbage" in action) return raw(`${action.garbage}\n`);
  if ("halfLine" in action) {
    await raw('{"jsonrpc":"2.0","method":"session/upd');
    process.exit(0);
  }
  if ("ignoreSigterm" in action) {
    process.on("SIGTERM", () => undefined);
    return;
  }
  if ("flood" in action) {
    const line = "flood ".repeat(1000);
    for (let sent = 0; sent < action.flood; sent += line.length)
      await say(playing, "agent_message_chunk", line);
  }
}

async function useTool(
  playing: Playing,
  tool: Extract<Action, { tool: unknown }>["tool"],
  id: string,
): Promise<void> {
  const { title, kind, locations, output, ms, fails, permission } = tool;
  const paths = locations.map((path) => ({ path }));
  await playing.update({
    sessionUpdate: "tool_call",
    toolCallId: id,
    title: filled(title, playing.place),
    kind,
    locations: paths,
    status: "pending",
  });
  const allowed = !permission || (await playing.mayUse(id, title, kind));
  await pause(playing, ms);
  const text = allowed ? filled(output, playing.place) : "not allowed";
  await playing.update({
    sessionUpdate: "tool_call_update",
    toolCallId: id,
    status: fails || !allowed ? "failed" : "completed",
    content: text === "" ? [] : [{ type: "content", content: { type: "text", text } }],
  });
}

async function attempt(playing: Playing, what: string, act: () => void): Promise<void> {
  let outcome = "done";
  try {
    act();
  } catch (error) {
    outcome = `refused (${error instanceof Error && "code" in error ? String(error.code) : String(error)})`;
  }
  await say(playing, "agent_message_chunk", `I tried to ${what}: ${outcome}.\n`);
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
  signal.addEventListener("abort", () => resolve(), { once: true });
  await promise;
  clearTimeout(timer);
  if (signal.aborted) throw new Stopped();
}

function raw(text: string): Promise<void> {
  return new Promise((resolve) => process.stdout.write(text, () => resolve()));
}

function filled(text: string, place: Place): string {
  return text.replaceAll(
    /\{\{\s*(step|generation|ordinal|round|role)\s*\}\}/g,
    (_, name: keyof Place) => String(place[name]),
  );
}
