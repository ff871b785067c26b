import { execFileSync } from "node:child_process";
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, sep } from "node:path";
import { isWheelhouseError } from "@wheelhouse/core";
import { afterEach, describe, expect, test } from "vitest";
import { RUN_LOG_FORMAT } from "../run-log/run-log-format.ts";
import { NIGHT } from "../run-log/sample-logs.ts";
import { changeOf, makeStand, NOW } from "../suite/stand.ts";
import { namedPlaces } from "./source-place.ts";

const home = mkdtempSync(join(tmpdir(), "wheelhouse-places-"));
afterEach(() => {
  rmSync(home, { recursive: true, force: true });
  mkdirSync(home);
});

const codeOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => undefined,
    (error: unknown) => (isWheelhouseError(error) ? [error.code, error.hint] : error),
  );

describe("a place that is watched", () => {
  test("may be missing, and is found when it comes, and is empty when it goes", async () => {
    await using stand = makeStand(RUN_LOG_FORMAT);
    const path = join(home, "later");
    const place = { kind: "run-log", path, origin: "environment" } as const;
    const observed = await stand.open({ places: [place], missingMs: 10, pollMs: 50 });
    expect(await observed.sources()).toMatchObject([
      { status: "missing", problem: `${path} is not there; it is looked for again and again.` },
    ]);
    const came = changeOf(observed);
    mkdirSync(join(path, "r"), { recursive: true });
    writeFileSync(join(path, "r", "run.log"), NIGHT);
    expect(await came).toMatchObject({ from: 1 });
    await observed.scan();
    expect(await observed.sources()).toMatchObject([{ status: "ok", runs: 1, problem: null }]);
    const gone = changeOf(observed, ({ to }) => to === 0);
    rmSync(path, { recursive: true });
    await gone;
    await observed.scan();
    expect(await observed.sources()).toMatchObject([{ status: "missing", runs: 0 }]);
    expect(stand.errors).toEqual([]);
  });

  test("says what of it cannot be read, and the rest is read", async () => {
    await using stand = makeStand(RUN_LOG_FORMAT);
    stand.write("good/run.log", NIGHT);
    stand.write("other/inside/run.log", NIGHT);
    symlinkSync(".", join(stand.root, "circle"));
    symlinkSync("itself", join(stand.root, "itself"));
    symlinkSync(home, join(stand.root, "out"));
    symlinkSync("good", join(stand.root, "latest"));
    mkdirSync(join(stand.root, "pipe"));
    execFileSync("mkfifo", [join(stand.root, "pipe", "run.log")]);
    const observed = await stand.open();
    expect(observed.items()).toHaveLength(1);
    const [source] = await observed.sources();
    expect(source?.status).toBe("failing");
    const problem = source?.problem ?? "";
    expect(problem).toContain("circle is a link that leads in a circle");
    expect(problem).toContain(
      "itself is a link that cannot be followed: links that lead in a circle",
    );
    expect(problem).toContain("out is a link that leads out of the directory");
    expect(problem).toContain("run.log is no plain file");
    expect(problem).not.toContain("latest");
  });

  test("that is broken keeps no other from being read", async () => {
    await using stand = makeStand(RUN_LOG_FORMAT);
    stand.write("good/run.log", NIGHT);
    const file = join(home, "file");
    writeFileSync(file, "");
    symlinkSync("loop", join(home, "loop"));
    const places = [file, join(home, "loop"), stand.root].map(
      (path) => ({ kind: "run-log", path, origin: "environment" }) as const,
    );
    const observed = await stand.open({ places });
    const told = await observed.sources();
    expect(told.map(({ status }) => status)).toEqual(["failing", "failing", "ok"]);
    expect(told[0]?.problem).toBe(`${file} is no directory.`);
    expect(told[1]?.problem).toContain("links that lead in a circle");
    expect(observed.items()).toHaveLength(1);
  });

  test("has its open runs counted, and those that are silent are stale", async () => {
    await using stand = makeStand(RUN_LOG_FORMAT);
    const open = NIGHT.slice(0, NIGHT.lastIndexOf('{"v"'));
    stand.write("open/run.log", open);
    stand.write("done/run.log", NIGHT);
    let now = Date.parse("2026-05-05T21:05:00Z");
    const observed = await stand.open({ now: () => now });
    const byName = () =>
      new Map(observed.items().map((item) => [item.observed?.path?.split("/").at(-2), item]));
    expect(await observed.sources()).toMatchObject([{ runs: 2, open_runs: 1 }]);
    expect(byName().get("open")).toMatchObject({ status: "running", observed: { stale: false } });
    now = NOW;
    expect(byName().get("open")).toMatchObject({
      status: "interrupted",
      observed: { stale: true },
    });
    expect(byName().get("done")).toMatchObject({ status: "completed", observed: { stale: false } });
    expect(await observed.sources()).toMatchObject([{ runs: 2, open_runs: 0 }]);
  });
});

describe("a line that is no event", () => {
  test("is told of, although its run has no new one", async () => {
    await using stand = makeStand(RUN_LOG_FORMAT);
    const path = stand.write("night/run.log", NIGHT);
    const observed = await stand.open();
    const [run] = observed.items();
    const head = observed.head(run?.id ?? "");
    const told: unknown[] = [];
    observed.onChange((changes) => told.push(...changes));
    appendFileSync(path, "no json\n");
    await observed.scan();
    await expect.poll(() => told).toContainEqual({ run: run?.id, from: head + 1, to: head });
    expect(observed.item(run?.id ?? "")?.observed?.bad_lines).toBe(1);
  });
});

