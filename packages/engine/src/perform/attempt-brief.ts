import type { SessionToolsSpec } from "@wheelhouse/agents";
import {
  type AgentStep,
  type JsonObject,
  jsonSchema,
  type RunState,
  verdictSchema,
} from "@wheelhouse/core";
import { z } from "zod";
import type { Start } from "../drive/performing.ts";
import type { EnginePorts } from "../ports.ts";
import type { AttemptGround } from "./attempt-ground.ts";
import { answeredAsks } from "./answered-asks.ts";
import { standsOn } from "./outputs-of.ts";
import { authorPrompt, criticBrief, criticPrompt, supervisorPrompt } from "./render-prompt.ts";

/** What an attempt is told, and in what form it has to hand in. */
export interface AttemptBrief {
  readonly prompt: string;
  /** JSON Schema of its output; absent when that is Markdown. */
  readonly schema: JsonObject | undefined;
  readonly tools: SessionToolsSpec;
}

/** What a brief is about. */
interface About {
  readonly def: AgentStep;
  readonly state: RunState;
  readonly ground: AttemptGround;
}

/** The brief of an attempt by its role. Only an author may ask: the answer to a question goes to an author. */
export async function attemptBrief(
  { checksOf }: Pick<EnginePorts, "checksOf">,
  { wish: { step, role, guidance }, attempt }: Start,
  { def, state, ground }: About,
): Promise<AttemptBrief> {
  const { sendBackTo } = def;
  if (role === "supervisor") {
    const prompt = await supervisorPrompt(def, state, step, guidance);
    const schema = schemaOf(def) ?? ANY;
    return { prompt, schema, tools: { schema, sendBackTo: [], mayAsk: false } };
  }
  const checks = ground.clone && checksOf?.(state, standsOn(state), attempt);
  const checking = checks && {
    checks: checks.names,
    runCheck: (name: string, signal: AbortSignal) => ground.during(() => checks.run(name, signal)),
  };
  if (role === "critic") {
    const patch = def.access === "write" ? await ground.clone?.patch(step.id) : undefined;
    const brief = await criticBrief(def, state, step);
    return {
      prompt: criticPrompt(def, { candidate: step.candidate, round: step.round + 1, brief, patch }),
      schema: VERDICT,
      tools: { schema: VERDICT, sendBackTo, mayAsk: false, ...checking },
    };
  }
  const prompt = await authorPrompt(def, state, step, guidance);
  const schema = schemaOf(def);
  const answered = answeredAsks(state, step.id);
  return { prompt, schema, tools: { schema, sendBackTo, mayAsk: true, answered, ...checking } };
}

function schemaOf({ output }: AgentStep): JsonObject | undefined {
  return output === "markdown" ? undefined : output.schema;
}

const ANY: JsonObject = {};

const VERDICT: JsonObject = z
  .record(z.string(), jsonSchema)
  .parse(JSON.parse(JSON.stringify(z.toJSONSchema(verdictSchema, { io: "input" }))));
