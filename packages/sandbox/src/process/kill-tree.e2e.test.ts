import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { describe, expect, onTestFinished, test } from "vitest";
import type { ProcessIdentity } from "../sandbox.ts";
import { killTree, reap } from "./kill-tree.ts";
import { identify, stateOf } from "./process-identity.ts";
import { MARKER, treeOf, type TreeQuery } from "./tree-of.ts";

const LONG = "trap '' TERM; while :; do sleep 1000; done";

/** Starts a shell program as the leader of a session of its own and waits until it says something. */
async function start(
  marker: string,
  program: string,
): Promise<{ child: ChildProcess; root: ProcessIdentity }> {
  const child = spawn("/bin/sh", ["-c", program], {
    env: { [MARKER]: marker, PATH: "/usr/bin:/bin", LONG },
    stdio: ["ignore", "pipe", "ignore"],
    detached: true,
  });
  const root = child.pid === undefined ? undefined : identify(child.pid);
  onTestFinished(() => killTree({ root, marker }, { termMs: 0 }));
  await once(child.stdout, "data");
  if (root === undefined) throw new Error("it did not start");
  return { child, root };
}

describe("ending a process tree", () => {
  test("L11: a tree that ignores SIGTERM is proven dead, a grandchild in its own session included", async () => {
    const marker = `kill-${process.pid}/1`;
    const { root } = await start(
      marker,
      `setsid sh -c "$LONG" & ${LONG.replace("while", "echo up; while")}`,
    );
    expect(treeOf({ root, marker }).length).toBeGreaterThanOrEqual(2);
    await killTree({ root, marker }, { termMs: 50 });
    expect(treeOf({ root, marker })).toEqual([]);
    expect(stateOf(root)).toBe("dead");
  });

  test("L11: who wiped its environment and lost its parent is found by its session", async () => {
    const marker = `kill-${process.pid}/2`;
    const { child, root } = await start(marker, `env -i sh -c "echo up; $LONG" &`);
    if (child.exitCode === null) await once(child, "exit");
    expect(stateOf(root)).toBe("dead");
    expect(treeOf({ marker })).toEqual([]);
    expect(treeOf({ root, marker }).length).toBeGreaterThan(0);
    await killTree({ root, marker }, { termMs: 0 });
    expect(treeOf({ root, marker })).toEqual([]);
  });

  test("a stopped process is woken to hear SIGTERM", async () => {
    const marker = `kill-${process.pid}/3`;
    const program = `trap 'echo bye; exit 7' TERM; echo up; while :; do sleep 0.01; done`;
    const { child, root } = await start(marker, program);
    process.kill(root.pid, "SIGSTOP");
    const exit = once(child, "exit");
    await killTree({ root, marker });
    expect((await exit)[0]).toBe(7);
  });

  test("a zombie is dead", async () => {
    const marker = `kill-${process.pid}/4`;
    // Its parent never waits for it: what it becomes is a zombie until the parent ends.
    const { root } = await start(marker, `sh -c "exit 0" & exec sh -c "echo up; exec sleep 1000"`);
    // It is one only when it has ended, which may take it a moment.
    const pids = () => treeOf({ root, marker }).map(({ pid }) => pid);
    await expect.poll(pids).toEqual([root.pid]);
    await killTree({ root, marker }, { termMs: 0 });
  });

  test("what is left of an attempt is found by its marker alone", async () => {
    const marker = `reap-${process.pid}/1`;
    const { child, root } = await start(marker, `setsid sh -c "$LONG" & echo up; ${LONG}`);
    const exit = once(child, "exit");
    process.kill(root.pid, "SIGKILL");
    await exit;
    expect(treeOf({ marker }).length).toBeGreaterThan(0);
    expect(await reap(marker)).toBe("dead");
    expect(treeOf({ marker })).toEqual([]);
  });

  test("nobody else's process is touched: not one with a marker that begins alike, not its parent", async () => {
    const marker = `reap-${process.pid}/2`;
    const other = await start(`${marker}0`, `echo up; ${LONG}`);
    expect(await reap(marker)).toBe("dead");
    expect(stateOf(other.root)).toBe("alive");
    await killTree({ root: other.root, marker: `${marker}0` }, { termMs: 0 });
  });

  test("a part ends with the whole, and alone without it", async () => {
    const marker = `reap-${process.pid}/3`;
    const part = `${marker}/part`;
    const first = await start(part, `echo up; ${LONG}`);
    // Whatever the whole begins in the meantime is none of the part's.
    const whole = await start(marker, `echo up; ${LONG}`);
    await killTree({ root: first.root, marker: part }, { termMs: 0 });
    expect(stateOf(first.root)).toBe("dead");
    expect(stateOf(whole.root)).toBe("alive");
    const second = await start(part, `echo up; ${LONG}`);
    await killTree({ root: whole.root, marker }, { termMs: 0 });
    expect(stateOf(second.root)).toBe("dead");
  });

  test.runIf(process.platform === "linux")(
    "the marker is looked for from the root's birth on, and without a root in all",
    async () => {
      const marker = `kill-${process.pid}/5`;
      const { root: older } = await start(marker, `echo up; ${LONG}`);
      // Of another tree: its pid ties nobody to it.
      const bornAfter = (ticks: number): ProcessIdentity => ({
        ...older,
        pid: 1,
        startTime: `${Number(older.startTime) + ticks}`,
      });
      const pids = (query: TreeQuery): number[] => treeOf(query).map(({ pid }) => pid);
      expect(pids({ marker })).toContain(older.pid);
      expect(pids({ root: bornAfter(0), marker })).toContain(older.pid);
      expect(pids({ root: bornAfter(1), marker })).not.toContain(older.pid);
    },
  );

  test("a process that never was is dead", async () => {
    expect(await reap("never/1")).toBe("dead");
  });
});

describe("the identity of a process", () => {
  test("of another boot or another start is dead: a pid alone proves nothing", () => {
    const me = identify(process.pid);
    if (me === undefined) throw new Error("a living process has an identity");
    expect(stateOf(me)).toBe("alive");
    expect(stateOf({ ...me, startTime: "1" })).toBe("dead");
    expect(stateOf({ ...me, bootId: "other" })).toBe("dead");
  });

  test("a pid that another process has by now is not killed", async () => {
    const { root } = await start("identity/1", `echo up; ${LONG}`);
    await killTree({ root: { ...root, startTime: "1" }, marker: "identity/none" }, { termMs: 0 });
    expect(stateOf(root)).toBe("alive");
    await killTree({ root, marker: "identity/1" }, { termMs: 0 });
    expect(stateOf(root)).toBe("dead");
  });
});
