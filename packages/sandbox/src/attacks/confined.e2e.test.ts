import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { spawnSandboxed } from "../spawn/spawn-sandboxed.ts";

const ATTACKS = fileURLToPath(new URL("./confined-attacks.mjs", import.meta.url));

describe("a confined program", () => {
  let ground: string;
  beforeEach(() => {
    ground = mkdtempSync(join(tmpdir(), "wheelhouse-confined-"));
    for (const name of ["home", "tmp", "outside", "inside"]) mkdirSync(join(ground, name));
    writeFileSync(join(ground, "secret.mjs"), "export const secret = 'top secret';");
    writeFileSync(join(ground, "inside", "readable.txt"), "hello");
  });
  afterEach(() => rmSync(ground, { recursive: true, force: true }));

  async function attack(env: Readonly<Record<string, string>>): Promise<Map<string, string>> {
    const { child, exited, end } = spawnSandboxed(
      {
        level: "confined",
        command: [
          ATTACKS,
          join(ground, "outside"),
          join(ground, "secret.mjs"),
          join(ground, "inside"),
        ],
        cwd: join(ground, "inside"),
        env,
        home: join(ground, "home"),
        tmp: join(ground, "tmp"),
        readable: [join(ground, "inside")],
        marker: "attack/1",
      },
      { bwrap: "", node: process.execPath },
    );
    let out = "";
    let err = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (out += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (err += text));
    const exit = await exited;
    await end({ termMs: 0 });
    expect({ ...exit, err }).toEqual({ code: 0, signal: null, err: "" });
    const lines = out
      .trim()
      .split("\n")
      .map((line): { name: string; outcome: string } => JSON.parse(line));
    return new Map(lines.map(({ name, outcome }) => [name, outcome]));
  }

  test("L7: finds no way to write, spawn, load, or read outside", async () => {
    const outcomes = await attack({});
    expect(outcomes.get("read what it may")).toBe("hello");
    outcomes.delete("read what it may");
    expect(outcomes.size).toBeGreaterThan(25);
    for (const [name, outcome] of outcomes) expect(`${name}: ${outcome}`).toMatch(/: refused: /);
    expect(readdirSync(join(ground, "outside"))).toEqual([]);
    expect(readdirSync(join(ground, "inside"))).toEqual(["readable.txt"]);
    expect(readFileSync(join(ground, "inside", "readable.txt"), "utf8")).toBe("hello");
    expect(readdirSync(join(ground, "home"))).toEqual([]);
  });

  test("cannot be widened by NODE_OPTIONS in the environment that it gets", async () => {
    const outcomes = await attack({
      NODE_OPTIONS: "--allow-fs-write=* --allow-child-process",
    });
    expect(existsSync(join(ground, "outside", "written"))).toBe(false);
    expect(outcomes.get("write outside")).toMatch(/^refused: /);
    expect(outcomes.get("spawn")).toMatch(/^refused: /);
  });
});