describe("places that a person adds", () => {
  test("are told apart by what is in them, kept over a restart, and removed", async () => {
    await using stand = makeStand(RUN_LOG_FORMAT);
    mkdirSync(join(home, "logs", "r"), { recursive: true });
    writeFileSync(join(home, "logs", "r", "run.log"), NIGHT);
    mkdirSync(join(home, "code", "shop", ".git"), { recursive: true });
    const observed = await stand.open();
    const logs = await observed.addSource({ path: join(home, "logs"), name: "Nights" });
    expect(logs).toMatchObject({ kind: "run-log", name: "Nights", origin: "added", runs: 1 });
    expect(await observed.addSource({ path: join(home, "code") })).toMatchObject({
      kind: "repositories",
      status: "ok",
    });
    await observed.close();
    const again = await stand.open();
    expect((await again.sources()).map(({ name }) => name)).toEqual([
      stand.root.split(sep).slice(-2).join(sep),
      "Nights",
      `Repositories in ${join(basename(home), "code")}`,
    ]);
    await again.removeSource(logs.id);
    expect(again.items()).toEqual([]);
    const kept: unknown = JSON.parse(readFileSync(join(stand.dataDir, "sources.json"), "utf8"));
    expect(kept).toMatchObject({ version: 1, sources: [{ kind: "repositories" }] });
  });

  test("are refused when it is not clear what they are, or they cannot be read", async () => {
    await using stand = makeStand(RUN_LOG_FORMAT);
    mkdirSync(join(home, "empty"));
    const observed = await stand.open();
    expect(await codeOf(observed.addSource({ path: join(home, "empty") }))).toEqual([
      "source.unclear",
      "Say what it is with a kind: run-log, claude, qwen, codex, otlp, repositories.",
    ]);
    expect(await codeOf(observed.addSource({ path: join(home, "none") }))).toMatchObject([
      "source.unreadable",
      expect.any(String),
    ]);
    const [source] = await observed.sources();
    expect(await codeOf(observed.removeSource("run-log-0"))).toMatchObject(["source.unknown", {}]);
    expect(await codeOf(observed.removeSource(source?.id ?? ""))).toEqual([
      "source.unknown",
      "Take it out of the environment variable that names it.",
    ]);
  });

  test("and are in a damaged file: it stays as it is, says so, and the others are watched", async () => {
    await using stand = makeStand(RUN_LOG_FORMAT);
    const file = join(stand.dataDir, "sources.json");
    stand.write("r/run.log", NIGHT);
    mkdirSync(join(home, "logs"));
    mkdirSync(stand.dataDir);
    writeFileSync(file, '{"version":1,');
    const observed = await stand.open();
    const [untold, usual, ...more] = await observed.sources();
    expect(untold).toMatchObject({
      id: "added",
      status: "failing",
      path: file,
      problem: expect.stringContaining("sources.json cannot be read"),
    });
    expect(usual).toMatchObject({ runs: 1, status: "ok" });
    expect(more).toEqual([]);
    const adding = observed.addSource({ path: join(home, "logs"), kind: "run-log" });
    expect(await codeOf(adding)).toEqual([
      "settings.invalid",
      expect.stringContaining("Mend it or delete it"),
    ]);
    expect(readFileSync(file, "utf8")).toBe('{"version":1,');
    const sources = [{ kind: "run-log", path: join(home, "logs") }];
    writeFileSync(file, JSON.stringify({ version: 1, sources }));
    await observed.scan();
    expect((await observed.sources()).map(({ path }) => path)).toEqual([
      stand.root,
      join(home, "logs"),
    ]);
    writeFileSync(file, "{");
    await observed.scan();
    expect((await observed.sources()).map(({ id }) => id)).toContain("added");
  });

  test("can be looked at before, without a trace", async () => {
    await using stand = makeStand(RUN_LOG_FORMAT);
    mkdirSync(join(home, "logs", "r"), { recursive: true });
    writeFileSync(join(home, "logs", "r", "run.log"), `${NIGHT.split("\n")[0]}\nbroken\n`);
    const observed = await stand.open();
    const seen = await observed.preview(join(home, "logs"), undefined);
    expect(seen).toMatchObject({
      kind: "run-log",
      files: 1,
      lines: [
        { line: 1, problem: null },
        { line: 2, events: [], problem: "not JSON" },
      ],
    });
    expect(seen.lines[0]?.events[0]).toContain(
      'run.created {"flow":"run-log","title":"Night shift"',
    );
    expect(await observed.sources()).toHaveLength(1);
  });
});

describe("places that are named", () => {
  test("are those of the environment, and where agents write by default", () => {
    const environment = {
      WHEELHOUSE_RUN_STATE_DIR: "/a:/b",
      WHEELHOUSE_REPOSITORIES: "/src",
      CODEX_HOME: "/codex",
    };
    expect(
      namedPlaces({ home: "/home/ann", dataDir: "/data", environment }).map(
        ({ kind, path, origin }) => `${kind} ${path} ${origin}`,
      ),
    ).toEqual([
      "run-log /a environment",
      "run-log /b environment",
      "repositories /src environment",
      "claude /home/ann/.claude/projects default",
      "qwen /home/ann/.qwen/projects default",
      "codex /codex/sessions default",
      "otlp /data/otlp default",
    ]);
  });
});
