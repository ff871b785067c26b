import { describe, expect, test } from "vitest";
import { field, shown, tell } from "../testing/told.ts";

let lines = 0;
const line = (type: string, payload: object): string => {
  lines++;
  const timestamp = new Date(1_800_000_000_000 + lines * 1_000).toISOString();
  return JSON.stringify({ timestamp, type, payload });
};
const event = (type: string, more: object = {}) => line("event_msg", { type, ...more });
const item = (type: string, more: object) => line("response_item", { type, ...more });
const META = line("session_meta", { id: "s", cwd: "/w", cli_version: "0.50.0" });
const person = (message: string) => event("user_message", { message });
const says = (text: string) =>
  item("message", { role: "assistant", content: [{ type: "output_text", text }] });
const sum = (input_tokens: number, output_tokens: number) => ({
  input_tokens,
  cached_input_tokens: 0,
  output_tokens,
  reasoning_output_tokens: 0,
});
const count = (total: object, last: object) =>
  event("token_count", { info: { total_token_usage: total, last_token_usage: last } });
const turns = (...given: readonly string[]) =>
  shown(tell("codex", [META, ...given]).events).slice(2);

describe("a session of Codex", () => {
  test("counts by what the sum grows, when only sums are told, and repeated", () => {
    expect(
      turns(
        person("Go."),
        event("token_count", { info: null, rate_limits: {} }),
        count(sum(10, 1), sum(10, 1)),
        count(sum(10, 1), sum(10, 1)),
        count(sum(30, 4), sum(20, 3)),
      ),
    ).toEqual([
      "1 started",
      "1 prompt: Go.",
      "1 budget.spent: 10 1 0 0",
      "1 budget.spent: 20 3 0 0",
    ]);
  });

  test("counts the last answer alone, where a file begins with the sum of others or a sum begins anew", () => {
    expect(
      turns(count(sum(500, 50), sum(20, 3)), count(sum(7, 2), sum(7, 2))).filter((each) =>
        each.includes("budget"),
      ),
    ).toEqual(["1 budget.spent: 20 3 0 0", "1 budget.spent: 7 2 0 0"]);
  });

  test("counts each answer that is told by itself, but those of the session that it is a fork of", () => {
    const answer = (thread_id: string, tokens: number) =>
      line("token_usage_record", { thread_id, response_id: "r", usage: sum(tokens, 1) });
    const last = count(sum(35, 3), sum(5, 1));
    expect(
      turns(person("Go."), answer("t", 10), answer("s", 20), answer("s", 5), last).slice(2),
    ).toEqual(["1 budget.spent: 20 1 0 0", "1 budget.spent: 5 1 0 0"]);
  });

  test("ends a turn with the next prompt, in versions that do not say when turns end", () => {
    expect(turns(person("One."), says("1"), person("Two."), says("2"))).toEqual([
      "1 started",
      "1 prompt: One.",
      "1 text: 1",
      "1 completed",
      "2 started",
      "2 prompt: Two.",
      "2 text: 2",
    ]);
  });

  test("takes what a person says while it works into the turn", () => {
    const [began, ended] = [event("task_started"), event("task_complete")];
    expect(turns(began, person("One."), person("And two."), says("Done."), ended)).toEqual([
      "1 started",
      "1 prompt: One.",
      "1 prompt: And two.",
      "1 text: Done.",
      "1 completed",
    ]);
  });

  test("tells a prompt once that two kinds of lines tell", () => {
    const again = event("item_completed", {
      item: { type: "UserMessage", content: [{ type: "text", text: "One." }] },
    });
    expect(turns(event("task_started"), person("One."), again)).toEqual([
      "1 started",
      "1 prompt: One.",
    ]);
  });

  test("knows which calls have failed, however a version says so", () => {
    const call = (call_id: string, more: object = {}) =>
      item("function_call", {
        call_id,
        name: "shell",
        arguments: '{"command":["ls","-l"]}',
        ...more,
      });
    const output = (call_id: string, value: unknown) =>
      item("function_call_output", { call_id, output: value });
    const told = tell("codex", [
      META,
      ...["a", "b", "c", "d", "e", "f"].map((id) => call(id)),
      output("a", '{"output":"no such file","metadata":{"exit_code":1}}'),
      output("b", { content: "no", success: false }),
      event("exec_command_end", { call_id: "c", exit_code: 2 }),
      output("c", "text"),
      output("d", "Exit code: 0\nWall time: 1 seconds\nOutput:\nExit code: 9"),
      output("e", [{ type: "input_text", text: "seen" }, { type: "input_image" }]),
      output("f", "aborted by user after 2s"),
    ]).events;
    const results = told.filter(({ type }) => type === "agent.tool.updated");
    expect(results.map(({ data }) => field(data, "status"))).toEqual([
      "failed",
      "failed",
      "failed",
      "completed",
      "completed",
      "failed",
    ]);
    expect(field(results[0]?.data ?? null, "output")).toBe("no such file");
    expect(field(results[4]?.data ?? null, "output")).toBe("seen\n[input_image]");
    const [started] = told.filter(({ type }) => type === "agent.tool.started");
    expect(started?.data).toMatchObject({ kind: "execute", title: "shell: ls -l" });
  });

  test("reads patches, searches and shells of its own kinds", () => {
    expect(
      turns(
        person("Go."),
        item("custom_tool_call", { call_id: "p", name: "apply_patch", input: "*** Begin Patch" }),
        item("custom_tool_call_output", { call_id: "p", output: "Success" }),
        item("local_shell_call", { call_id: "l", action: { command: ["ls"] } }),
        item("web_search_call", { id: "w", status: "completed", action: { query: "q" } }),
      ).slice(2),
    ).toEqual([
      "1 tool.started: edit apply_patch: *** Begin Patch",
      "1 tool.updated: completed",
      "1 tool.started: execute shell: ls",
      "1 tool.started: fetch web_search: q",
      "1 tool.updated: completed",
    ]);
  });

  test("counts events that nobody knows, and passes over those that stream", () => {
    const { lines: told } = tell("codex", [META, event("moon_rose"), event("agent_message_delta")]);
    expect(told.map(({ isUnknown }) => isUnknown)).toEqual([undefined, true, undefined]);
  });

  test("is the session that its first line names, also where it holds the first line of another", () => {
    const other = line("session_meta", { id: "t", cwd: "/v" });
    const { events } = tell("codex", [META, other, person("Go.")]);
    expect(events.find(({ type }) => type === "session.spawned")?.data).toMatchObject({
      session: "s",
      cwd: "/w",
    });
  });

  test("is named by its file where no line names it", () => {
    const id = "01a1fe7e-6306-73f1-8c92-19cd59b4bbc5";
    const { events } = tell("codex", [person("Go.")], `rollout-2026-11-21T14-24-18-${id}`);
    expect(events[2]?.data).toMatchObject({ session: id });
  });
});
