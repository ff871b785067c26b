import { join } from "node:path";
import { runEventSchema } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { field, FIXTURES, shown, tellRoot } from "./testing/told.ts";

const KINDS = ["claude", "qwen", "codex"] as const;
const SCENARIOS = [
  "plain",
  "tools",
  "resumed",
  "forked",
  "killed",
  "interrupted",
  "refused",
  "overloaded",
  "helped",
  "typed",
] as const;
const FILES = KINDS.flatMap((kind) =>
  SCENARIOS.filter((scenario) => kind !== "qwen" || scenario !== "overloaded").map(
    (scenario) => [kind, scenario] as const,
  ),
);
const told = (kind: string, scenario: string) => tellRoot(kind, join(FIXTURES, kind, scenario));
const linesOf = async (kind: string, scenario: string) =>
  (await told(kind, scenario)).map(({ events }) => shown(events));

const OPENING = (prompt: string) => [
  `run.created: ${prompt}`,
  "repo.touched: cwd /home/ann/shop",
  "1 started",
  `1 prompt: ${prompt}`,
];
/** Some tell what an answer used before what it says, others after. */
const sorted = (lines: readonly string[] | undefined) => lines?.toSorted();

describe("session files that real agents wrote", () => {
  test.each(FILES)("%s, %s: every event is one of ours, and no line is strange", async (...of) => {
    for (const { lines, events } of await told(...of)) {
      expect(lines.filter(({ problem, isUnknown }) => problem ?? isUnknown)).toEqual([]);
      expect(events.filter((event) => !runEventSchema.safeParse(event).success)).toEqual([]);
      const times = events.map(({ at }) => at);
      expect(times).toEqual(times.toSorted((one, other) => one - other));
    }
  });

  test.each(KINDS)("%s: a plain turn", async (kind) => {
    const [lines] = await linesOf(kind, "plain");
    const thoughts = kind === "claude" ? 0 : 9;
    expect(sorted(lines)).toEqual(
      sorted([
        ...OPENING("Say hello to acme/shop#12, and nothing else."),
        "repo.touched: reference acme/shop",
        "1 thought: A greeting is wanted.",
        "1 text: Hello, acme/shop#12.",
        `1 budget.spent: 1200 34 1000 ${thoughts}`,
        "1 completed",
      ]),
    );
    expect(lines?.at(-1)).toBe("1 completed");
  });

  test.each([
    ["claude", "read Read: /home/ann/shop/notes.md", "Bash"],
    ["qwen", "read read_file: /home/ann/shop/notes.md", "run_shell_command"],
    ["codex", "execute exec_command: cat -n '/home/ann/shop/notes.md'", "exec_command"],
  ])("%s: calls of tools with their results, one of which failed", async (kind, read, shell) => {
    const [lines] = await linesOf(kind, "tools");
    expect(sorted(lines)).toEqual(
      sorted([
        ...OPENING("Read notes.md and run the check."),
        "1 budget.spent: 2000 50 500 0",
        "1 text: I read the notes.",
        `1 tool.started: ${read}`,
        "1 tool.updated: completed",
        "1 budget.spent: 2100 40 2000 0",
        `1 tool.started: execute ${shell}: echo checked && exit 3`,
        "1 tool.updated: failed",
        "1 budget.spent: 2200 30 2100 0",
        "1 text: The check fails: https://git.example.org/acme/shop/issues/7",
        "repo.touched: reference acme/shop",
        "1 completed",
      ]),
    );
    const tools = lines?.filter((line) => line.includes("tool.")) ?? [];
    expect(tools.map((line) => line.split(":")[0])).toEqual([
      "1 tool.started",
      "1 tool.updated",
      "1 tool.started",
      "1 tool.updated",
    ]);
  });

  test.each(KINDS)("%s: a session that was gone on with has two turns", async (kind) => {
    const [lines, ...others] = await linesOf(kind, "resumed");
    expect(others).toEqual([]);
    expect(sorted(lines)).toEqual(
      sorted([
        ...OPENING("First question."),
        "1 text: First answer.",
        "1 budget.spent: 600 7 0 0",
        "1 completed",
        "2 started",
        "2 prompt: Second question.",
        "2 text: Second answer.",
        "2 budget.spent: 700 8 600 0",
        "2 completed",
      ]),
    );
  });

  test("claude: what a fork has copied was paid for in the session that it is a copy of", async () => {
    const files = await linesOf("claude", "forked");
    const spent = files.flat().filter((line) => line.includes("budget.spent"));
    expect(sorted(spent)).toEqual(["1 budget.spent: 600 7 0 0", "2 budget.spent: 700 8 600 0"]);
    expect(files.flat().filter((line) => line.endsWith("prompt: First question."))).toHaveLength(2);
  });

  test.each(KINDS)("%s: the turn of one that was killed stays open", async (kind) => {
    const [lines] = await linesOf(kind, "killed");
    expect(lines).toContain("1 started");
    expect(lines?.filter((line) => /completed|failed|cancelled|updated/.test(line))).toEqual([]);
    // Qwen Code writes a moment later: what it had not written when it was killed is lost.
    const spent = lines?.filter((line) => line.includes("budget.spent"));
    expect(["1 budget.spent: 500 20 0 0"]).toEqual(expect.arrayContaining(spent ?? ["none"]));
  });

  test.each([
    ["claude", "A person interrupted it."],
    ["qwen", "What came next began before it ended."],
    ["codex", "A person interrupted it."],
  ])("%s: one that was interrupted is cancelled, and its command with it", async (kind, reason) => {
    const [lines = []] = await linesOf(kind, "interrupted");
    const ends = lines.filter((line) =>
      /^\d (?:tool.updated|cancelled|completed|started)/.test(line),
    );
    expect(ends).toEqual([
      "1 started",
      "1 tool.updated: failed",
      `1 cancelled: ${reason}`,
      "2 started",
      "2 completed",
    ]);
    expect(lines).toContain("2 text: Done.");
  });

  test.each([
    ["claude", "1 failed: auth Failed to authenticate. API Error: 401 The API key is not valid."],
    ["qwen", "1 failed: auth 401 The API key is not valid."],
    [
      "codex",
      "1 failed: auth unexpected status 401 Unauthorized: The API key is not valid., url: http://127.0.0.1:4000/v1/responses",
    ],
  ])("%s: a key that is not valid fails the turn", async (kind, failure) => {
    const [lines] = await linesOf(kind, "refused");
    expect(lines?.at(-1)).toBe(failure);
  });

  test.each(["claude", "codex"])(
    "%s: an endpoint that is overloaded fails the turn",
    async (kind) => {
      const [lines] = await linesOf(kind, "overloaded");
      expect(lines?.at(-1)).toMatch(/^1 failed: endpoint .*503/);
    },
  );

  test("claude: what was typed into its screen, with commands of its own", async () => {
    const [one, other] = (await linesOf("claude", "typed")).toSorted((a, b) => b.length - a.length);
    expect(one?.filter((line) => /^\d (?:prompt|completed)/.test(line))).toEqual([
      "1 prompt: hello acme/shop#3",
      "1 completed",
      "2 prompt: use a shell",
      "2 completed",
      "3 prompt: ! ls",
      "3 completed",
    ]);
    expect(other?.[0]).toBe("run.created: again");
    expect(other?.at(-1)).toBe("1 note: The conversation was made shorter.");
  });

  test.each([
    [
      "codex",
      "3 cancelled: A person interrupted it.",
      "4 note: The conversation was made shorter.",
    ],
    ["qwen", "3 cancelled: Its answer was cut off.", "3 note: The conversation was made shorter."],
  ])("%s: what was typed into its screen, and interrupted", async (kind, cancelled, note) => {
    const [lines = []] = await linesOf(kind, "typed");
    const words = lines.filter((line) => /^\d (?:prompt|completed|cancelled|note)/.test(line));
    expect(words).toEqual([
      "1 prompt: hello acme/shop#3",
      "1 completed",
      "2 prompt: use a shell",
      "2 completed",
      "3 prompt: wait for me",
      cancelled,
      note,
      ...(kind === "codex" ? ["4 completed"] : []),
      `${kind === "codex" ? 5 : 4} prompt: again`,
      `${kind === "codex" ? 5 : 4} completed`,
    ]);
  });

  test.each(KINDS)("%s: a helper is a session of its own, with its own tokens", async (kind) => {
    const [session, helper, ...others] = await told(kind, "helped");
    expect(others).toEqual([]);
    const spawned = helper?.events.find(({ type }) => type === "session.spawned");
    const above = session?.events.find(({ type }) => type === "session.spawned");
    expect(spawned?.data).toMatchObject({
      match: "sidechain",
      parent: field(above?.data ?? null, "session"),
    });
    const of = (events = helper?.events) =>
      shown(events ?? []).filter((line) => /^\d (?:text|budget|started|failed)/.test(line));
    expect(sorted(of())).toEqual([
      "1 budget.spent: 300 11 0 0",
      "1 budget.spent: 320 12 300 0",
      "1 started",
      "1 text: I count.",
      "1 text: There are two files.",
    ]);
    expect(shown(helper?.events ?? []).at(-1)).toBe("1 completed");
    expect(of(session?.events)).toEqual(
      expect.arrayContaining(["1 budget.spent: 1000 60 0 0", "1 text: Two, says the helper."]),
    );
  });
});
