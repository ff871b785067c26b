import { treeOf } from "@wheelhouse/sandbox";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Agents, AgentSession, ConversationEvent, TurnEnd } from "../agent.ts";
import { createRecorder, type Recorder } from "./recorder.ts";
import { createSuiteGround, type SuiteGround, type SuiteSpec } from "./suite-ground.ts";

/**
 * What an agent is made to do in a turn; the adapter stages it, by a transcript or by a model server
 * of its own.
 *
 * - `speaks`: the text "Reading.", a thought, one tool call of kind read on `readme.md`, the text
 *   "It is a project." in at least two pieces, with the usage of 7 input tokens.
 * - `leaks`: says the token `ghp_` + 36 times "a", in two pieces, in a thought and in a text.
 * - `streams`: says something, and does not end its turn until it is cancelled.
 * - `stubborn`: says something, then ignores a cancel, the end of its stdin and SIGTERM.
 * - `crashes`: says something and ends with exit code 3. `garbage`: says what is no message.
 * - `asks`: asks "Which one?" with the options red and blue. `limited`: meets a limit of 90 seconds.
 * - `writes`: tries to write `oops.txt` where it works, and ends its turn.
 * - `leaves`: tries to leave a process in a session of its own that outlives it, and ends its turn.
 */
export const SCENARIOS = [
  "speaks",
  "leaks",
  "streams",
  "stubborn",
  "crashes",
  "garbage",
  "asks",
  "limited",
  "writes",
  "leaves",
] as const;
/** One of the {@link SCENARIOS}. */
export type Scenario = (typeof SCENARIOS)[number];

/** Opens the agent under test, staged for a scenario. */
export type OpenAgent = (
  scenario: Scenario,
  spec: SuiteSpec,
  emit: (event: ConversationEvent) => void,
  signal: AbortSignal,
) => ReturnType<Agents["open"]>;

interface Open {
  readonly session: AgentSession;
  /** Prompts it; `step` in the prompt's meta is the scenario, for agents that read it. */
  readonly prompt: (text: string) => Promise<TurnEnd>;
  readonly heard: Recorder;
  readonly cancel: AbortController;
  readonly marker: string;
}

