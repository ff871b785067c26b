import { type ScheduleObject, USUAL_TIMEOUT_MS } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { createOf, readDraft } from "./schedule-create.ts";
import { draftOf, newDraft, type ScheduleDraft } from "./schedule-draft.ts";

const DRAFT: ScheduleDraft = { ...newDraft("Europe/Berlin"), name: "nightly" };
const COMMAND = { ...DRAFT, kind: "command", command: "npm test" } as const;

function told(act: ScheduleObject["act"]): ScheduleObject {
  return {
    id: "p/nightly",
    project_id: "p",
    name: "nightly",
    title: "Each night",
    status: "armed",
    cron: "0 2 * * *",
    zone: "Europe/Berlin",
    words: "At 02:00",
    next: [],
    act,
    does: "",
    catch_up: "none",
    timeout_ms: 90_000,
    notify_on: "always",
    origin: "person",
    hash: "h",
    paused_reason: null,
    fires: [],
  };
}

describe("a schedule that is written", () => {
  test("is sent as it was told, whatever it does", () => {
    const acts: ScheduleObject["act"][] = [
      { kind: "flow", flow: "scout", band: "small", focus: "the cart", input: { depth: "2" } },
      { kind: "issue", number: 12 },
      { kind: "command", argv: ["sh", "-c", "a | b"], cwd: "web", env: ["TOKEN", "HOST"] },
      {
        kind: "http",
        method: "POST",
        url: "https://example.org/hook",
        headers: { Accept: "text/plain", Authorization: { env: "HOOK" } },
        body: "hello",
      },
    ];
    for (const act of acts) {
      const schedule = told(act);
      expect(readDraft(draftOf(schedule))).toEqual({ body: createOf(schedule) });
    }
  });

  test("takes a command as words or as a list, and says what only a shell understands", () => {
    expect(readDraft(COMMAND)).toMatchObject({ body: { act: { argv: ["npm", "test"] } } });
    const list = { ...COMMAND, command: '["echo", "a b"]' };
    expect(readDraft(list)).toMatchObject({ body: { act: { argv: ["echo", "a b"] } } });
    const piped = readDraft({ ...COMMAND, command: "a | b" });
    expect(piped).toMatchObject({ problem: { field: "command" } });
  });

  test("asks for no time limit of a run, which has that of its project", () => {
    const draft = { ...COMMAND, kind: "issue", issue: "3", timeout: "2000" } as const;
    expect(readDraft(draft)).toMatchObject({ body: { timeout_ms: USUAL_TIMEOUT_MS } });
  });

  test.each([
    ["name", { name: "Two words" }],
    ["cron", { cron: " " }],
    ["timeout", { timeout: "2000" }],
    ["cwd", { cwd: "../outside" }],
    ["env", { env: "not-a-name" }],
    ["issue", { kind: "issue", issue: "none" }],
    ["flow", { kind: "flow" }],
    ["url", { kind: "http", url: "ftp://example.org" }],
    ["headers", { kind: "http", url: "https://example.org", headers: "no colon" }],
  ] as const)("says at %s what is wrong there", (field, part) => {
    expect(readDraft({ ...COMMAND, ...part })).toMatchObject({ problem: { field } });
  });
});
