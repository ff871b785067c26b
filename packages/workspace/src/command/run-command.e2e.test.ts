import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { once } from "node:events";
import { join } from "node:path";
import { treeOf } from "@wheelhouse/sandbox";
import { describe, expect, onTestFinished, test } from "vitest";
import { scratch } from "../fixtures/scratch.ts";
import { type CommandOptions, type CommandResult, runCommand } from "./run-command.ts";

/** A tree, a home and a place beside them that is not to be written. */
function ground(): {
  readonly root: string;
  readonly run: (
    script: string,
    more?: Partial<CommandOptions>,
    signal?: AbortSignal,
  ) => Promise<CommandResult>;
} {
  const root = scratch();
  for (const name of ["tree", "home", "tmp", "beside"]) mkdirSync(join(root, name));
  const tree = join(root, "tree");
  return {
    root,
    run: (script, more, signal) =>
      runCommand(
        {
          command: ["/bin/sh", "-c", script],
          cwd: tree,
          writable: [tree],
          home: join(root, "home"),
          tmp: join(root, "tmp"),
          network: false,
          timeoutMs: 60_000,
          marker: `command/${root}`,
          ...more,
        },
        signal,
      ),
  };
}

describe("a command over a clone", () => {
  test("its output is in order, whichever way it went, and its exit is told", async () => {
    const { run } = ground();
    const result = await run("echo one; echo two >&2; echo three; exit 3");
    expect(result).toMatchObject({
      exit: 3,
      ok: false,
      output: "one\ntwo\nthree\n",
      omitted: 0,
      level: "enforced",
    });
    expect(await run("true")).toMatchObject({
      exit: 0,
      ok: true,
      timedOut: false,
      cancelled: false,
    });
  });

  test("arguments are arguments: no shell reads them", async () => {
    const { root, run } = ground();
    const words = ["$(touch pwned)", "; touch pwned", "a b", "*", "`id`", ""];
    const { output } = await run("", { command: ["printf", "[%s]", ...words] });
    expect(output).toBe(words.map((word) => `[${word}]`).join(""));
    expect(readdirSync(join(root, "tree"))).toEqual([]);
  });

  test("L12: it writes in its tree, and nowhere beside it", async () => {
    const { root, run } = ground();
    const beside = join(root, "beside", "x");
    const result = await run(
      `echo mine > made; echo x > ${beside}; ln -s ${root}/beside out; echo x > out/y`,
    );
    expect(result.output).toMatch(/Read-only file system|No such file|nonexistent/);
    expect(readdirSync(join(root, "beside"))).toEqual([]);
    expect(existsSync(join(root, "tree", "made"))).toBe(true);
    const reading = await run("echo x > made-too", { writable: [] });
    expect(reading).toMatchObject({ ok: false });
    expect(existsSync(join(root, "tree", "made-too"))).toBe(false);
  });

  test("has no network but a loopback of its own, unless it is allowed", async () => {
    const { run } = ground();
    const server = createServer((socket) => socket.end("reached")).listen(0, "127.0.0.1");
    onTestFinished(() => void server.close());
    await once(server, "listening");
    const address = server.address();
    const port = typeof address === "object" ? address?.port : undefined;
    const command = [
      process.execPath,
      "-e",
      `require("net").connect(${port}, "127.0.0.1").on("data", (d) => console.log(String(d))).on("error", (e) => console.log(e.code))`,
    ];
    expect((await run("", { command })).output).toBe("ECONNREFUSED\n");
    expect((await run("", { command, network: true })).output).toBe("reached\n");
  });

  test("L11: what it leaves behind is dead when it has settled, also when it takes too long", async () => {
    const { root, run } = ground();
    const result = await run(
      "(env -i setsid sh -c 'trap \"\" TERM; sleep 1000; sleep 1000' &); trap '' TERM; echo begun; sleep 1000; sleep 1000",
      { timeoutMs: 1_000 },
    );
    expect(result).toMatchObject({ timedOut: true, ok: false, output: "begun\n" });
    expect(treeOf({ marker: `command/${root}` })).toEqual([]);
  });

  test("a stop ends it, and one that came before has nothing run", async () => {
    const { root, run } = ground();
    const stop = new AbortController();
    const going = run("echo begun > begun; sleep 1000; sleep 1000", {}, stop.signal);
    await expect.poll(() => existsSync(join(root, "tree", "begun"))).toBe(true);
    stop.abort();
    expect(await going).toMatchObject({ cancelled: true, timedOut: false, ok: false });
    expect(treeOf({ marker: `command/${root}` })).toEqual([]);
    expect(await run("echo x > x", {}, stop.signal)).toMatchObject({ cancelled: true, exit: null });
    expect(readdirSync(join(root, "tree"))).toEqual(["begun"]);
  });

  test("of a long output the beginning and the end are kept, and secrets are not", async () => {
    const { run } = ground();
    const token = `ghp_${"a1B2".repeat(9)}`;
    const result = await run(`echo first; echo ${token}; seq 1 20000; echo last`, {
      maxOutput: 1_000,
    });
    expect(result.output).toMatch(/^first\n\[redacted:github-token\]\n1\n/);
    expect(result.output).toMatch(/20000\nlast\n$/);
    expect(result.output).toContain(`[${result.omitted} characters left out]`);
    expect(result.output.length).toBeLessThan(1_100);
  });

  test("a program that is not there is a failure like any other", async () => {
    const { run } = ground();
    expect(await run("", { command: ["no-such-program"] })).toMatchObject({
      exit: 127,
      ok: false,
      output: expect.stringContaining("no-such-program"),
    });
    await expect(run("", { command: [] })).rejects.toMatchObject({ code: "settings.invalid" });
  });

  test("sees nothing of the environment but the path", async () => {
    const { root, run } = ground();
    writeFileSync(join(root, "tree", "x"), "");
    const { output } = await run("env | sed 's/=.*//' | sort", { env: { MINE: "1" } });
    expect(output.trim().split("\n")).toEqual(
      expect.arrayContaining(["HOME", "MINE", "PATH", "TMPDIR"]),
    );
    expect(output).not.toMatch(/VITEST|WHEELHOUSE_HOME/);
  });
});
