import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { identify, stateOf } from "@wheelhouse/sandbox";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { createRepository } from "../../fixtures/repository.ts";
import { replaceGit } from "../../fixtures/replace-git.ts";
import { scratch } from "../../fixtures/scratch.ts";
import { ourGit } from "../our-git.ts";
import { gitRunner, keepGitBeside } from "./git-beside.ts";

const HOST = fileURLToPath(new URL("../../fixtures/git-beside-program.ts", import.meta.url));

let endUse = (): void => undefined;

/** Has git run beside this process until the test ends. */
async function begin(): Promise<number> {
  endUse = keepGitBeside();
  onTestFinished(endUse);
  await expect
    .poll(
      async () => {
        await ourGit(["version"]);
        return gitRunner();
      },
      { timeout: 60_000 },
    )
    .toBeDefined();
  return gitRunner() ?? 0;
}

describe("git beside a host", () => {
  test("is run here as long as few are needed", async () => {
    const stop = keepGitBeside();
    onTestFinished(stop);
    expect((await ourGit(["version"])).code).toBe(0);
    expect(gitRunner()).toBeUndefined();
  });

  test("has another parent and says the same: failures, environment, limits and signals", async () => {
    const runner = await begin();
    const { path } = createRepository();
    const failed = await ourGit(["rev-parse", "nothing"], { cwd: path });
    expect(failed).toMatchObject({ code: 128, stderr: expect.stringContaining("nothing") });
    expect((await ourGit(["version"], { cwd: join(path, "nowhere") })).code).toBe(-1);

    vi.stubEnv("SECRET", "secret");
    replaceGit('echo "$PPID"; env; exec sleep 100');
    const late = await ourGit(["log"], { timeoutMs: 2_000 });
    expect(late).toMatchObject({ code: -1, cut: "time" });
    expect(Number(late.stdout.split("\n")[0])).toBe(runner);
    expect(late.stdout).not.toContain("SECRET");
    expect(late.stdout).toContain("HOME=/nonexistent");
    expect(await ourGit(["log"], { maxBytes: 2 })).toMatchObject({ cut: "size" });

    const stop = new AbortController();
    const going = ourGit(["log"], { signal: stop.signal });
    stop.abort();
    expect(await going).toMatchObject({ code: -1, cut: "signal" });
    expect(await ourGit(["log"], { signal: stop.signal })).toMatchObject({ cut: "signal" });
  });

  test("reads text and bytes, however long, and takes nothing for all when they break off", async () => {
    await begin();
    const { path } = createRepository();
    const args = ["hash-object", "--stdin"];
    async function* bytes(count: number, fails = false): AsyncGenerator<Uint8Array> {
      for (let piece = 0; piece < count; piece++) yield Buffer.alloc(1024 * 1024, piece);
      if (fails) throw new Error("broke off");
    }
    const hashed = async (input: string | AsyncIterable<Uint8Array>): Promise<string> =>
      (await ourGit(args, { cwd: path, input })).stdout.trim();
    expect(await hashed("hello\n")).toBe("ce013625030ba8dba906f756967f9e9ca394464a");
    for (const count of [1, 9]) {
      const whole = Buffer.concat(await Array.fromAsync(bytes(count)));
      const wanted = execFileSync("git", args, { cwd: path, input: whole, encoding: "utf8" });
      expect(await hashed(bytes(count))).toBe(wanted.trim());
    }
    for (const count of [1, 9])
      expect(await ourGit(args, { cwd: path, input: bytes(count, true) })).toMatchObject({
        code: -1,
        stdout: "",
        stderr: "broke off",
      });
  });

  test("is run here again after its process was killed, and what was under way has failed", async () => {
    const runner = await begin();
    const started = join(scratch(), "started");
    replaceGit(`echo $$ > ${started}; exec sleep 100`);
    const going = ourGit(["log"]);
    await expect.poll(() => existsSync(started) && readFileSync(started, "utf8")).toMatch(/\n/);
    process.kill(runner, "SIGKILL");
    expect(await going).toMatchObject({ code: -1, stderr: expect.stringContaining("gone away") });
    process.kill(Number(readFileSync(started, "utf8")), "SIGKILL");
    vi.unstubAllEnvs();
    expect(gitRunner()).toBeUndefined();
    expect((await ourGit(["version"])).code).toBe(0);
  });

  test("ends its process when nobody wants it any more, after what is under way", async () => {
    const stop = keepGitBeside();
    const runner = await begin();
    const identity = identify(runner);
    const go = join(scratch(), "go");
    replaceGit(`while [ ! -e ${go} ]; do sleep 0.01; done; echo done`);
    const going = ourGit(["log"]);
    stop();
    expect(gitRunner()).toBe(runner);
    endUse();
    expect(gitRunner()).toBeUndefined();
    expect(identity && stateOf(identity)).toBe("alive");
    writeFileSync(go, "");
    expect(await going).toMatchObject({ code: 0, stdout: "done\n" });
    await expect.poll(() => identity && stateOf(identity), { timeout: 60_000 }).toBe("dead");
  });

  test("its process outlives a host that is killed until the last git has ended", async () => {
    const [go, ended] = [join(scratch(), "go"), join(scratch(), "ended")];
    replaceGit(`case "$*" in *version*) exit 0;; esac
while [ ! -e ${go} ]; do sleep 0.01; done; echo ended > ${ended}`);
    const host = spawn(process.execPath, [HOST], { stdio: ["ignore", "pipe", "ignore"] });
    onTestFinished(() => void host.kill("SIGKILL"));
    const lines = createInterface({ input: host.stdout })[Symbol.asyncIterator]();
    const identity = identify(Number((await lines.next()).value));
    const exit = once(host, "exit");
    host.kill("SIGKILL");
    await exit;
    expect(identity && stateOf(identity)).toBe("alive");
    writeFileSync(go, "");
    await expect.poll(() => existsSync(ended), { timeout: 60_000 }).toBe(true);
    await expect.poll(() => identity && stateOf(identity), { timeout: 60_000 }).toBe("dead");
  });

  test("says that there is no git", async () => {
    await begin();
    vi.stubEnv("PATH", scratch());
    onTestFinished(() => {
      vi.unstubAllEnvs();
    });
    await expect(ourGit(["version"])).rejects.toThrow("There is no git");
  });
});
