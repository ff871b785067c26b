import type { AgentInfo } from "@wheelhouse/agents";
import { isWheelhouseError } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { chooseAgent } from "./choose-agent.ts";

const scout: AgentInfo = {
  id: "scout",
  name: "Scout",
  modelFree: true,
  origin: "own",
  calls: "nothing",
  version: "1.0.0",
  path: undefined,
  signedIn: "not-needed",
  tested: undefined,
  status: { usable: true, level: "confined" },
};
const claude: AgentInfo = {
  id: "claude",
  name: "Claude",
  modelFree: false,
  origin: "installed",
  calls: "provider",
  version: undefined,
  path: undefined,
  signedIn: "unknown",
  tested: undefined,
  status: { usable: false, reason: "bubblewrap is not installed.", hint: "Install it." },
};
const among = (...agents: AgentInfo[]) => ({ list: () => Promise.resolve(agents) });

async function refusal(named: string, ...agents: AgentInfo[]) {
  try {
    await chooseAgent(named, among(...agents));
  } catch (error) {
    if (isWheelhouseError(error)) return error;
    throw error;
  }
  throw new Error("it was taken");
}

describe("the agent of a run", () => {
  test("is the one that is named, if it can be used", async () => {
    expect(await chooseAgent("scout", among(scout, claude))).toMatchObject({ id: "scout" });
  });

  test("that is unknown is refused with the nearest names", async () => {
    const { code, hint } = await refusal("scot", scout, claude);
    expect(code).toBe("agent.unknown");
    expect(hint).toContain("Did you mean scout?");
  });

  test("that cannot be used is refused with the reason and what else there is", async () => {
    const { code, message, hint } = await refusal("claude", scout, claude);
    expect(code).toBe("agent.unusable");
    expect(message).toBe("claude cannot be used: bubblewrap is not installed.");
    expect(hint).toBe("Install it. What can be used here: --agent scout.");
  });

  test("that cannot be used where nothing can leads to the doctor", async () => {
    expect((await refusal("claude", claude)).hint).toContain("wheelhouse doctor");
  });
});
