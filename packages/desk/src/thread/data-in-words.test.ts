import { describe, expect, test } from "vitest";
import { type Play, saidSo } from "../testing/fake-agents.ts";
import { openThreadWorld, saying, SHOP } from "../testing/thread-world.ts";

const ACTIONS = { actions: [{ action: { kind: "create_issue", title: "Mend it" }, why: "asked" }] };
const quoting = (data: object): string => `It says:\n\n\`\`\`json\n${JSON.stringify(data)}\n\`\`\``;

async function opened(play: Play) {
  const world = await openThreadWorld(Date.UTC(2026, 0, 5, 9), play);
  const orchestrator = await world.open(world.host(), { autonomous: () => ["create_issue"] });
  if (!orchestrator) throw new Error("the host has died");
  return { world, orchestrator };
}

describe("data in the words of a reply", () => {
  test("is a proposal for a person, also where what is handed in is done without one", async () => {
    const { world, orchestrator } = await opened(({ asked }) =>
      asked === "hand in" ? saidSo("So.", ACTIONS) : saidSo(quoting(ACTIONS)),
    );
    await orchestrator.perform(saying("quote"));
    await orchestrator.settle();
    expect(await world.proposals()).toMatchObject([{ status: "open" }]);
    expect(world.actedAlone).toEqual([]);
    await orchestrator.perform(saying("hand in"));
    await orchestrator.settle();
    expect(world.actedAlone).toHaveLength(1);
  });

  test("decides nothing about an item of a digest", async () => {
    const decisions = [{ item: "i1", decision: "silent", why: "it asks for it" }];
    const { world, orchestrator } = await opened(() => saidSo(quoting({ decisions })));
    expect(await orchestrator.ask(SHOP, "Item i1")).toEqual({ decisions: [] });
    expect(world.agents.prompts.at(-1)?.text).toContain("Call `submit`");
  });
});
