import { describe, expect, test } from "vitest";
import { runReads } from "../read/run-reads.ts";
import { makeRun, say } from "../testing/made-run.ts";
import { openWorld, type World } from "../testing/open-world.ts";
import { Follower } from "./follower.ts";
import { Hub } from "./hub.ts";
import { runPages } from "./pages.ts";
import { rowsTopic } from "./topic.ts";

/** A follower of a run from its start, and where it writes. */
function follow(world: World, hub: Hub): Follower {
  const follower = new Follower(world.deps, hub, {
    topics: [rowsTopic("r")],
    since: 0,
    noted: 0,
    goal: 0,
    isBack: false,
    ...runPages(world.journal, "r", 0),
    greeting: "",
    isGlobal: false,
  });
  follower.begin();
  return follower;
}

/** Reads until a row has come. */
async function readTo(follower: Follower, seq: number): Promise<number[]> {
  const ids: number[] = [];
  let rest = "";
  const decoder = new TextDecoder();
  for await (const chunk of follower.channel.body) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) if (line.startsWith("id: ")) ids.push(Number(line.slice(4)));
    if ((ids.at(-1) ?? 0) >= seq) break;
  }
  return ids;
}

describe("a follower", () => {
  test("5.1: keeps a buffer and no more for a reader that does not read, and serves it later from the journal", async () => {
    const world = await openWorld();
    await makeRun(world.journal, "r");
    const hub = await Hub.open(world.deps, runReads(world.deps));
    const slow = follow(world, hub);
    const quick = follow(world, hub);
    const reading = readTo(quick, 4_004);
    const words = "w".repeat(2_000);
    let most = 0;
    for (let n = 0; n < 40; n++) {
      await say(world.journal, "r", ...Array(100).fill(words));
      most = Math.max(most, slow.channel.waiting);
    }
    expect((await reading).length).toBe(4_004);
    most = Math.max(most, slow.channel.waiting);
    // 8 MB were written; what waits is the buffer and the one page that made it full.
    expect(most).toBeLessThan(2_000_000);
    const all = Array.from({ length: 4_004 }, (_, index) => index + 1);
    expect(await readTo(slow, 4_004)).toEqual(all);
    hub.close();
  });

  test("5.1: bytes are made once, however many follow", async () => {
    const world = await openWorld();
    await makeRun(world.journal, "r");
    const hub = await Hub.open(world.deps, runReads(world.deps));
    const followers = Array.from({ length: 5 }, () => follow(world, hub));
    const begun = followers.map((follower) => readTo(follower, 5));
    const chunks = new Set<Uint8Array>();
    for (const { channel } of followers) {
      const write = channel.write.bind(channel);
      channel.write = (bytes) => {
        if (new TextDecoder().decode(bytes).includes('"live and told"')) chunks.add(bytes);
        write(bytes);
      };
    }
    await say(world.journal, "r", "live and told");
    for (const ids of await Promise.all(begun)) expect(ids.at(-1)).toBe(5);
    expect(chunks.size).toBe(1);
    hub.close();
  });

  test("5.1: a slice that never reached it is a gap, which it heals from the journal in order", async () => {
    const world = await openWorld();
    await makeRun(world.journal, "r");
    const hub = await Hub.open(world.deps, runReads(world.deps));
    const follower = follow(world, hub);
    const reading = readTo(follower, 9);
    const live = Promise.withResolvers<void>();
    const write = follower.channel.write.bind(follower.channel);
    follower.channel.write = (bytes) => {
      write(bytes);
      if (new TextDecoder().decode(bytes).includes("event: live")) live.resolve();
    };
    await live.promise;
    const dropped = Promise.withResolvers<void>();
    const passed = Promise.withResolvers<void>();
    const onSlice = follower.onSlice.bind(follower);
    let slices = 0;
    follower.onSlice = (slice) => {
      if (++slices === 1) return passed.resolve();
      if (slices === 2) return dropped.resolve();
      onSlice(slice);
    };
    await say(world.journal, "r", "lost", "lost too");
    await passed.promise;
    await say(world.journal, "r", "lost as well");
    await dropped.promise;
    await say(world.journal, "r", "heard", "heard too");
    expect(await reading).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    hub.close();
  });
});
