import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { identify } from "@wheelhouse/sandbox";
import { describe, expect, onTestFinished, test } from "vitest";
import { takeTurns } from "./take-turns.ts";
import { clearDead, holderOf, takeTurn } from "./turn-file.ts";

const newFile = (): string => join(mkdtempSync(join(tmpdir(), "wheelhouse-turns-")), "turn");

/** A process that does nothing until it is killed. */
function idler() {
  const child = spawn(process.execPath, ["-e", "process.stdin.resume()"], {
    stdio: ["pipe", "ignore", "ignore"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const pid = child.pid ?? 0;
  return { pid, identity: identify(pid), child };
}

/** What a turn of a process says. */
function turnOf({ pid, identity }: Pick<ReturnType<typeof idler>, "pid" | "identity">): string {
  return JSON.stringify({ pid, identity, turn: "other" });
}

describe("taking turns", () => {
  test("does not wait for one that died over its work", async () => {
    const file = newFile();
    const other = idler();
    writeFileSync(file, turnOf(other));
    const ended = once(other.child, "exit");
    other.child.kill("SIGKILL");
    await ended;
    let done = false;
    await takeTurns(file, async () => void (done = true));
    expect(done).toBe(true);
    expect(readdirSync(dirname(file))).toEqual([]);
  });

  test("does not wait for another process that got the pid since", async () => {
    const file = newFile();
    const { pid, identity } = idler();
    if (!identity) throw new Error("no identity");
    const other = { ...identity, startTime: `${identity.startTime}0` };
    writeFileSync(file, turnOf({ pid, identity: other }));
    let done = false;
    await takeTurns(file, async () => void (done = true));
    expect(done).toBe(true);
  });

  test.each(["", "0", "4711", "{"])("takes an old file that holds %j for dead", async (text) => {
    const file = newFile();
    writeFileSync(file, text);
    expect(holderOf(file)).toEqual({ kind: "somebody", pid: undefined });
    utimesSync(file, new Date(), new Date(Date.now() - 3_000));
    let done = false;
    await takeTurns(file, async () => void (done = true));
    expect(done).toBe(true);
  });

  test("says once for whom it waits, and names the file when that takes too long", async () => {
    const file = newFile();
    const other = idler();
    writeFileSync(file, turnOf(other));
    const told: number[] = [];
    const waiting = { limitMs: 350, onWait: (pid: number) => void told.push(pid) };
    await expect(takeTurns(file, async () => undefined, waiting)).rejects.toMatchObject({
      code: "internal",
      message: `Process ${other.pid} does not come to an end with ${file}.`,
      hint: expect.stringContaining(`rm '${file}'`),
    });
    expect(told).toEqual([other.pid]);
    expect(readFileSync(file, "utf8")).toBe(turnOf(other));
  });

  test("lets one at a time work, also when all find a dead one", async () => {
    const file = newFile();
    writeFileSync(file, "");
    utimesSync(file, new Date(), new Date(Date.now() - 3_000));
    let [working, most, done] = [0, 0, 0];
    const work = async (): Promise<void> => {
      most = Math.max(most, ++working);
      await new Promise(setImmediate);
      working--;
      done++;
    };
    await Promise.all(Array.from({ length: 5 }, async () => takeTurns(file, work)));
    expect({ most, done }).toEqual({ most: 1, done: 5 });
    expect(readdirSync(dirname(file))).toEqual([]);
  });
});

describe("a turn that was read dead", () => {
  test("is left alone when somebody has taken it since", () => {
    const file = newFile();
    writeFileSync(file, "dead");
    clearDead(file, "dead");
    const giveBack = takeTurn(file);
    clearDead(file, "dead");
    expect(holderOf(file)).toEqual({ kind: "somebody", pid: process.pid });
    expect(takeTurn(file)).toBeUndefined();
    giveBack?.();
    expect(holderOf(file)).toEqual({ kind: "nobody" });
  });
});
