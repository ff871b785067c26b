import { mkdtempSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { openTerminal } from "../testing/terminal.ts";

const shownSchema = z.object({
  schedules: z.array(
    z.object({ name: z.string(), fires: z.array(z.object({ status: z.string() })) }),
  ),
  items: z.array(
    z.object({
      source_id: z.string(),
      status: z.string(),
      outcome: z.object({
        told: z.object({ rule: z.string() }).nullable(),
        decision: z.object({ rule: z.string().optional() }).nullable(),
      }),
    }),
  ),
  issues: z.array(z.object({ title: z.string() })),
});

describe("the demonstration of the inbox", () => {
  test("shows what is routine, what became an issue and what is told at once, and leaves nothing behind", async () => {
    const temporary = mkdtempSync(join(tmpdir(), "wheelhouse-demo-test-"));
    const terminal = openTerminal({ env: { TMPDIR: temporary } });
    const ended = await terminal.call("demo", "inbox", "--json");
    expect(ended).toMatchObject({ code: 0, signal: null });
    const { schedules, items, issues } = shownSchema.parse(JSON.parse(ended.stdout));
    const ledger = schedules.map(({ name, fires }) => [name, fires.map(({ status }) => status)]);
    expect(Object.fromEntries(ledger)).toEqual({
      count: ["ran", "ran"],
      "check-prices": ["failed", "failed", "failed"],
      "send-report": ["failed"],
    });
    const rules = items.map(({ source_id, outcome: { told, decision } }) => {
      return `${source_id} ${told?.rule ?? decision?.rule ?? (decision ? "settled" : "none")}`;
    });
    expect(new Set(rules)).toEqual(
      new Set([
        "count success",
        "send-report auth",
        "check-prices third-failure",
        "check-prices settled",
      ]),
    );
    expect(issues.map(({ title }) => title)).toEqual(["check-prices keeps failing"]);
    expect(ended.stderr).toContain("Somebody has to sign in");
    expect(readdirSync(temporary).filter((name) => name.startsWith("wheelhouse-"))).toEqual([]);
  });
});
