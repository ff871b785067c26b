import { describe, expect, test } from "vitest";
import { field, shown, tell } from "../testing/told.ts";

const SESSION = "0b2f7c1e-8d6a-4f53-9e21-7c5d3a1b9f00";
let lines = 0;
const line = (type: string, more: object): string => {
  lines++;
  const timestamp = new Date(1_800_000_000_000 + lines * 1_000).toISOString();
  return JSON.stringify({ type, uuid: `u${lines}`, timestamp, sessionId: SESSION, ...more });
};
const person = (content: unknown, more: object = {}) =>
  line("user", { message: { role: "user", content }, ...more });
const answer = (id: string, block: object, message: object = {}, more: object = {}) =>
  line("assistant", {
    message: { id, role: "assistant", model: "m", content: [block], ...message },
    ...more,
  });
const text = (words: string) => ({ type: "text", text: words });
const usage = (input_tokens: number, output_tokens: number) => ({ input_tokens, output_tokens });
const turns = (...given: readonly string[]) => shown(tell("claude", given).events).slice(1);

describe("a session of Claude Code", () => {
  test("counts what is read from the cache and written to it as input", () => {
    const cache = { cache_read_input_tokens: 30, cache_creation_input_tokens: 5 };
    const { events } = tell("claude", [
      answer("a", text("x"), { usage: { ...usage(2, 7), ...cache } }),
    ]);
    expect(events.find(({ type }) => type === "budget.spent")?.data).toEqual({
      inputTokens: 37,
      outputTokens: 7,
      cachedTokens: 30,
      cacheWriteTokens: 5,
      reasoningTokens: 0,
      model: "m",
    });
  });

  test("counts an answer once whose lines say more and more of it, whatever stands between them", () => {
    expect(
      turns(
        person("Go."),
        answer("a", { type: "thinking", thinking: "Hm." }, { usage: usage(10, 1) }),
        answer(
          "a",
          { type: "tool_use", id: "t", name: "Bash", input: {} },
          { usage: usage(10, 9) },
        ),
        person([{ type: "tool_result", tool_use_id: "t", content: "ok" }]),
        answer(
          "a",
          { type: "tool_use", id: "v", name: "Read", input: {} },
          { usage: usage(10, 9) },
        ),
        answer("b", text("Done."), { usage: usage(20, 2), stop_reason: "end_turn" }),
      ).filter((each) => each.includes("budget")),
    ).toEqual(["1 budget.spent: 10 1 0 0", "1 budget.spent: 0 8 0 0", "1 budget.spent: 20 2 0 0"]);
  });

  test("goes on in a turn whose answers give no reason to stop, until a person speaks", () => {
    expect(
      turns(person("One."), answer("a", text("1")), person("Two."), answer("b", text("2"))),
    ).toEqual([
      "1 started",
      "1 prompt: One.",
      "1 text: 1",
      "1 completed",
      "2 started",
      "2 prompt: Two.",
      "2 text: 2",
    ]);
  });

  test("ends a turn with what is measured of it, when its answers gave no reason", () => {
    const measured = line("system", { subtype: "turn_duration", durationMs: 5 });
    expect(turns(person("One."), answer("a", text("1")), measured).at(-1)).toBe("1 completed");
  });

  test("tells what its own lines warn of, and passes over the others", () => {
    const own = (level: string) =>
      line("system", { subtype: "informational", level, content: `A ${level}` });
    expect(turns(person("One."), own("info"), own("warning"), own("error")).slice(2)).toEqual([
      "1 note: A warning",
      "1 note: A error",
    ]);
  });

  test("cancels a turn in the middle of which a person asks something else", () => {
    const call = answer("a", { type: "tool_use", id: "t", name: "Bash", input: { command: "x" } });
    expect(turns(person("One."), call, person("Two."))).toEqual([
      "1 started",
      "1 prompt: One.",
      "1 tool.started: execute Bash: x",
      "1 tool.updated: failed",
      "1 cancelled: What came next began before it ended.",
      "2 started",
      "2 prompt: Two.",
    ]);
  });

  test("keeps all words of an answer in its turn, also those after the one that ended it", () => {
    const last = { stop_reason: "end_turn" };
    expect(
      turns(person("Go."), answer("a", text("1"), last), answer("a", text("2"), last)),
    ).toEqual(["1 started", "1 prompt: Go.", "1 text: 1", "1 completed", "1 text: \n\n2"]);
  });

  test("takes a command of its screen for a turn only when an answer follows", () => {
    const command = (name: string) =>
      person(`<command-name>${name}</command-name>\n<command-args>12</command-args>`);
    const { events } = tell("claude", [
      command("/clear"),
      person("<local-command-stdout></local-command-stdout>"),
      command("/review"),
      person([text("Look at the change.")], { isMeta: true }),
      answer("a", text("It is fine."), { stop_reason: "end_turn" }),
    ]);
    expect(shown(events)).toEqual([
      "run.created: /review 12",
      "1 started",
      "1 prompt: /review 12",
      "1 text: It is fine.",
      "1 completed",
    ]);
  });

  test("takes a command that a person runs in its shell for a prompt when an answer follows", () => {
    const shell = (command: string) => [
      person(`<bash-input>${command}</bash-input>`),
      person(`<bash-stdout>x</bash-stdout><bash-stderr></bash-stderr>`),
    ];
    const [created, ...lines] = shown(
      tell("claude", [...shell("ls"), ...shell("pwd"), answer("a", text("I see."))]).events,
    );
    expect(created).toBe("run.created: ! pwd");
    expect(lines).toEqual(["1 started", "1 prompt: ! pwd", "1 text: I see."]);
  });

  test("tells a prompt that was given while it worked, and a task that ended by itself", () => {
    const attached = (origin?: object) =>
      line("attachment", { attachment: { type: "queued_command", prompt: "Also this.", origin } });
    expect(
      turns(
        person("Go."),
        attached(),
        attached({ kind: "task-notification" }),
        answer("a", text("Done."), { stop_reason: "end_turn" }),
        person("<task-notification><summary>It ended</summary></task-notification>", {
          origin: { kind: "task-notification" },
        }),
      ),
    ).toEqual([
      "1 started",
      "1 prompt: Go.",
      "1 prompt: Also this.",
      "1 text: Done.",
      "1 completed",
      "2 started",
      "2 note: Went on by itself (task-notification): It ended",
    ]);
  });

  test("tells helpers in its own file apart by the chains of their lines", () => {
    const aside = (uuid: string, parentUuid: string | null) => ({
      isSidechain: true,
      uuid,
      parentUuid,
    });
    const { events } = tell("claude", [
      person("Go.", { uuid: "p", parentUuid: null }),
      person("Help one.", aside("h1", null)),
      person("Help two.", aside("i1", null)),
      answer("a", text("From one."), { stop_reason: "end_turn" }, aside("h2", "h1")),
      answer("b", text("From two."), { stop_reason: "end_turn" }, aside("i2", "i1")),
      answer("c", text("Done."), { stop_reason: "end_turn" }, { uuid: "q", parentUuid: "p" }),
    ]);
    const spawned = events.filter(({ type }) => type === "session.spawned");
    expect(spawned.map(({ data }) => [field(data, "match"), field(data, "parent")])).toEqual([
      ["named", undefined],
      ["sidechain", SESSION],
      ["sidechain", SESSION],
    ]);
    const said = events.filter(({ type }) => type === "agent.text");
    expect(said.map(({ step, data }) => [field(data, "text"), step])).toEqual([
      ["From one.", spawned[1]?.step],
      ["From two.", spawned[2]?.step],
      ["Done.", spawned[0]?.step],
    ]);
  });

  test("reads a helper whose session is nowhere", () => {
    const helper = { isSidechain: true, agentId: "a1" };
    const { events } = tell("claude", [person("Help.", helper)], "agent-a1");
    expect(events.find(({ type }) => type === "session.spawned")?.data).toMatchObject({
      session: "a1",
      parent: SESSION,
      match: "sidechain",
    });
    expect(events[0]?.data).toMatchObject({ by: "Claude Code" });
  });

  test("reads two sessions in one file as two", () => {
    const { events } = tell("claude", [person("One."), person("Two.", { sessionId: "other" })]);
    expect(events.filter(({ type }) => type === "run.created")).toHaveLength(1);
    expect(events.filter(({ type }) => type === "session.spawned")).toHaveLength(2);
    const started = events.filter(({ type }) => type === "attempt.started");
    expect(new Set(started.map(({ step }) => step)).size).toBe(2);
  });

  test("begins in the middle of a turn, in a file named after the session", () => {
    const first = answer(
      "a",
      { type: "tool_use", id: "t", name: "Bash", input: {} },
      {},
      { sessionId: undefined },
    );
    const late = person([{ type: "tool_result", tool_use_id: "unheard-of", content: "x" }], {
      sessionId: undefined,
    });
    const { events } = tell("claude", [late, first], "the-file");
    expect(shown(events)).toEqual([
      "run.created: Session the-file",
      "1 started",
      "1 tool.updated: completed",
      "1 tool.started: execute Bash",
    ]);
  });

  test("shows pictures and long results by what they are", () => {
    const picture = { type: "image", source: { data: "AAAA" } };
    const { events } = tell("claude", [
      person([picture]),
      person([{ type: "tool_result", tool_use_id: "t", content: [picture, text("seen")] }]),
      person([{ type: "tool_result", tool_use_id: "u", content: "y".repeat(40_000) }]),
    ]);
    expect(events.find(({ type }) => type === "agent.prompt")?.data).toEqual({ text: "[image]" });
    const [seen, long] = events.filter(({ type }) => type === "agent.tool.updated");
    expect(seen?.data).toMatchObject({ output: "[image]\nseen" });
    expect(long?.data).toMatchObject({
      output: `${"y".repeat(16_384)}\n[cut: 40000 characters]`,
    });
  });
});
