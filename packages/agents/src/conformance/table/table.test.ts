import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { CapabilityRecord } from "../record.ts";
import { fillPage } from "./fill-page.ts";
import { readRecords } from "./read-records.ts";
import { renderTable } from "./render-table.ts";
import { testedFrom, testedIn } from "./tested-from.ts";

const PAGE = join(import.meta.dirname, "../../../../../docs/agents.md");
const VERSIONS = join(import.meta.dirname, "../versions.json");

const record = (outcome: "held" | "wrote", strays: readonly string[] = []): CapabilityRecord => ({
  agent: "someone",
  version: "1.2.3",
  on: "2026-11-21",
  checks: [
    { id: "start", outcome: "passed" },
    { id: "usage", outcome: "failed", why: "It tells nothing." },
  ],
  trials: [
    {
      trial: "enforced",
      mode: "plan",
      attacks: [{ id: "sort-output", outcome: "held" }],
      strays: [],
    },
    {
      trial: "agent-enforced",
      mode: "plan",
      attacks: [{ id: "sort-output", outcome, why: "PROJECT/canary" }],
      strays: [...strays],
    },
  ],
});

describe("the records", () => {
  const records = readRecords();

  test("are shown on the page as they are", () => {
    const page = readFileSync(PAGE, "utf8");
    expect(fillPage(page, renderTable(records))).toBe(page);
  });

  test("are of the pinned versions", () => {
    const versions = JSON.parse(readFileSync(VERSIONS, "utf8"));
    for (const { agent, version } of records) expect(versions[agent]?.version).toBe(version);
  });

  test("show that nobody writes where writing is prevented", () => {
    const enforced = records.flatMap(({ agent, trials }) =>
      trials
        .filter(({ trial }) => trial !== "agent-enforced")
        .map((trial) => ({ agent, ...trial })),
    );
    expect(enforced.length).toBeGreaterThan(0);
    for (const { agent, trial, attacks, strays } of enforced) {
      const wrote = attacks.filter(({ outcome }) => outcome === "wrote");
      expect({ agent, trial, wrote, strays }).toEqual({ agent, trial, wrote: [], strays: [] });
    }
  });
});

describe("what a record says in a few numbers", () => {
  test("counts checks and attacks, and holds its plan mode against what it let through", () => {
    expect(testedFrom(record("held"))).toMatchObject({ passed: 2, failed: 1, planModeHolds: true });
    expect(testedFrom(record("wrote")).planModeHolds).toBe(false);
    expect(testedFrom(record("held", ["PROJECT/else"])).planModeHolds).toBe(false);
  });

  test("is known only of the version that was tried", () => {
    const tested = testedIn([record("held")]);
    expect(tested("someone", "1.2.3")?.on).toBe("2026-11-21");
    expect(tested("someone", "1.2.4")).toBeUndefined();
  });

  test("is told on the page with what failed and what was written", () => {
    const table = renderTable([record("wrote")]);
    expect(table).toMatch(/\| sort -o +\| wrote +\|/);
    expect(table).toContain("- someone, usage: It tells nothing.");
    expect(table).toContain("- someone, sort-output: wrote PROJECT/canary");
  });
});
