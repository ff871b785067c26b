import { spawn } from "node:child_process";
import { describe, expect, test } from "vitest";
import { killTree, reap } from "./kill-tree.ts";
import { identify, stateOf } from "./process-identity.ts";
import { MARKER, treeOf } from "./tree-of.ts";

/** Ignores SIGTERM, and leaves a grandchild in a session of its own that outlives its parent's group. */
const STUBBORN = `
  process.on("SIGTERM", () => {});
  const { spawn } = require("node:child_process");
  const child = spawn(process.execPath, ["-e", "process.on('SIGTERM',()=>{});setInterval(()=>{},1e6);console.log('up')"], { detached: true, stdio: ["ignore", "inherit", "ignore"] });
  child.unref();
  setInterval(() => {}, 1e6);
`;

async function start(marker: string): Promise<number> {
  const child = spawn(process.execPath, ["-e", STUBBORN], {
    env: { [MARKER]: marker },
    stdio: ["ignore", "pipe", "inherit"],
    detached: true,
  });
  await new Promise<void>((resolve) => child.stdout.once("data", () => resolve()));
  if (child.pid === undefined) throw new Error("it did not start");
  return child.pid;
}

describe("ending a process tree", () => {
  test("L11: a tree that ignores SIGTERM is proven dead, a grandchild in its own session included", async () => {
    const marker = `kill-${process.pid}/1`;
    const root = await start(marker);
    expect(treeOf({ root, marker })).toHaveLength(2);
    const identity = identify(root);
    await killTree({ root, marker }, { termMs: 50 });
    expect(treeOf({ root, marker })).toEqual([]);
    expect(identity && stateOf(identity)).toBe("dead");
  });

  test("what is left of an attempt is found by its marker alone", async () => {
    const marker = `reap-${process.pid}/1`;
    const root = await start(marker);
    process.kill(root, "SIGKILL");
    expect(await reap(marker)).toBe("dead");
    expect(treeOf({ marker })).toEqual([]);
  });

  test("a process that never was is dead", async () => {
    expect(await reap("never/1")).toBe("dead");
  });

  test("an identity of another boot or another start is dead", () => {
    const me = identify(process.pid);
    expect(me && stateOf(me)).toBe("alive");
    expect(me && stateOf({ ...me, startTime: "1" })).toBe("dead");
    expect(me && stateOf({ ...me, bootId: "other" })).toBe("dead");
  });
});
