import type { CommandOutcome } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import type { ConversationEvent, RunCheck } from "../agent.ts";
import { createCheck } from "./check.ts";
import { createHand } from "./hand.ts";
import { LIMITS } from "./limits.ts";

const SECRET = `ghp_${"a1".repeat(18)}`;
const PASSED: CommandOutcome = {
  command: ["npm", "test"],
  ok: true,
  exit: 0,
  timedOut: false,
  durationMs: 12,
  output: "3 passed\n",
};

/** The tool over checks `tests` and `types`; its calls wait half of `silenceMs` at most. */
function checking(runCheck: RunCheck, silenceMs?: number) {
  const events: ConversationEvent[] = [];
  const hand = createHand("work", (event) => events.push(event));
  const made = createCheck(hand, { checks: ["tests", "types"], runCheck, silenceMs });
  if (!made) throw new Error("There is no tool.");
  const recorded = () => events.map(({ data }) => data);
  return {
    recorded,
    close: () => made.close(),
    call: async (name: string) => made.tool.call({ name }),
  };
}

describe("check", () => {
  test("tells what came of it and records that as evidence, without secrets", async () => {
    const names: string[] = [];
    const { call, recorded } = checking((name) => {
      names.push(name);
      const failed = { ...PASSED, ok: false, exit: 2, output: `key ${SECRET}\n1 failed\n` };
      return Promise.resolve(name === "tests" ? PASSED : failed);
    });
    expect(await call("tests")).toEqual({
      text: "tests: passed (exit 0, 12 ms). It is recorded.\n\n3 passed",
    });
    expect((await call("types")).text).toContain("failed (exit 2, 12 ms)");
    expect(names).toEqual(["tests", "types"]);
    expect(recorded()).toEqual([
      {
        name: "check:tests",
        kind: "evidence",
        value: "$ npm test\npassed (exit 0, 12 ms)\n\n3 passed\n",
      },
      {
        name: "check:types",
        kind: "evidence",
        value: "$ npm test\nfailed (exit 2, 12 ms)\n\nkey [redacted:github-token]\n1 failed\n",
      },
    ]);
  });

  test("runs nothing under another name, and says which there are", async () => {
    const { call, recorded } = checking(() => Promise.reject(new Error("It ran.")));
    expect(await call("tests; rm -rf /")).toEqual({
      text: 'There is no check "tests; rm -rf /", only: tests, types.',
      refused: true,
    });
    expect(recorded()).toEqual([]);
  });

  test("is no evidence of anything when it could not be run", async () => {
    const { call, recorded } = checking(() => Promise.reject(new Error("The disk is full.")));
    expect(await call("tests")).toEqual({
      text: "tests could not be run: The disk is full.",
      refused: true,
    });
    expect(recorded()).toEqual([]);
  });

  test("that takes long is waited for by the next call, and runs once", async () => {
    const end = Promise.withResolvers<CommandOutcome>();
    let runs = 0;
    const { call, recorded } = checking(() => {
      runs++;
      return end.promise;
    }, 0);
    expect((await call("tests")).text).toContain("still runs");
    expect((await call("tests")).text).toContain("still runs");
    end.resolve(PASSED);
    await end.promise;
    const late = await call("tests");
    expect(late.text).toContain("passed (exit 0, 12 ms)");
    expect(late.text).toContain("It ended after your last call.");
    expect(runs).toBe(1);
    expect(recorded()).toHaveLength(1);
    expect((await call("tests")).text).toBeTruthy();
    expect(runs).toBe(2);
  });

  test("runs one after the other, whatever is called at once", async () => {
    const log: string[] = [];
    const ends = {
      tests: Promise.withResolvers<CommandOutcome>(),
      types: Promise.withResolvers<CommandOutcome>(),
    };
    const begun = Promise.withResolvers<void>();
    const { call } = checking(async (name) => {
      log.push(`${name} begins`);
      begun.resolve();
      const outcome = await (name === "tests" ? ends.tests : ends.types).promise;
      log.push(`${name} ends`);
      return outcome;
    });
    const calls = Promise.all([call("tests"), call("types"), call("tests")]);
    await begun.promise;
    ends.types.resolve(PASSED);
    ends.tests.resolve(PASSED);
    expect((await calls).every(({ text }) => text.includes("passed"))).toBe(true);
    expect(log).toEqual(["tests begins", "tests ends", "types begins", "types ends"]);
  });

  test("ends with the attempt, whose close waits for it, and records nothing then", async () => {
    const begun = Promise.withResolvers<AbortSignal>();
    let over = false;
    const { call, close, recorded } = checking(async (_, signal) => {
      begun.resolve(signal);
      await new Promise((resolve) => signal.addEventListener("abort", resolve));
      over = true;
      return PASSED;
    });
    const answer = call("tests");
    expect((await begun.promise).aborted).toBe(false);
    await close();
    expect(over).toBe(true);
    expect((await answer).refused).toBe(true);
    expect(recorded()).toEqual([]);
  });

  test("shows the end of what is long, and comes to an end itself", async () => {
    const output = `${"x".repeat(LIMITS.artifactText)}the end`;
    const { call, recorded } = checking(() =>
      Promise.resolve({ ...PASSED, ok: false, exit: null, output }),
    );
    const { text } = await call("tests");
    expect(text).toContain("failed (was ended, 12 ms)");
    expect(text.length).toBeLessThan(LIMITS.checkShown + 200);
    expect(text.endsWith("the end")).toBe(true);
    for (let nth = 1; nth <= LIMITS.checks; nth++) await call("tests");
    expect(recorded()).toHaveLength(LIMITS.checks);
  });
});
