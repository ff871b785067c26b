import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { createRepository } from "../fixtures/repository.ts";
import { replaceGit } from "../fixtures/replace-git.ts";
import { scratch } from "../fixtures/scratch.ts";
import { ourGit } from "./our-git.ts";

describe("our git", () => {
  test("gives a failure as a value", async () => {
    const { path } = createRepository();
    const failed = await ourGit(["rev-parse", "nothing"], { cwd: path });
    expect(failed).toMatchObject({ code: 128, stderr: expect.stringContaining("nothing") });
    expect((await ourGit(["version"], { cwd: join(path, "nowhere") })).code).toBe(-1);
  });

  test("has an environment from nothing", async () => {
    vi.stubEnv("GIT_DIR", "/elsewhere");
    vi.stubEnv("SECRET", "secret");
    replaceGit("env");
    const { stdout } = await ourGit(["version"]);
    expect(stdout).not.toMatch(/SECRET|GIT_DIR/);
    expect(stdout).toContain("GIT_OPTIONAL_LOCKS=0");
    expect(stdout).toContain("HOME=/nonexistent");
  });

  test("stops at its time, and hands over what was said until then", async () => {
    replaceGit("echo early; exec sleep 100");
    const { code, stdout, cut } = await ourGit(["log"], { timeoutMs: 300 });
    expect({ code, stdout, cut }).toEqual({ code: -1, stdout: "early\n", cut: "time" });
  });

  test("waits for no grandchild that holds the output open", async () => {
    const pid = join(scratch(), "pid");
    replaceGit(`sleep 100 & echo $! > ${pid}; wait`);
    expect(await ourGit(["log"], { timeoutMs: 300 })).toMatchObject({ cut: "time" });
    await expect.poll(() => existsSync(pid)).toBe(true);
    process.kill(Number(readFileSync(pid, "utf8")), "SIGKILL");
  });

  test("stops at a signal, and does not begin after one", async () => {
    replaceGit("echo early; exec sleep 100");
    const stop = new AbortController();
    const going = ourGit(["log"], { signal: stop.signal });
    stop.abort();
    expect(await going).toMatchObject({ code: -1, cut: "signal" });
    expect(await ourGit(["log"], { signal: stop.signal })).toEqual({
      code: -1,
      stdout: "",
      stderr: "",
      cut: "signal",
    });
  });

  test("reads bytes as they come, and takes nothing for all when they break off", async () => {
    const { path } = createRepository();
    async function* bytes(fails: boolean): AsyncGenerator<Uint8Array> {
      yield Buffer.from([0, 255]);
      if (fails) throw new Error("broke off");
      yield Buffer.from([10]);
    }
    const args = ["hash-object", "--stdin"];
    const whole = await ourGit(args, { cwd: path, input: bytes(false) });
    expect(whole).toMatchObject({ code: 0, stdout: "506cd141ad4a679eee22d6a21dd267cca5734b92\n" });
    const broken = await ourGit(args, { cwd: path, input: bytes(true) });
    expect(broken).toMatchObject({ code: -1, stdout: "", stderr: "broke off" });
  });

  test("stops at its size", async () => {
    replaceGit("while :; do echo 0123456789; done");
    const { stdout, cut } = await ourGit(["log"], { maxBytes: 25 });
    expect({ stdout, cut }).toEqual({ stdout: "0123456789\n0123456789\n012", cut: "size" });
  });
});
