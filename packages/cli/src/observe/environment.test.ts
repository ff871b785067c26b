import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { OBSERVING_VARIABLES, readObserving } from "./environment.ts";

const read = (env: Record<string, string>) => readObserving({ env, cwd: "/place" });

describe("what the environment says about what is observed", () => {
  test("is the usual when it says nothing", () => {
    expect(read({})).toEqual({
      stateDirectories: [],
      sessions: undefined,
      repositories: undefined,
      staleMs: 900_000,
      searchDays: 30,
      otlp: { content: false, maxAgeMs: 30 * 86_400_000, maxBytes: 2 ** 30 },
      problems: [],
    });
  });

  test("takes path lists, relative ones from where the command stands, each once", () => {
    const { stateDirectories, sessions, repositories } = read({
      WHEELHOUSE_RUN_STATE_DIR: "/a:b::/a",
      WHEELHOUSE_SESSIONS: "/s",
      WHEELHOUSE_REPOSITORIES: "../src",
    });
    expect(stateDirectories).toEqual(["/a", "/place/b"]);
    expect(sessions).toEqual(["/s"]);
    expect(repositories).toEqual(["/src"]);
  });

  test("understands the name that another dashboard gave it, unless ours is set", () => {
    expect(read({ REPO_RECALL_RUN_STATE_DIR: "/a" }).stateDirectories).toEqual(["/a"]);
    const both = { REPO_RECALL_RUN_STATE_DIR: "/a", WHEELHOUSE_RUN_STATE_DIR: "/b" };
    expect(read(both).stateDirectories).toEqual(["/b"]);
  });

  test("switches sessions and repositories off by `no`", () => {
    const off = read({ WHEELHOUSE_SESSIONS: "no", WHEELHOUSE_REPOSITORIES: "no" });
    expect([off.sessions, off.repositories]).toEqual([[], []]);
  });

  test("keeps the usual for what is no number, and says so", () => {
    const { staleMs, searchDays, problems } = read({
      WHEELHOUSE_STALE_MINUTES: "soon",
      WHEELHOUSE_SEARCH_DAYS: "-1",
    });
    expect([staleMs, searchDays]).toEqual([900_000, 30]);
    expect(problems).toHaveLength(2);
    expect(read({ WHEELHOUSE_STALE_MINUTES: "0.5" }).staleMs).toBe(30_000);
    expect(read({ WHEELHOUSE_OTLP_CONTENT: "1", WHEELHOUSE_OTLP_MB: "2" }).otlp).toMatchObject({
      content: true,
      maxBytes: 2 * 1_024 * 1_024,
    });
  });

  test("is documented, variable by variable", () => {
    const page = readFileSync(join(import.meta.dirname, "../../../../docs/observed.md"), "utf8");
    for (const [name, meaning] of Object.entries(OBSERVING_VARIABLES))
      expect(page).toContain(`| \`${name}\` | ${meaning} |`);
  });
});
