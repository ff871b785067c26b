import { agentsHere } from "../agents/agents-here.ts";
import { chooseAgent } from "../agents/choose-agent.ts";
import { DEMO_AGENT } from "./demo-flow.ts";

/** Makes sure that the scripted agent can be used here. Throws `agent.unusable` with the reason. */
export async function mustPlay(home: string): Promise<void> {
  const { agent } = DEMO_AGENT;
  const agents = await agentsHere(home).list([agent]);
  chooseAgent({ agent }, {}, { agents, endpoints: [] });
}
