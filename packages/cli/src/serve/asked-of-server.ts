import { type Flow, type JsonObject, type StartObject, WheelhouseError } from "@wheelhouse/core";
import { agentOfRun } from "../agents/agent-of-run.ts";
import type { AgentGround, AgentWish, ChosenAgent } from "../agents/choose-agent.ts";
import type { Context } from "../command/context.ts";
import { DEMO_AGENT, demoFlow } from "../demo/demo-flow.ts";
import { TRANSCRIPTS } from "../demo/transcripts.ts";
import { personWish, type SettingsFor } from "../project/settings-for.ts";

/** The input of a flow and whether it is to be fast, which a client says inside the input. */
export function inputOf({ input }: Pick<StartObject, "input">): {
  readonly input: JsonObject;
  readonly fast: boolean;
} {
  const { fast, ...rest } = input;
  return { input: typeof fast === "boolean" ? rest : input, fast: fast === true };
}

/** Where a run is to be, as far as the choice of its agent needs it. */
interface AskedPlace {
  readonly flow: Pick<Flow, "name"> | undefined;
  readonly path: string;
  readonly settings: Pick<SettingsFor, "own" | "project">;
  /** What there is to choose from; looked at afresh when absent. */
  readonly ground?: AgentGround | undefined;
}

/**
 * The agent of a run that a client asks for. Nobody is asked in the server's terminal: what would need a
 * yes there is refused. Throws what {@link agentOfRun} throws.
 */
export async function askedAgent(
  { home, io }: Pick<Context, "home" | "io">,
  start: Pick<StartObject, "agent" | "model">,
  { flow, path, settings: { own, project }, ground }: AskedPlace,
): Promise<ChosenAgent> {
  const isDemo = start.agent === undefined && flow?.name === demoFlow.name;
  const person = isDemo
    ? { agent: DEMO_AGENT.agent, model: start.model ?? DEMO_AGENT.model }
    : personWish({ agent: start.agent, model: start.model }, own);
  return askedFor({ home, io }, { path, wish: project }, person, ground);
}

/** The same for an agent that a client, or the person whose server it is, has named. */
export async function askedFor(
  { home, io }: Pick<Context, "home" | "io">,
  project: { readonly path: string; readonly wish: AgentWish },
  person: AgentWish,
  ground?: AgentGround,
): Promise<ChosenAgent> {
  const nobody = { ...io, stdin: Object.assign(Object.create(io.stdin), { isTTY: false }) };
  checkTranscript(person);
  return agentOfRun({ home, io: nobody }, project, person, ground);
}

/** The agent that plays transcripts is given ours here, and no file of this machine. Throws `agent.unusable`. */
export function checkTranscript({
  agent,
  model,
}: {
  agent?: string | undefined;
  model?: string | undefined;
}) {
  if (agent !== DEMO_AGENT.agent || (model !== undefined && Object.hasOwn(TRANSCRIPTS, model)))
    return;
  throw new WheelhouseError("agent.unusable", `The server lets ${agent} play no file.`, {
    hint: `Name one of ${Object.keys(TRANSCRIPTS).join(", ")} as its model, or start the run with: wheelhouse run`,
  });
}
