import type { SessionToolsSpec } from "@wheelhouse/agents";
import {
  type AgentStep,
  type JsonObject,
  jsonSchema,
  type RunState,
  verdictSchema,
  type Wish,
} from "@wheelhouse/core";
import { z } from "zod";
import { answeredAsks } from "./answered-asks.ts";
import { authorPrompt, criticPrompt } from "./render-prompt.ts";

/** What an attempt is told, and in what form it has to hand in. */
export interface AttemptBrief {
  readonly prompt: string;
  /** JSON Schema of its output; absent when that is Markdown. */
  readonly schema: JsonObject | undefined;
  readonly tools: SessionToolsSpec;
}

/** The brief of an attempt by its role. Only an author may ask: the answer to a question goes to an author. */
export async function attemptBrief(
  { step, role, guidance }: Wish,
  def: AgentStep,
  state: RunState,
): Promise<AttemptBrief> {
  if (role === "critic") {
    return {
      prompt: criticPrompt(def, step.candidate, step.round + 1),
      schema: VERDICT,
      tools: { schema: VERDICT, sendBackTo: def.sendBackTo, mayAsk: false },
    };
  }
  const prompt = await authorPrompt(def, state, step, guidance);
  // What a supervisor hands in is held against the plan when it is folded.
  if (role === "supervisor")
    return { prompt, schema: ANY, tools: { schema: ANY, sendBackTo: [], mayAsk: false } };
  const schema = def.output === "markdown" ? undefined : def.output.schema;
  const { sendBackTo } = def;
  const answered = answeredAsks(state, step.id);
  return { prompt, schema, tools: { schema, sendBackTo, mayAsk: true, answered } };
}

const ANY: JsonObject = {};

const VERDICT: JsonObject = z
  .record(z.string(), jsonSchema)
  .parse(JSON.parse(JSON.stringify(z.toJSONSchema(verdictSchema, { io: "input" }))));
