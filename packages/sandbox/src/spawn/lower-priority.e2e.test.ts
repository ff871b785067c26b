import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { getPriority } from "node:os";
import { describe, expect, onTestFinished, test } from "vitest";
import { createEnforcedGround } from "../attacks/enforced-ground.ts";
import { probeLevels } from "../level/probe-levels.ts";
import { treeOf } from "../process/tree-of.ts";
import type { Level } from "../sandbox.ts";
import { niceness } from "./lower-priority.ts";
import { spawnSandboxed } from "./spawn-sandboxed.ts";

const { enforced } = await probeLevels();
const programs = enforced.available ? enforced.programs : { bwrap: "", node: process.execPath };
const SWITCH = "/proc/sys/kernel/sched_autogroup_enabled";
const weighsSessions = existsSync(SWITCH) && readFileSync(SWITCH, "latin1").trim() === "1";

/** The pids of a program that has started another one and waits. */
async function start(level: Level): Promise<() => number[]> {
  const ground = createEnforcedGround();
  onTestFinished(() => ground.remove());
  const marker = `priority-${process.pid}/${level}`;
  const spec = ground.spec(marker, ["/bin/sh", "-c", "sleep 1000 & echo up; wait"]);
  const { child, end } = await spawnSandboxed({ ...spec, level }, programs);
  onTestFinished(() => end({ termMs: 0 }));
  await once(child.stdout, "data");
  return () => treeOf({ marker }).map(({ pid }) => pid);
}

describe("the priority of programs", () => {
  test.each<Level>(["agent-enforced", ...(enforced.available ? (["enforced"] as const) : [])])(
    "that are %s is lower than the host's, with all that they start",
    async (level) => {
      const pids = await start(level);
      expect(pids().length).toBeGreaterThanOrEqual(2);
      const wanted = niceness(getPriority());
      expect(wanted).toBeGreaterThan(0);
      expect(pids().map((pid) => getPriority(pid))).toEqual(pids().map(() => wanted));
      // A tenth of a second for each change, in whatever else does the same meanwhile.
      if (!weighsSessions) return;
      const weights = (): unknown[] =>
        pids().map(
          (pid) => /nice (\d+)/.exec(readFileSync(`/proc/${pid}/autogroup`, "latin1"))?.[1],
        );
      await expect.poll(weights, { timeout: 60_000 }).toEqual(pids().map(() => `${wanted}`));
    },
  );

  test("of a host that is as nice as can be is the host's", () => {
    expect([niceness(0), niceness(-3), niceness(17), niceness(19)]).toEqual([5, 2, 19, 19]);
  });
});
