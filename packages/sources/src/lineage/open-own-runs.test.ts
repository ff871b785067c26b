import { RUN_PROJECTIONS } from "@wheelhouse/core";
import { type Journal, openMemoryJournal } from "@wheelhouse/journal";
import { describe, expect, test } from "vitest";
import { openOwnRuns } from "./open-own-runs.ts";

async function opens(journal: Journal, run: string, session: string): Promise<void> {
  const data = { session, agent: "qwen", level: "enforced", loadable: true };
  const event = { type: "session.opened", step: "a", attempt: "a#1.1", data };
  await journal.append([{ stream: `run/${run}`, class: "run", events: [event] }]);
}

const fail = (error: unknown): void => {
  throw error;
};

describe("our own runs", () => {
  test("are known by their sessions and traces, those of before and those that come", async () => {
    await using journal = await openMemoryJournal({ projections: RUN_PROJECTIONS });
    await opens(journal, "r1", "s1");
    const own = await openOwnRuns(journal, (run) => `trace of ${run}`, fail);
    expect([own.runOfSession("s1"), own.runOfTrace("trace of r1")]).toEqual(["r1", "r1"]);
    await opens(journal, "r2", "s2");
    await opens(journal, "r2", "s1");
    await expect.poll(() => own.runOfSession("s2")).toBe("r2");
    expect([own.runOfSession("s1"), own.runOfTrace("trace of r2")]).toEqual(["r2", "r2"]);
    expect([own.runOfSession("s3"), own.runOfTrace("r1")]).toEqual([undefined, undefined]);
    await own.close();
  });
});