/** The contract of the agent port, as tests. Every adapter passes it at every level that it runs at. */
export function agentSuite(name: string, openAgent: OpenAgent): void {
  describe(`the agent ${name}`, () => {
    let ground: SuiteGround;
    const sessions: AgentSession[] = [];
    beforeEach(() => {
      ground = createSuiteGround();
    });
    afterEach(async () => {
      await Promise.all(sessions.splice(0).map((session) => session.close("the test is over")));
      ground.remove();
    });

    async function open(scenario: Scenario, over?: Partial<SuiteSpec>): Promise<Open> {
      const heard = createRecorder();
      const cancel = new AbortController();
      const spec = ground.spec(over);
      const session = await openAgent(scenario, spec, heard.emit, cancel.signal);
      if ("usable" in session) throw new Error(`${session.reason} ${session.hint}`);
      sessions.push(session);
      return {
        session,
        heard,
        cancel,
        prompt: (text) => session.prompt(text, { step: scenario }),
        marker: `${spec.run}/${spec.attempt}`,
      };
    }
    const speaks = (event: ConversationEvent): boolean => event.type === "agent.text";

    test("names its session before the first prompt, and has said nothing yet", async () => {
      const { session, heard } = await open("speaks");
      expect(session.opened).toMatchObject({
        type: "session.opened",
        data: { session: expect.stringMatching(/./), level: session.level },
      });
      expect(heard.events).toEqual([]);
    });

    test("tells what happens in order, and hands in its last message whole", async () => {
      const { heard, prompt } = await open("speaks");
      const end = await prompt("Look.");
      expect(end).toMatchObject({ end: "done", toolCalls: 1, usage: { inputTokens: 7 } });
      expect(end.end === "done" && end.text.trim()).toBe("It is a project.");
      const types = heard.events.map(({ type }) => type);
      const inOrder = ["agent.text", "agent.thought", "agent.tool.started", "agent.tool.updated"];
      expect(types.filter((type, at) => types.indexOf(type) === at).slice(0, 4)).toEqual(inOrder);
      expect(heard.said("agent.text").replaceAll(/\s+/g, " ").trim()).toMatch(
        /^Reading\. ?It is a project\.$/,
      );
      expect(heard.events.find(({ type }) => type === "agent.tool.started")).toMatchObject({
        data: { kind: "read", locations: ["readme.md"] },
      });
      expect(heard.events.find(({ type }) => type === "agent.usage")).toMatchObject({
        data: { inputTokens: 7 },
      });
    });

    test("a secret that it says is in no event and not in its last message", async () => {
      const { heard, prompt } = await open("leaks");
      const end = await prompt("Look.");
      expect(JSON.stringify([end, heard.events])).not.toContain("aaaaaaaa");
      expect(heard.said("agent.thought")).toContain("[redacted:github-token]");
      expect(heard.said("agent.text")).toContain("[redacted:github-token]");
    });

    test("goes on in the same session in another process, without repeating what was said", async () => {
      const first = await open("speaks");
      await first.prompt("Look.");
      await first.session.close("done");
      const { session: id } = first.session.opened.data;
      const second = await open("speaks", { resume: id });
      expect(second.session.opened).toMatchObject({
        type: "session.resumed",
        data: { session: id },
      });
      expect(second.heard.events).toEqual([]);
      expect(await second.prompt("Once more.")).toMatchObject({ end: "done" });
    });

    test("L8: a cancel in the middle of a turn ends it as cancelled", async () => {
      const { heard, cancel, prompt } = await open("streams");
      const turn = prompt("Look.");
      await heard.next(speaks);
      cancel.abort("a person said so");
      expect(await turn).toMatchObject({ end: "cancelled" });
      expect(await prompt("Go on.")).toMatchObject({ end: "cancelled" });
    });

    test("L11: whoever closes it in the middle of a turn finds nobody left", async () => {
      const { session, heard, marker, prompt } = await open("streams");
      const turn = prompt("Look.");
      await heard.next(speaks);
      expect(treeOf({ marker }).length).toBeGreaterThan(0);
      await session.close("enough");
      expect(treeOf({ marker })).toEqual([]);
      expect(await turn).toMatchObject({ end: "cancelled" });
      expect(heard.events.at(-1)).toMatchObject({
        type: "session.ended",
        data: { reason: "enough" },
      });
    });

    test("L11: one that ignores everything is proven dead", async () => {
      const { session, heard, marker, prompt } = await open("stubborn");
      const turn = prompt("Look.");
      await heard.next(speaks);
      await session.close("enough");
      expect(treeOf({ marker })).toEqual([]);
      expect(await turn).toMatchObject({ end: "cancelled" });
    });

    test("L11: what it leaves behind in a session of its own is proven dead", async () => {
      const { session, marker, prompt } = await open("leaves");
      expect(await prompt("Look.")).toMatchObject({ end: "done" });
      await session.close("done");
      expect(treeOf({ marker })).toEqual([]);
    });

    test("closing it twice is closing it once, and after that it says nothing", async () => {
      const { session, heard, prompt } = await open("speaks");
      await Promise.all([session.close("once"), session.close("twice")]);
      const ends = heard.events.filter(({ type }) => type === "session.ended");
      expect(ends).toMatchObject([{ data: { reason: "once" } }]);
      expect(await prompt("Anybody there?")).toMatchObject({ end: "cancelled" });
      expect(heard.events).toHaveLength(1);
    });

    test("a crash in the middle fails the turn and says how it ended", async () => {
      const { heard, prompt } = await open("crashes");
      expect(await prompt("Look.")).toMatchObject({
        end: "failed",
        class: "agent",
        error: expect.stringContaining("ended with exit code 3 in the middle of its turn"),
      });
      expect(heard.said("agent.text")).not.toBe("");
    });

    test("garbage fails the turn and is quoted", async () => {
      const { prompt } = await open("garbage");
      expect(await prompt("Look.")).toMatchObject({
        end: "failed",
        class: "agent",
        error: expect.stringContaining("no message"),
      });
      // What is broken stays broken: the next prompt does not wait for an answer that cannot come.
      expect(await prompt("Once more.")).toMatchObject({ end: "failed", class: "agent" });
    });

    test("silence fails the turn after its own limit", async () => {
      // It is a limit of opening too, which takes a busy machine some seconds.
      const { prompt } = await open("streams", { silenceMs: 5_000 });
      expect(await prompt("Look.")).toMatchObject({ end: "failed", class: "silence" });
    });

    test("the whole attempt has a limit, not each turn", async () => {
      const { prompt } = await open("streams", { timeoutMs: 8_000, silenceMs: 60_000 });
      expect(await prompt("Look.")).toMatchObject({ end: "failed", class: "timeout" });
      expect(await prompt("Go on.")).toMatchObject({ end: "failed" });
    });

    test("a question ends the turn and is handed on", async () => {
      const { prompt } = await open("asks");
      expect(await prompt("Look.")).toMatchObject({
        end: "asked",
        text: "Which one?",
        options: [
          { id: "red", label: "red", effect: "output" },
          { id: "blue", label: "blue", effect: "output" },
        ],
      });
    });

    test("a provider's limit says until when", async () => {
      const before = Date.now();
      const { prompt } = await open("limited");
      const end = await prompt("Look.");
      expect(end).toMatchObject({ end: "rate-limited" });
      const until = end.end === "rate-limited" ? end.until : 0;
      expect(until).toBeGreaterThanOrEqual(before + 90_000);
      expect(until).toBeLessThanOrEqual(Date.now() + 90_000);
    });

    test("L7: it tries to write where it works, and nothing is written", async () => {
      const before = ground.files();
      const { prompt } = await open("writes");
      expect(await prompt("Look.")).toMatchObject({ end: "done" });
      expect(ground.files()).toEqual(before);
    });

    test("cancelled before it is open, it does not begin", async () => {
      const spec = ground.spec();
      const opened = await openAgent("speaks", spec, () => undefined, AbortSignal.abort());
      expect(opened).toMatchObject({ usable: false });
      expect(treeOf({ marker: `${spec.run}/${spec.attempt}` })).toEqual([]);
    });
  });
}
