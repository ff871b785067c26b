import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { probeLevels } from "../level/probe-levels.ts";
import type { SandboxSpec } from "../sandbox.ts";
import { spawnSandboxed } from "../spawn/spawn-sandboxed.ts";

const { enforced } = await probeLevels();
/** The sandbox shows an empty /tmp anyway: what is hidden must lie elsewhere for this to prove anything. */
const PARENT = existsSync("/var/tmp") ? "/var/tmp" : tmpdir();

describe("what a program does not see", () => {
  let root = "";
  let realHome: string | undefined;
  const at = (...names: string[]): string => join(root, ...names);
  beforeEach(() => {
    root = mkdtempSync(join(PARENT, "wheelhouse-hidden-"));
    for (const name of ["user/.ssh", "user/bin", "user/data/repo/.agent", "user/data/home", "tmp"])
      mkdirSync(at(name), { recursive: true });
    writeFileSync(at("user/.ssh/id"), "KEY");
    writeFileSync(at("user/bin/tool"), "#!/bin/sh\necho tool\n", { mode: 0o755 });
    writeFileSync(at("user/data/repo/code"), "code\n");
    writeFileSync(at("user/data/repo/.agent/hook"), "HOOK");
    writeFileSync(at("user/data/repo/.env"), "SECRET=1\n");
    realHome = process.env["HOME"];
    process.env["HOME"] = at("user");
  });
  afterEach(() => {
    process.env["HOME"] = realHome;
    rmSync(root, { recursive: true, force: true });
  });

  function spec(over: Partial<SandboxSpec>, script: string): SandboxSpec {
    return {
      level: "enforced",
      command: ["/bin/sh", "-c", script],
      cwd: at("user/data/repo"),
      env: { PATH: "/usr/bin:/bin", USER_HOME: at("user") },
      home: at("user/data/home"),
      tmp: at("tmp"),
      readable: [at("user/bin")],
      marker: `hidden-${process.pid}/1`,
      ...over,
    };
  }

  async function say(over: Partial<SandboxSpec>, script: string): Promise<string> {
    if (!enforced.available) return enforced.reason;
    const { child, closed, end } = await spawnSandboxed(spec(over, script), enforced.programs);
    let out = "";
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (text: string) => (out += text));
    await closed;
    await end();
    return out;
  }
  const expected = (text: string): string => (enforced.available ? text : enforced.reason);

  test("is the user's home, but for its own places and what it needs", async () => {
    const script = `ls -A "$USER_HOME"; "$USER_HOME/bin/tool"; cat code; touch "$HOME/mine" && echo ok`;
    expect(await say({}, script)).toBe(expected("bin\ndata\ntool\ncode\nok\n"));
    expect(existsSync(at("user/data/home/mine"))).toBe(enforced.available);
  });

  test("is a directory that is named, such as the one with our own keys, but for what it needs of it", async () => {
    for (const name of ["ours/runs/repo", "ours/runs/home"])
      mkdirSync(at(name), { recursive: true });
    writeFileSync(at("ours/server-key"), "KEY\n");
    writeFileSync(at("ours/runs/repo/code"), "code\n");
    const place = {
      cwd: at("ours/runs/repo"),
      home: at("ours/runs/home"),
      env: { OURS: at("ours") },
    };
    const script = `ls -A "$OURS" "$OURS/runs"; cat "$OURS/server-key" 2>/dev/null || echo gone; cat code`;
    const seen = await say({ ...place, hidden: [at("ours")] }, script);
    const [ours, runs] = [at("ours"), at("ours/runs")];
    expect(seen).toBe(expected(`${ours}:\nruns\n\n${runs}:\nhome\nrepo\ngone\ncode\n`));
    // What proves that it was hidden: without being named it is seen.
    expect((await say(place, script)).includes("KEY\n")).toBe(enforced.available);
  });

  test("is what the repository brings for it to start, which stays as it is", async () => {
    const covered = [".agent", ".env", "none"].map((name) => at("user/data/repo", name));
    const script = "ls -A .agent; cat .env; cat code; touch .agent/new || echo kept; echo x > .env";
    // Also where the rest may be written: nothing that is put there is lost without a word.
    for (const writable of [[], [at("user/data/repo")]]) {
      const out = await say({ covered, writable }, `(${script}) 2>/dev/null`);
      expect(out).toBe(expected("{}\ncode\nkept\n"));
    }
    expect(readFileSync(at("user/data/repo/.agent/hook"), "utf8")).toBe("HOOK");
    expect(readFileSync(at("user/data/repo/.env"), "utf8")).toBe("SECRET=1\n");
  });

  test("is what a link leads to, where that is covered itself", async () => {
    symlinkSync(".agent", at("user/data/repo/.other"));
    symlinkSync(".agent/hook", at("user/data/repo/.hook"));
    symlinkSync("nowhere", at("user/data/repo/.gone"));
    const covered = [".agent", ".other", ".hook", ".gone"].map((name) =>
      at("user/data/repo", name),
    );
    const out = await say({ covered }, "ls -A .agent .other/; cat .hook .gone; cat code");
    expect(out.replaceAll(/^cat: .*\n/gm, "")).toBe(expected(".agent:\n\n.other/:\ncode\n"));
  });

  test.each(["code", "../../bin/tool", "/etc/hostname", "../gone"])(
    "is not what another link leads to, such as %s: then nothing is started",
    async (target) => {
      symlinkSync(target, at("user/data/repo/.link"));
      const covered = [at("user/data/repo/.link")];
      const programs = { bwrap: "/usr/bin/bwrap", node: process.execPath };
      await expect(spawnSandboxed(spec({ covered }, "exit"), programs)).rejects.toMatchObject({
        code: "sandbox.refused",
        message: expect.stringContaining(".link"),
      });
    },
  );

  test("must not be there where nothing can hide it", async () => {
    const covered = [at("user/data/repo/.agent")];
    const programs = { bwrap: "", node: process.execPath };
    const started = spawnSandboxed(spec({ covered, level: "agent-enforced" }, "exit"), programs);
    await expect(started).rejects.toMatchObject({
      code: "sandbox.refused",
      message: expect.stringContaining(".agent"),
    });
  });
});
