import { mkdtempSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import type { ScheduleAct } from "@wheelhouse/core";
import {
  type Answering,
  closedUrl,
  openFakeReceiver,
  status,
} from "@wheelhouse/desk/fake-receiver";
import { identify, stateOf } from "@wheelhouse/sandbox";
import { describe, expect, onTestFinished, test } from "vitest";
import { untilFile } from "../../testing/until-file.ts";
import { callAddress } from "./call-address.ts";
import { runProgram } from "./run-program.ts";

type Command = Extract<ScheduleAct, { kind: "command" }>;
type Call = Extract<ScheduleAct, { kind: "http" }>;

const never = new AbortController().signal;
const MB = 1_000_000;

function world() {
  const path = realpathSync(mkdtempSync(join(tmpdir(), "wheelhouse-acts-")));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  const over = { project: { id: "orders-1a2b3c", path }, marker: `schedule${path}`, signal: never };
  const run = (
    script: string,
    { timeoutMs = 60_000, ...more }: { timeoutMs?: number; signal?: AbortSignal } = {},
  ) => runProgram({ kind: "command", argv: ["sh", "-c", script] }, { ...over, timeoutMs, ...more });
  return { path, over, run };
}

/** The process that has written its id there is alive. */
async function livingIn(path: string) {
  const identity = identify(Number(await untilFile(path, /^\d+\n/)));
  if (!identity) throw new Error(`the process of ${path} has ended already`);
  return identity;
}

describe("the program of a schedule", () => {
  test("that is gone, or whose directory is, has failed, and says which", async () => {
    const { over } = world();
    const performing = { ...over, timeoutMs: 60_000 };
    const gone: Command = { kind: "command", argv: ["no-such-program-of-anybody"] };
    expect(await runProgram(gone, performing)).toMatchObject({
      result: "failed",
      class: "gone",
      why: "there is no program no-such-program-of-anybody",
    });
    const nowhere: Command = { kind: "command", argv: ["true"], cwd: "gone" };
    expect(await runProgram(nowhere, performing)).toMatchObject({
      class: "gone",
      why: "there is no directory gone",
    });
  });

  test.each(["", "| fold -w 100"])(
    "of 50 MB of output leaves its last words, and never has much of it in memory: yes %j",
    async (lines) => {
      const { run } = world();
      const before = process.memoryUsage().rss;
      let most = 0;
      let isOver = false;
      const running = run(
        `head -c 50000000 /dev/zero | tr '\\0' x ${lines}; echo; echo the last words; exit 4`,
      ).finally(() => (isOver = true));
      while (!isOver) {
        most = Math.max(most, process.memoryUsage().rss - before);
        await setImmediate();
      }
      const end = await running;
      expect(end).toMatchObject({ result: "failed", class: "exit", code: 4 });
      expect(end.output?.length).toBeLessThan(20_000);
      expect(end.output).toMatch(/the last words\n$/);
      expect(end.cut).toBeGreaterThan(49 * MB);
      expect(most).toBeLessThan(150 * MB);
    },
  );

  test("that takes too long is ended with its whole tree, grandchildren and who left its group too", async () => {
    const { path, run } = world();
    const away = "echo $$ > grandchild; while :; do sleep 1; done";
    const running = run(`setsid sh -c '${away}' & echo $$ > child; echo so far; sleep 3000; true`, {
      timeoutMs: 3_000,
    });
    const family = await Promise.all(
      ["child", "grandchild"].map((name) => livingIn(join(path, name))),
    );
    expect(await running).toMatchObject({
      result: "failed",
      class: "timeout",
      why: "it took longer than 3 s",
      output: "so far\n",
    });
    expect(family.map(stateOf)).toEqual(["dead", "dead"]);
  });

  test("that ends well leaves no process behind", async () => {
    const { path, run } = world();
    expect(
      await run(`setsid sh -c 'echo $$ > left; exec sleep 3000' & until test -s left; do :; done`),
    ).toMatchObject({ result: "ok", code: 0 });
    const identity = identify(Number(readFileSync(join(path, "left"), "utf8")));
    expect(identity === undefined || stateOf(identity) === "dead").toBe(true);
  });

  test("is over when it has ended, also if a process that hid itself holds on to its output", async () => {
    const { path, run } = world();
    const hidden = join(path, "hidden");
    const script = `env -i setsid sh -c 'echo $$ > ${hidden}; while test -e ${path}; do sleep 1; done' & until test -s ${hidden}; do :; done; echo over`;
    expect(await run(script)).toMatchObject({ result: "ok", output: "over\n" });
  });
});

describe("the call of a schedule", () => {
  const call = async (how: Answering, over: Partial<Call> = {}, timeoutMs = 60_000) => {
    const { url } = await openFakeReceiver(how);
    return callAddress({ kind: "http", method: "GET", url, ...over }, { timeoutMs, signal: never });
  };

  test.each([
    [401, "auth"],
    [403, "auth"],
    [404, "status"],
    [429, "status"],
    [500, "status"],
  ])("that is answered by %d has failed: %s", async (code, kind) => {
    const end = await call(status(code, {}, "so it is"));
    expect(end).toMatchObject({ result: "failed", class: kind, code, output: "so it is" });
  });

  test("that is sent elsewhere has failed, and what it carries is not given away", async () => {
    const other = await openFakeReceiver();
    expect(await call(status(302, { location: other.url }))).toMatchObject({
      result: "failed",
      class: "status",
      code: 302,
    });
    expect(other.received).toEqual([]);
  });

  test("that nobody answers has failed: late, gone, or without a secret that it needs", async () => {
    expect(await call(() => undefined, {}, 1_000)).toMatchObject({
      class: "timeout",
      why: "no answer within 1 s",
    });
    expect(await call(status(200), { url: await closedUrl() })).toMatchObject({
      class: "unreachable",
      why: expect.stringContaining("ECONNREFUSED"),
    });
    const headers = { authorization: { env: "NO_SUCH_SECRET_OF_ANYBODY" } };
    expect(await call(status(200), { headers })).toMatchObject({
      class: "auth",
      why: expect.stringContaining("NO_SUCH_SECRET_OF_ANYBODY is not set"),
    });
  });

  test("whose answer never ends is not read to its end", async () => {
    const endless: Answering = (response) => {
      const more = (): void => {
        while (!response.destroyed && response.write("x".repeat(65_536)));
      };
      response.on("drain", more).writeHead(200);
      more();
    };
    const end = await call(endless);
    expect(end).toMatchObject({ result: "ok", code: 200 });
    expect(end.output?.length).toBeLessThan(20_000);
    expect(end.cut).toBeLessThan(3 * MB);
  });
});
