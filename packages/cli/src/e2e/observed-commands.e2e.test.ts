import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { API, logLineSchema, runListItemSchema, sourceObjectSchema } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { observedGround } from "../testing/observed-ground.ts";
import { serve } from "../testing/serve.ts";
import { openTerminal } from "../testing/terminal.ts";

/** A state directory with one open run, and what writes more of its lines. */
function harness() {
  const directory = mkdtempSync(join(tmpdir(), "wheelhouse-runs-"));
  const run = join(directory, "night");
  mkdirSync(run);
  const write = (kind: string, members: object = {}): void =>
    appendFileSync(
      join(run, "run.log"),
      `${JSON.stringify({ v: 1, ts: Date.now(), kind, ...members })}\n`,
    );
  write("run.started", { data: { title: "Night shift" } });
  write("wheel.requested", { item: "acme/shop:push", data: { reason: "no key" } });
  return { directory, write };
}

const items = (text: string) => z.array(runListItemSchema).parse(JSON.parse(text));

describe("commands about observed runs", () => {
  test("read them without a server, mark them, and refuse to tell them anything", async () => {
    const { directory } = harness();
    const terminal = openTerminal();
    expect((await terminal.call("ls")).stdout).toContain("No run yet.");
    expect(await terminal.call("source", "add", directory, "--name", "night")).toMatchObject({
      code: 0,
    });
    const listed = await terminal.call("ls");
    expect(listed.stdout).toMatch(/x-night-\w{8} +run-log +waiting/);
    expect(listed.stdout).toMatch(/A run waits for you: wheelhouse why x-night-/);
    expect(items((await terminal.call("ls", "--source", "wheelhouse", "--json")).stdout)).toEqual(
      [],
    );
    const why = await terminal.call("why", "x-night");
    expect(why.stdout).toContain("It asks a person to take the wheel for acme/shop:push");
    for (const verb of ["cancel", "pause", "resume"])
      expect(await terminal.call(verb, "x-night")).toMatchObject({
        code: 2,
        stderr: expect.stringContaining("another harness drives"),
      });
    for (const name of ["x-night", "night"])
      for (const [verb, lack] of [
        ["report", "has no report"],
        ["export", "has no journal that could be exported"],
      ] as const) {
        const refused = await terminal.call(verb, name);
        expect([refused.code, refused.stdout]).toEqual([2, ""]);
        const said = refused.stderr.replaceAll(/\s+/g, " ");
        expect(said).toMatch(
          new RegExp(`Another harness drives x-night-\\w{8}, which ${lack}\\. See it:`),
        );
        expect(said).toMatch(/wheelhouse show x-night-\w+ · wheelhouse logs x-night-/);
      }
    expect((await terminal.call("show", "night")).stdout).toMatch(/source +night \(run-log-/);
    expect(await terminal.call("show", "x-nothing")).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("There is no run"),
    });
    expect(await terminal.call("source", "rm", "night")).toMatchObject({ code: 0 });
    expect(items((await terminal.call("ls", "--json")).stdout)).toEqual([]);
  });

  test("ask the server that is there, which watches a new source at once", async () => {
    const { directory, write } = harness();
    const terminal = openTerminal();
    await serve(terminal);
    const added = await terminal.call("source", "add", directory, "--json");
    const source = sourceObjectSchema.parse(JSON.parse(added.stdout));
    expect(source).toMatchObject({ kind: "run-log", status: "ok", runs: 1, open_runs: 1 });
    const [item] = items((await terminal.call("ls", "--source", source.id, "--json")).stdout);
    expect(item?.status).toBe("waiting");

    const following = terminal.start("logs", "night", "--follow", "--json");
    await following.shown(/wheel\.requested/);
    write("wheel.taken", { actor: "ann" });
    await following.shown(/wheel\.taken/);
    write("wheel.released");
    write("run.completed");
    const { code, stdout } = await following.ended;
    const lines = stdout.trimEnd().split("\n");
    const events = lines.map((line) => logLineSchema.parse(JSON.parse(line)));
    expect(code).toBe(0);
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
    expect(events.at(-1)?.type).toBe("run.completed");
    expect((await terminal.call("why", "night")).stdout).toContain("It completed");
  });

  test("say what is wrong with what they were told, and what to do", async () => {
    const terminal = openTerminal();
    const wrong = async (...args: string[]) => {
      const { code, stderr } = await terminal.call("source", ...args);
      expect(code).toBe(2);
      return stderr;
    };
    expect(await wrong("ad", "/tmp")).toContain("Did you mean add");
    expect(await wrong("add")).toContain("needs a directory");
    expect(await wrong("add", "/nonexistent/place")).toContain("it is not there");
    expect(await wrong("preview", "/tmp", "--kind", "run-logs")).toContain("Did you mean run-log");
    expect(await wrong("rm", "nothing")).toContain("There is no source nothing");
  });

  test("L13: a damaged list of sources is told wherever it matters, and all else goes on", async () => {
    const ground = observedGround();
    const terminal = openTerminal({ env: ground.env });
    mkdirSync(terminal.home, { recursive: true, mode: 0o700 });
    const file = join(terminal.home, "sources.json");
    writeFileSync(file, "{");
    for (const words of [["ls"], ["source", "ls"], ["doctor"]]) {
      const { stdout } = await terminal.call(...words);
      expect(stdout.replaceAll(/\s+/g, " ")).toContain("sources.json cannot be read");
    }
    const server = await serve(terminal);
    const runs = async () =>
      API.runs.reply.parse(await (await server.call("/api/runs?source=run-log")).json()).length;
    await expect.poll(runs, { timeout: 60_000 }).toBe(2);
    const wanting = async () =>
      API.actionRequired.reply.parse(await (await server.call("/api/action-required")).json()).items
        .length;
    await expect.poll(wanting, { timeout: 60_000 }).toBeGreaterThan(0);
    const refused = await terminal.call("source", "add", join(ground.repositories, "shop"));
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining("Mend it")]);
    expect(readFileSync(file, "utf8")).toBe("{");
    expect((await terminal.call("ls")).stdout).toContain("Mend it or delete it");
  });
});
