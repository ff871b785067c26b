import { treeOf } from "@wheelhouse/sandbox";
import { describe, expect, test } from "vitest";
import { filesIn, META, mustOpen, openScripted } from "../suite/open-scripted.ts";

const turn = (...lines: string[]): string =>
  ["version: 1", "turns:", "  - play:", ...lines.map((line) => `      - ${line}`), ""].join("\n");

describe("a session", () => {
  test("tells everything that the agent does, in order, and hands in its last message", async () => {
    const { session, events } = await mustOpen(
      turn(
        "thought: hm",
        "text: before the tool",
        'tool: { title: Read a.ts, locations: [a.ts], output: "export {};" }',
        "text: after it",
        "usage: { inputTokens: 7, outputTokens: 3 }",
      ),
    );
    expect(session.opened).toMatchObject({
      type: "session.opened",
      data: { agent: "scripted", loadable: true },
    });
    const end = await session.prompt("go", META);
    await session.close("done");
    expect(end).toMatchObject({
      end: "done",
      text: "after it",
      toolCalls: 1,
      usage: { inputTokens: 7, outputTokens: 3, costUsd: 0 },
    });
    expect(events.map((event) => event.type)).toEqual([
      "agent.thought",
      "agent.text",
      "agent.tool.started",
      "agent.tool.updated",
      "agent.text",
      "agent.usage",
    ]);
  });

  test("a secret is scrubbed from what is stored and from what is handed in", async () => {
    const secret = `ghp_${"a1B2".repeat(9)}`;
    const { session, events } = await mustOpen(turn(`text: "the token is ${secret} indeed"`));
    const end = await session.prompt("go", META);
    await session.close("done");
    expect(JSON.stringify([events, end])).not.toContain(secret);
    expect(end).toMatchObject({ text: "the token is [redacted:github-token] indeed" });
  });

  test("L7: what a read step tries to write or start is refused, and it is seen trying", async () => {
    const { session, events, cwd, marker } = await mustOpen(
      turn("write: oops.txt", "write: .git/hooks/pre-commit", "grandchild: 600"),
    );
    await session.prompt("go", META);
    await session.close("done");
    expect(filesIn(cwd)).toEqual(["a.ts"]);
    expect(JSON.stringify(events)).toContain("I tried to write oops.txt: refused");
    expect(treeOf({ marker })).toEqual([]);
  });

  test("a permission that a read step has no use for is rejected, and the decision is told", async () => {
    const { session, events } = await mustOpen(
      turn(
        "tool: { title: rm -rf, kind: execute, permission: true }",
        "tool: { title: look, kind: read, permission: true }",
      ),
    );
    await session.prompt("go", META);
    await session.close("done");
    const decisions = events
      .filter((event) => event.type === "agent.permission")
      .map((event) => event.data);
    expect(decisions).toMatchObject([
      { kind: "execute", decision: "reject" },
      { kind: "read", decision: "allow_once" },
    ]);
  });

  test("a question ends the turn with its text and choices", async () => {
    const { session } = await mustOpen(
      turn("question: { text: Which one?, options: [red, blue] }"),
    );
    const end = await session.prompt("go", META);
    await session.close("done");
    expect(end).toMatchObject({
      end: "asked",
      text: "Which one?",
      options: [{ id: "red" }, { id: "blue" }],
    });
  });

  test("a provider's limit says until when", async () => {
    const before = Date.now();
    const { session } = await mustOpen(turn("rateLimit: { retryAfterMs: 60000 }"));
    const end = await session.prompt("go", META);
    await session.close("done");
    expect(end.end === "rate-limited" && end.until).toBeGreaterThanOrEqual(before + 60_000);
  });

  test.each([
    {
      name: "speaks garbage",
      play: ["garbage: hello there", "hang: true"],
      error: /not the protocol.*hello there/,
    },
    { name: "crashes", play: ["crash: 3"], error: /exit code 3/ },
    { name: "is killed", play: ["crash: SIGKILL"], error: /SIGKILL/ },
    {
      name: "ends in half a line",
      play: ["halfLine: true"],
      error: /middle of a line|exit code 0/,
    },
    { name: "floods", play: ["flood: 80000000"], error: /more than 64 MiB/ },
  ])("an agent that $name fails its turn with one clear sentence", async ({ play, error }) => {
    const { session, marker } = await mustOpen(turn(...play));
    const end = await session.prompt("go", META);
    await session.close("done");
    expect(end).toMatchObject({
      end: "failed",
      class: "agent",
      error: expect.stringMatching(error),
    });
    expect(treeOf({ marker })).toEqual([]);
  });

  test("silence and the whole time are two limits", async () => {
    const silent = await mustOpen(turn("hang: true"), { silenceMs: 200 });
    expect(await silent.session.prompt("go", META)).toMatchObject({
      end: "failed",
      class: "silence",
    });
    await silent.session.close("done");
    const busy = await mustOpen(
      turn(...Array.from({ length: 40 }, () => "text: on and on"), "hang: true"),
      { timeoutMs: 300 },
    );
    expect(await busy.session.prompt("go", META)).toMatchObject({
      end: "failed",
      class: "timeout",
    });
    await busy.session.close("done");
  });

  test("L8, L11: a cancelled turn is cancelled, and an agent that ignores SIGTERM is dead all the same", async () => {
    const { session, marker, abort } = await mustOpen(turn("ignoreSigterm: true", "hang: true"));
    const end = session.prompt("go", META);
    abort.abort("cancelled");
    expect(await end).toEqual({ end: "cancelled" });
    await session.close("cancelled");
    expect(treeOf({ marker })).toEqual([]);
  });
});

describe("opening a session", () => {
  test.each([
    {
      name: "ends at once",
      yaml: "version: 1\nstart: { exit: 0 }\nturns: [{ play: [] }]\n",
      reason: /exit code 0 before it had answered/,
    },
    {
      name: "speaks garbage at once",
      yaml: "version: 1\nstart: { garbage: Segmentation fault }\nturns: [{ play: [] }]\n",
      reason: /not the protocol/,
    },
  ])("an agent that $name cannot be used, and says why", async ({ yaml, reason }) => {
    expect(await openScripted(yaml)).toMatchObject({
      refused: { class: "agent", reason: expect.stringMatching(reason) },
    });
  });

  test("a transcript with a typo names file, line and the key that was meant", async () => {
    const opened = await openScripted("version: 1\nturns:\n  - play:\n      - txet: hello\n");
    expect(opened).toMatchObject({
      refused: {
        class: "unavailable",
        reason: expect.stringMatching(/transcript\.yaml, line 4.*txet/),
      },
    });
  });

  test("L7: when no level holds, nothing is started", async () => {
    const reason = "a test program could write although it was confined";
    const broken = { available: false, reason, hint: "" } as const;
    const opened = await openScripted(
      turn("text: hi"),
      {},
      { levels: () => Promise.resolve({ enforced: broken, confined: broken }) },
    );
    expect(opened).toMatchObject({
      refused: { class: "refused", reason: expect.stringContaining(reason) },
    });
  });

  test("an unknown agent names the nearest", async () => {
    expect(await openScripted(turn("text: hi"), { agent: "scuot" })).toMatchObject({
      refused: { class: "unavailable", hint: expect.stringContaining("scout") },
    });
  });

  test("a session that can be loaded is gone on in", async () => {
    const { session } = await mustOpen(turn("text: hi"), { resume: "an-earlier-session" });
    await session.close("done");
    expect(session.opened).toMatchObject({
      type: "session.resumed",
      data: { session: "an-earlier-session" },
    });
  });
});
