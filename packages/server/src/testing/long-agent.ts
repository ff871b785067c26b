import type { RunEvent } from "@wheelhouse/core";
import type { Dice } from "./dice.ts";

/** An agent at work in a made run. */
export interface Agent {
  readonly step: string;
  /** Calls that it has begun. */
  calls: number;
  /** The call that it waits for. */
  open: string | undefined;
}

/** An agent that has not begun. */
export function createAgent(step: string): Agent {
  return { step, calls: 0, open: undefined };
}

const PIECES = [
  "The handler reads the row before it takes the lock, so two of them may see the same one. ",
  "I look at where the cursor is kept.\n",
  "Nothing of this is written twice.\n\n- the first case\n- the second case\n",
  'It says `retry("soon")`, which is not what the comment says; ',
  "größer als erwartet – 三つ目のファイル. ",
] as const;
const TOOLS = [
  ["read", "Read src/orders/part"],
  ["search", "Search for takeLock in src/orders/part"],
  ["execute", "Run the tests of part"],
] as const;

/** What an agent says and does next: text, thoughts, and calls that begin, end and now and then fail. */
export function agentEvents(agent: Agent, dice: Dice, count: number): RunEvent[] {
  return Array.from({ length: count }, () => next(agent, dice));
}

function next(agent: Agent, dice: Dice): RunEvent {
  const { step } = agent;
  const place = { step, attempt: `${step}#1.1` };
  const roll = dice.below(100);
  if (roll < 42) {
    if (agent.open === undefined) return call(agent, dice);
    const tool = agent.open;
    agent.open = undefined;
    const status = dice.below(50) === 0 ? "failed" : "completed";
    const output = `${dice.below(1_000)} lines\n${dice.pick(PIECES)}`;
    return { type: "agent.tool.updated", ...place, data: { tool, status, output } };
  }
  if (roll < 85) return { type: "agent.text", ...place, data: { text: dice.pick(PIECES) ?? "" } };
  if (roll < 96)
    return { type: "agent.thought", ...place, data: { text: dice.pick(PIECES) ?? "" } };
  const inputTokens = 1_000 + dice.below(9_000);
  return { type: "agent.usage", ...place, data: { inputTokens, outputTokens: dice.below(900) } };
}

function call(agent: Agent, dice: Dice): RunEvent {
  const { step } = agent;
  const tool = `call-${++agent.calls}`;
  agent.open = tool;
  const [kind, words] = dice.pick(TOOLS) ?? TOOLS[0];
  const title = `${words}-${dice.below(400)}.ts`;
  const data = { tool, kind, title, input: JSON.stringify({ path: title, limit: 200 }) };
  return { type: "agent.tool.started", step, attempt: `${step}#1.1`, data };
}
