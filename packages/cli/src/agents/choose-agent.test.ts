import type { AgentInfo, ModelEndpoint } from "@wheelhouse/agents";
import { isWheelhouseError } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { type AgentWish, chooseAgent } from "./choose-agent.ts";
import { describeChoice } from "./describe-choice.ts";

function agent(id: string, more: Partial<AgentInfo> = {}): AgentInfo {
  return {
    id,
    name: id,
    modelFree: false,
    origin: "installed",
    calls: "provider",
    version: "1.0.0",
    path: `/usr/bin/${id}`,
    signedIn: "yes",
    tested: undefined,
    status: { usable: true, level: "enforced" },
    ...more,
  };
}
const scout = agent("scout", { modelFree: true, calls: "nothing", origin: "own" });
const codex = agent("codex");
const qwen = agent("qwen");
const localQwen = agent("qwen", { calls: "local" });
const own = agent("openai-compatible", { origin: "own", calls: "local" });
const claude = agent("claude", {
  status: { usable: false, reason: "claude 2.1.197 is not started.", hint: "Install 2.1.329." },
});
function endpoint(name: string, calls: ModelEndpoint["calls"] = "local"): ModelEndpoint {
  const model = name.split("/").at(-1) ?? name;
  const url = "http://127.0.0.1:11434/v1";
  return { name, server: "Ollama", url, model, calls, configured: false };
}
const ollama = endpoint("ollama/qwen3:8b");
const paid = endpoint("big", "provider");

const choose = (
  person: AgentWish,
  project: AgentWish,
  agents: AgentInfo[],
  endpoints: ModelEndpoint[] = [],
) => chooseAgent(person, project, { agents, endpoints });

function refusal(...given: Parameters<typeof choose>) {
  try {
    choose(...given);
  } catch (error) {
    if (isWheelhouseError(error)) return error;
    throw error;
  }
  throw new Error("it was taken");
}

