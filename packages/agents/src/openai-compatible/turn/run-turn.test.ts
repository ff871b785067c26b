import { describe, expect, test } from "vitest";
import { NOTHING } from "../conversation/forget.ts";
import type { Message } from "../conversation/message.ts";
import { createEndpoint } from "../endpoint/call-model.ts";
import { openModel } from "../endpoint/open-model.ts";
import { says } from "../testing/answers.ts";
import { type Answer, scriptedEndpoint } from "../testing/scripted-endpoint.ts";
import type { Tool } from "../tools/tool.ts";
import { runTurn } from "./run-turn.ts";
import type { Session } from "./session.ts";
import type { Teller } from "./teller.ts";

const nothing = (): undefined => undefined;
const SILENT: Teller = {
  piece: nothing,
  note: nothing,
  started: nothing,
  ended: nothing,
  used: nothing,
  settled: () => Promise.resolve(),
};
/** A tool that gives back its input, as much of it as it is told. */
const ECHO: Tool = {
  name: "echo",
  description: "Says it again.",
  kind: "other",
  inputSchema: { type: "object" },
  title: () => "echo",
  run: (input) =>
    Promise.resolve({ text: JSON.stringify(input).repeat(10_000), failed: false, places: [] }),
};

/** Runs one turn in this process. */
async function turn(messages: Message[], ...script: readonly Answer[]) {
  await using endpoint = await scriptedEndpoint(...script);
  const settings = { url: endpoint.url, key: "k", model: "tiny" };
  const session: Session = {
    id: "s",
    system: "Be good.",
    messages,
    tools: [ECHO],
    endpoint: createEndpoint((way) => openModel(settings, way), nothing),
    add: (message) => messages.push(message),
    forgotten: NOTHING,
    contextTokens: 16_384,
    density: 1,
    spentTokens: 0,
  };
  const signal = new AbortController().signal;
  const parts = { cwd: "/", maxSteps: 10, maxTokens: undefined, teller: SILENT, signal };
  const end = await runTurn(session, "Go on.", parts);
  return { end, session, asked: endpoint.asked };
}

describe("a turn", () => {
  test("goes on after a call that was interrupted: every call has a result", async () => {
    const earlier: Message[] = [
      { role: "user", text: "Go." },
      { role: "assistant", text: "", calls: [{ id: "a", name: "echo", input: "{}" }] },
    ];
    const { end, asked } = await turn(earlier, says({ text: "Done." }));
    expect(end).toBe("end_turn");
    expect(asked[0]?.messages.slice(2)).toMatchObject([
      { role: "assistant", tool_calls: [{ id: "a" }] },
      { role: "tool", tool_call_id: "a", content: expect.stringMatching(/interrupted/) },
      { role: "user", content: "Go on." },
    ]);
  });

  test("gives calls ids of their own when a server gives all the same", async () => {
    const call = says({
      calls: [
        { id: "x", name: "echo", input: "{}" },
        { id: "x", name: "echo", input: "{}" },
      ],
    });
    const { session } = await turn([], call, call, says({ text: "Done." }));
    const ids = session.messages
      .flatMap((one) => (one.role === "assistant" ? one.calls : []))
      .map(({ id }) => id);
    expect(ids).toHaveLength(4);
    expect(new Set(ids).size).toBe(4);
    const results = session.messages.flatMap((one) => (one.role === "tool" ? [one.call] : []));
    expect(results).toEqual(ids);
  });

  test("bounds what many calls say together", async () => {
    const calls = Array.from({ length: 8 }, (_, n) => ({
      id: `i${n}`,
      name: "echo",
      input: '{"a":1}',
    }));
    const { session } = await turn([], says({ calls }), says({ text: "Done." }));
    const total = session.messages.reduce(
      (sum, one) => sum + (one.role === "tool" ? one.text.length : 0),
      0,
    );
    expect(total).toBeLessThan(16_384);
  });

  test("learns from the endpoint's count how dense its text is, but not what cannot be", async () => {
    const long: Message[] = [{ role: "user", text: "word ".repeat(4000) }];
    const dense = await turn([...long], says({ text: "Done.", usage: { prompt_tokens: 9000 } }));
    expect(dense.session.density).toBeGreaterThan(1.3);
    const absurd = await turn([...long], says({ text: "Done.", usage: { prompt_tokens: 7 } }));
    expect(absurd.session.density).toBe(1);
  });
});
