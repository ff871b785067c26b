import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { sampleSession, SESSION } from "../demo/fill/sample-session.ts";
import { readObserving } from "./environment.ts";
import { watchedPlaces } from "./watched-places.ts";

const scratch = (): string => mkdtempSync(join(tmpdir(), "wheelhouse-places-"));

/** Places by kind and path, and what was said of those that are none. */
async function places(env: Readonly<Record<string, string>>) {
  const { stdin, stdout, stderr } = process;
  const io = { stdin, stdout, stderr, env: { HOME: "/home/ann", ...env }, cwd: "/place" };
  const said: string[] = [];
  const found = await watchedPlaces({ home: "/data", io }, readObserving(io), (text) => {
    said.push(text);
  });
  return { found: found.map(({ kind, path }) => `${kind} ${path}`), said };
}

describe("places that nobody has added", () => {
  test("are where agents keep their sessions, and what comes by OpenTelemetry", async () => {
    expect(await places({})).toEqual({
      found: [
        "claude /home/ann/.claude/projects",
        "qwen /home/ann/.qwen/projects",
        "codex /home/ann/.codex/sessions",
        "otlp /data/otlp",
      ],
      said: [],
    });
  });

  test("are what the environment names; `no` takes the sessions away", async () => {
    const { found } = await places({
      WHEELHOUSE_RUN_STATE_DIR: "runs:/more",
      WHEELHOUSE_REPOSITORIES: "/src",
      WHEELHOUSE_SESSIONS: "no",
    });
    expect(new Set(found)).toEqual(
      new Set(["run-log /place/runs", "run-log /more", "repositories /src", "otlp /data/otlp"]),
    );
  });

  test("are told by what is in them where only a path is named, and left out when that cannot be", async () => {
    const sessions = scratch();
    mkdirSync(join(sessions, "-home-ann-orders"));
    const file = join(sessions, "-home-ann-orders", `${SESSION}.jsonl`);
    writeFileSync(file, sampleSession("/home/ann/orders", Date.now()));
    const empty = scratch();
    const { found, said } = await places({ WHEELHOUSE_SESSIONS: `${sessions}:${empty}` });
    expect(found).toEqual(["otlp /data/otlp", `claude ${sessions}`]);
    expect(said).toHaveLength(1);
    expect(said[0]).toContain(empty);
  });
});
