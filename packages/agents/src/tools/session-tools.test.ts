import { describe, expect, test } from "vitest";
import type { ConversationEvent, SessionToolsSpec } from "../agent.ts";
import { createHand } from "./hand.ts";
import { LIMITS } from "./limits.ts";
import { createSessionTools } from "./session-tools.ts";
import { atOnce } from "./testing/at-once.ts";

const SECRET = `ghp_${"a1".repeat(18)}`;
const finding = {
  id: "S1",
  severity: "high",
  claim: "It loses errors.",
  why: "Callers go on.",
  citations: [{ path: "src/a.ts", lines: [3, 1], quote: "catch {}" }],
};

function tools(spec: Partial<SessionToolsSpec> = {}) {
  const events: ConversationEvent[] = [];
  const hand = createHand("look", (event) => events.push(event));
  const made = createSessionTools({ sendBackTo: [], mayAsk: false, ...spec }, hand);
  const call = (name: string, input: unknown) => atOnce(made.call(name, input));
  return { ...made, call, hand, events, names: made.list.map(({ name }) => name) };
}

describe("the tools of an attempt", () => {
  test("hold only what its step allows", () => {
    const always = ["submit", "record_finding", "record_artifact", "done"];
    expect(tools().names).toEqual(always);
    expect(tools({ sendBackTo: ["draft"], mayAsk: true }).names.toSorted()).toEqual(
      [...always, "send_back", "ask"].toSorted(),
    );
    expect(tools().call("ask", { text: "?" })).toBeUndefined();
  });

  test("refuse arguments that do not fit, and name each place", () => {
    const { call, events } = tools();
    const answer = call("record_finding", { ...finding, severity: "bad", citations: [{}] });
    expect(answer?.refused).toBe(true);
    expect(answer?.text).toContain("severity");
    expect(answer?.text).toContain("citations[0].path");
    expect(events).toEqual([]);
    for (const odd of [null, [], "x", 7]) expect(call("done", odd)?.refused).toBe(true);
  });

  test("stop answering after very many calls", () => {
    const { call, hand } = tools();
    for (let nth = 0; nth < LIMITS.calls; nth++) call("done", {});
    expect(call("done", { proof: "x" })?.text).toContain(String(LIMITS.calls));
    expect(hand.handed()).toEqual({});
  });
});

describe("record_finding", () => {
  test("records at once, under the step's name, with lines in order and without secrets", () => {
    const { call, events } = tools();
    const given = { ...finding, why: `The key ${SECRET} is in it.`, status: "verified" };
    expect(call("record_finding", given)).toEqual({ text: "Recorded as S1." });
    expect(events).toEqual([
      {
        type: "finding.recorded",
        data: {
          finding: {
            ...finding,
            id: "look:S1",
            step: "look",
            trust: "codebase",
            why: "The key [redacted:github-token] is in it.",
            citations: [{ path: "src/a.ts", lines: [1, 3], quote: "catch {}" }],
          },
        },
      },
    ]);
  });

  test("takes the same one once, and no other one under its id", () => {
    const { call, events } = tools();
    call("record_finding", finding);
    expect(call("record_finding", finding)).toEqual({ text: "S1 is recorded already." });
    expect(call("record_finding", { ...finding, claim: "Another." })?.refused).toBe(true);
    expect(call("record_finding", { ...finding, id: undefined })?.text).toContain("F2");
    expect(events).toHaveLength(2);
  });

  test("ends at its limit", () => {
    const { call, events } = tools();
    for (let nth = 0; nth <= LIMITS.findings; nth++)
      call("record_finding", { ...finding, id: `S${nth}` });
    expect(events).toHaveLength(LIMITS.findings);
  });
});

describe("record_artifact", () => {
  test("keeps a claim without its secrets, and a path inside the project", () => {
    const { call, events } = tools();
    call("record_artifact", { name: "notes", kind: "claim", value: `key ${SECRET}` });
    call("record_artifact", { name: "store", kind: "file", value: "src/store.ts" });
    expect(events.map(({ data }) => data)).toEqual([
      { name: "notes", kind: "claim", value: "key [redacted:github-token]" },
      { name: "store", kind: "file", value: "src/store.ts" },
    ]);
  });

  test.each(["/etc/passwd", "../a", "a/../../b", "a\0b", "x".repeat(LIMITS.line + 1)])(
    "refuses the path %j",
    (value) => {
      const { call, events } = tools();
      expect(call("record_artifact", { name: "n", kind: "file", value })?.refused).toBe(true);
      expect(events).toEqual([]);
    },
  );

  test.each(["evidence", "text"])("makes no %s of what an agent says", (kind) => {
    const { call, events } = tools();
    const answer = call("record_artifact", { name: "tests", kind, value: "3 passed" });
    expect(answer?.text).toContain("claim");
    expect(answer?.refused).toBe(true);
    expect(events).toEqual([]);
  });

  test("refuses what is too large or too much", () => {
    const { call, events } = tools();
    const artifact = { name: "n", kind: "claim", value: "x" };
    const large = { ...artifact, value: "x".repeat(LIMITS.artifactText + 1) };
    expect(call("record_artifact", large)?.refused).toBe(true);
    for (let nth = 0; nth <= LIMITS.artifacts; nth++) call("record_artifact", artifact);
    expect(events).toHaveLength(LIMITS.artifacts);
  });
});

describe("ask, send_back and done", () => {
  test("a question ends what the other tools do", () => {
    const { call, hand } = tools({ mayAsk: true });
    expect(call("ask", { text: `Use ${SECRET}?`, options: ["Yes", "No", "Yes"] })?.text).toContain(
      "End your turn now",
    );
    expect(hand.handed().asked).toEqual({
      text: "Use [redacted:github-token]?",
      options: [
        { id: "Yes", label: "Yes", effect: "output" },
        { id: "No", label: "No", effect: "output" },
      ],
    });
    expect(call("submit", { output: "late" })?.refused).toBe(true);
    hand.endTurn();
    expect(call("submit", { output: "now" })?.refused).toBeUndefined();
  });

  test("work goes back only to a step that the plan names, and the others are told", () => {
    const { call, hand } = tools({ sendBackTo: ["draft", "plan"] });
    expect(call("send_back", { to: "deploy", reason: "r" })).toEqual({
      text: 'Work cannot be sent back to "deploy", only to: draft, plan.',
      refused: true,
    });
    call("send_back", { to: "plan", reason: "first" });
    call("send_back", { to: "draft", reason: "It lacks tests." });
    expect(hand.handed().sendBack).toEqual({ to: "draft", reason: "It lacks tests." });
  });

  test("proof is noted and stands in for no output", () => {
    const { call, hand } = tools();
    expect(call("done", { proof: "npm test: 3 passed" })?.text).toContain("hand in your output");
    expect(hand.handed()).toEqual({ proof: "npm test: 3 passed" });
    expect(call("done", { proof: "" })?.refused).toBe(true);
  });

  test("each turn begins with empty hands", () => {
    const { call, hand } = tools();
    call("submit", { output: "# Report" });
    expect(hand.handed()).toEqual({ submitted: "# Report" });
    hand.endTurn();
    expect(hand.handed()).toEqual({});
  });
});
