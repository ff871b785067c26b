import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { checkWatched } from "./check-watched.ts";

const scratch = (): string => mkdtempSync(join(tmpdir(), "wheelhouse-watched-"));

const check = (env: Record<string, string>, home = scratch()) => {
  const { stdin, stdout, stderr } = process;
  return checkWatched({ home, io: { stdin, stdout, stderr, env, cwd: "/place" } });
};

describe("what doctor says of what is watched", () => {
  test("is what holds, and which variables say so, but no token", async () => {
    const runs = scratch();
    const env = { WHEELHOUSE_RUN_STATE_DIR: runs, WHEELHOUSE_GITHUB_TOKEN: "secret-token" };
    const [said, added] = await check({ ...env, WHEELHOUSE_SESSIONS: "no" });
    expect(said?.status).toBe("ok");
    expect(said?.detail).toContain(`run.log in ${runs}`);
    expect(said?.detail).toContain("sessions off");
    expect(said?.detail).toContain("repositories below /place");
    expect(said?.detail).toContain("WHEELHOUSE_GITHUB_TOKEN");
    expect(said?.detail).not.toContain("secret-token");
    expect(added).toMatchObject({ status: "ok", detail: "none" });
  });

  test("warns of a directory that is not there and of a number that is none", async () => {
    const [said] = await check({
      WHEELHOUSE_RUN_STATE_DIR: "/nonexistent/runs",
      WHEELHOUSE_STALE_MINUTES: "soon",
    });
    expect(said?.status).toBe("warn");
    expect(said?.hint).toContain("/nonexistent/runs is not there");
    expect(said?.hint).toContain("WHEELHOUSE_STALE_MINUTES");
  });

  test("fails on a file of added sources that is none of ours", async () => {
    const home = scratch();
    writeFileSync(join(home, "sources.json"), "{");
    const [, added] = await check({}, home);
    expect(added?.status).toBe("fail");
    expect(added?.hint).toContain("Mend it or delete it");
  });
});
