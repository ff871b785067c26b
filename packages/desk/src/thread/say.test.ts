import { describe, expect, test } from "vitest";
import { saidSo } from "../testing/fake-agents.ts";
import { openThreadWorld, saying } from "../testing/thread-world.ts";

const TOKEN = `ghp_${"A1b2C3d4E5".repeat(4)}`;
const KEY = "AKIAIOSFODNN7EXAMPLE";

describe("what is said", () => {
  test("is written down without secrets, also those in titles of what it points at, and never gets longer than it may be", async () => {
    const world = await openThreadWorld(Date.UTC(2026, 0, 5, 9), () => saidSo("Yes."));
    const orchestrator = await world.open(world.host());
    const ref = { kind: "issue", number: 1, title: `${"x".repeat(250)} ${TOKEN}` } as const;
    const text = `${KEY} `.repeat(9_500);
    await orchestrator?.perform({ ...saying(text), refs: [ref] });
    const events = JSON.stringify(await world.journal.read("thread/shop-1a2b3c/main"));
    expect(events).toContain("[redacted:github-token]");
    expect(events).not.toContain(TOKEN);
    expect(events).not.toContain(KEY);
    const [said] = await world.messages();
    expect(said?.text).toHaveLength(200_000);
    await orchestrator?.settle();
    expect(world.errors).toEqual([]);
  });
});
