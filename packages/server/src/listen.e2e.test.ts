import { createServer } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import { USUAL_PORT } from "./listen.ts";
import { makeRun } from "./testing/made-run.ts";
import { openWorld } from "./testing/open-world.ts";
import { framesUntil, readFrames } from "./testing/read-frames.ts";

/** Takes a port if nobody has it: it is taken then in any case. */
async function occupy(port: number): Promise<void> {
  const server = createServer();
  onTestFinished(() => void server.close());
  const { promise, resolve } = Promise.withResolvers<void>();
  server.on("error", () => resolve()).listen(port, "127.0.0.1", () => resolve());
  await promise;
}

describe("a listening server", () => {
  test("takes the next port when the usual one is taken", async () => {
    await occupy(USUAL_PORT);
    const world = await openWorld({ port: undefined });
    expect(world.server.port).toBeGreaterThan(USUAL_PORT);
    expect((await world.get("/api/health")).status).toBe(200);
  });

  test("takes no other port than the one that is named", async () => {
    const world = await openWorld();
    await expect(openWorld({ port: world.server.port })).rejects.toThrow(/is taken/);
  });

  test("ends its streams in order when it stops, and then nobody answers", async () => {
    const world = await openWorld();
    await makeRun(world.journal, "r");
    const frames = readFrames(await world.get("/api/runs/r/stream"));
    await framesUntil(frames, ({ event }) => event === "live");
    await world.server.close();
    expect(await frames.next()).toMatchObject({ done: true });
    await expect(world.get("/api/health")).rejects.toThrow(/fetch failed/);
  });
});
