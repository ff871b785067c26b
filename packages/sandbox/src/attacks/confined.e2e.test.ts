import { existsSync, mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type AttackGround, createAttackGround, type Played } from "./attack-ground.ts";

/** Each attack was tried, and none succeeded. */
function expectRefusals({ outcomes, err, exit }: Played, count: number): void {
  expect({ ...exit, err }).toEqual({ code: 0, signal: null, err: "" });
  const succeeded = [...outcomes].filter(([, outcome]) => !outcome.startsWith("refused: "));
  expect(succeeded).toEqual([]);
  expect(outcomes.size).toBe(count);
}

describe("a confined program", () => {
  let ground: AttackGround;
  let before: readonly string[];
  beforeEach(() => {
    ground = createAttackGround();
    before = ground.contents();
  });
  afterEach(() => ground.remove());

  test("L7: finds no way to write", async () => {
    expectRefusals(await ground.play("write-attacks.mjs"), 30);
    expect(ground.contents()).toEqual(before);
  });

  test("L7: reads only what it was given, whatever shape a path has", async () => {
    const played = await ground.play("read-attacks.mjs");
    const { outcomes } = played;
    expect(outcomes.get("what it may")).toBe("hello");
    expectRefusals({ ...played, outcomes: new Map([...outcomes].slice(0, -1)) }, 20);
  });

  test("L7: does not become another process, a thread, native code or its own guard", async () => {
    expectRefusals(await ground.play("widen-attacks.mjs"), 18);
    expect(ground.contents()).toEqual(before);
  });

  test("L7: cannot be widened by the environment that it gets", async () => {
    const env = { NODE_OPTIONS: "--allow-fs-write=* --allow-child-process --allow-worker" };
    expectRefusals(await ground.play("write-attacks.mjs", env), 30);
    expectRefusals(await ground.play("widen-attacks.mjs", env), 18);
    expect(ground.contents()).toEqual(before);
  });

  test("L7: dies when it touches the flags of V8, some of which write files", async () => {
    const { exit, out } = await ground.play("v8-flags-attack.mjs");
    expect(exit.code).not.toBe(0);
    expect(out).not.toContain("flags were set");
    expect(ground.contents()).toEqual(before);
  });

  test("L7: is not started where a link leads out of what it may read", async () => {
    mkdirSync(join(ground.inside, "deep"));
    symlinkSync("../../secret.mjs", join(ground.inside, "deep", "link"));
    await expect(ground.play("read-attacks.mjs")).rejects.toThrow(
      /deep\/link leads out of what the program may read/,
    );
  });

  test("known gap, closed by Node 25: it can make the file of a socket", async () => {
    const { exit } = await ground.play("socket-attack.mjs");
    const major = Number(process.versions.node.split(".")[0]);
    expect(existsSync(join(ground.outside, "socket")) || exit.code === 0).toBe(major < 25);
  });
});