describe("the agent of a run", () => {
  test("is the one that the person names, before the project's", () => {
    expect(choose({ agent: "codex" }, { agent: "scout" }, [scout, codex])).toMatchObject({
      id: "codex",
      why: "person",
      calls: "provider",
    });
  });

  test("is the project's, with the project's model", () => {
    const chosen = choose({}, { agent: "codex", model: "m" }, [scout, codex]);
    expect(chosen).toMatchObject({ id: "codex", model: "m", why: "project" });
  });

  test("that the person names does not get the model of another", () => {
    const chosen = choose({ agent: "qwen" }, { agent: "codex", model: "m" }, [codex, qwen]);
    expect(chosen.model).toBeUndefined();
  });

  test("is no transcript that a project brings with it", () => {
    const scripted = agent("scripted", { modelFree: true, calls: "nothing", origin: "own" });
    const mine = { agent: "scripted", model: "all-is-well.yaml" };
    expect(refusal({}, mine, [scripted]).message).toContain("only plays what a file says");
    expect(choose(mine, {}, [scripted])).toMatchObject({ id: "scripted" });
  });

  test("is a local qwen where nobody is named, and never one at a provider", () => {
    expect(choose({}, {}, [scout, localQwen])).toMatchObject({ id: "qwen", why: "local-agent" });
    expect(choose({}, {}, [scout, qwen, codex])).toMatchObject({
      id: "scout",
      why: "nothing-else",
    });
  });

  test("is no local qwen whose model does not answer", () => {
    const ground = { agents: [scout, localQwen], endpoints: [], localAnswers: false };
    expect(chooseAgent({}, {}, ground).id).toBe("scout");
    expect(chooseAgent({ agent: "qwen" }, {}, ground).id).toBe("qwen");
  });

  test("is ours with a local model where there is one, and never with a model at a provider", () => {
    expect(choose({}, {}, [scout, own, qwen], [paid, ollama])).toMatchObject({
      id: "openai-compatible",
      model: "ollama/qwen3:8b",
      calls: "local",
      why: "local-model",
    });
    expect(choose({}, {}, [scout, own], [paid])).toMatchObject({ id: "scout" });
    const held = { usable: false, reason: "No.", hint: "" } as const;
    expect(choose({}, {}, [scout, { ...own, status: held }], [ollama]).id).toBe("scout");
  });

  test("is the one of an endpoint's model when only that is named", () => {
    const chosen = choose({ model: "qwen3:8b" }, {}, [scout, own], [ollama]);
    expect(chosen).toMatchObject({ id: "openai-compatible", model: "ollama/qwen3:8b" });
    expect(refusal({ model: "gpt" }, {}, [scout, own], [ollama]).hint).toContain("ollama/qwen3:8b");
  });

  test("may cost money when the endpoint's model does", () => {
    const chosen = choose({}, { agent: "openai-compatible", model: "big" }, [own], [paid]);
    expect(chosen).toMatchObject({ calls: "provider", why: "project" });
  });

  test("that needs a model and has none is refused with those that there are", () => {
    const asked = { agent: "openai-compatible" };
    expect(refusal(asked, {}, [scout, own], [paid])).toMatchObject({
      code: "agent.unusable",
      message: "openai-compatible cannot be used: no local model answers here.",
      hint: "There is big.\nWhat can be used here: --agent scout.",
    });
    const gone = refusal({ ...asked, model: "x" }, {}, [scout, own], []);
    expect(gone.message).toContain("no endpoint has a model x");
    expect(gone.hint).toContain("Ollama");
  });

  test("is not ours with a model that does not answer, whoever names it", () => {
    const silent = { ...endpoint("box"), answers: false };
    expect(choose({}, {}, [scout, own], [silent]).id).toBe("scout");
    const asked = { agent: "openai-compatible", model: "box" };
    expect(refusal(asked, {}, [own], [silent]).message).toContain("nobody answers at http://127.0");
    expect(refusal({ model: "box" }, {}, [own], [silent]).code).toBe("agent.unusable");
  });

  test("is not ours with a model whose key is not there", () => {
    const keyless = { ...paid, lacks: "BIG_KEY" };
    const asked = { agent: "openai-compatible", model: "big" };
    expect(refusal(asked, {}, [own], [keyless]).message).toContain("has no BIG_KEY, its key");
  });

  test("that is the name of a model leads to the option for it", () => {
    expect(refusal({ agent: "big" }, {}, [own], [paid]).hint).toBe("It is a model: --model big");
  });

  test("that is unknown is refused with the nearest names", () => {
    const { code, hint } = refusal({ agent: "scot" }, {}, [scout, claude]);
    expect(code).toBe("agent.unknown");
    expect(hint).toContain("Did you mean scout?");
  });

  test("that cannot be used is refused with the reason and what else there is", () => {
    expect(refusal({ agent: "claude" }, {}, [scout, claude])).toMatchObject({
      code: "agent.unusable",
      message: "claude cannot be used: claude 2.1.197 is not started.",
      hint: "Install 2.1.329.\nWhat can be used here: --agent scout.",
    });
    expect(refusal({ agent: "claude" }, {}, [claude]).hint).toContain("wheelhouse doctor");
  });

  test.each([
    [choose({}, {}, [scout]), /^Agent: scout · calls no model\. Nobody was named/],
    [
      choose({}, {}, [own], [ollama]),
      /openai-compatible · ollama\/qwen3:8b · local model\. Nobody/,
    ],
    [
      choose({ agent: "codex" }, {}, [codex]),
      /codex · its own choice of model · may be charged by/,
    ],
    [choose({}, { agent: "codex", model: "m" }, [codex]), /m · may be.*by the project's settings/],
  ])("is said with its model, its cost and the reason", (chosen, line) => {
    expect(describeChoice(chosen)).toMatch(line);
  });
});
