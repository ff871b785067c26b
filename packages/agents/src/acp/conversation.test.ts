import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { ConversationEvent } from "../agent.ts";
import { type Conversation, createConversation, MAX_KEPT } from "./conversation.ts";

describe("a conversation", () => {
  let events: ConversationEvent[];
  let floods: string[];
  let conversation: Conversation;
  const note: ConversationEvent = { type: "agent.note", data: { text: "note" } };
  beforeEach(() => {
    vi.useFakeTimers();
    events = [];
    floods = [];
    conversation = createConversation(
      (event) => events.push(event),
      (clause) => floods.push(clause),
    );
  });
  afterEach(() => {
    vi.useRealTimers();
  });
  const said = (): string[] =>
    events.map((event) =>
      "text" in event.data ? `${event.type}: ${event.data.text}` : event.type,
    );

  test("says at once what comes after a silence, and gathers for 50 ms what follows", () => {
    for (const piece of ["one ", "two "]) conversation.text("agent.text", piece);
    vi.advanceTimersByTime(1);
    expect(said()).toEqual(["agent.text: one two "]);
    for (const piece of ["three ", "four "]) conversation.text("agent.text", piece);
    vi.advanceTimersByTime(48);
    expect(said()).toHaveLength(1);
    vi.advanceTimersByTime(2);
    expect(said()).toEqual(["agent.text: one two ", "agent.text: three four "]);
  });

  test("does not wait when the kind changes, when an event comes, or when there is much", () => {
    conversation.text("agent.text", "a");
    conversation.text("agent.thought", "b");
    conversation.put(note);
    conversation.text("agent.text", "word ".repeat(2000));
    expect(said()).toEqual([
      "agent.text: a",
      "agent.thought: b",
      "agent.note: note",
      `agent.text: ${"word ".repeat(2000)}`,
    ]);
  });

  test("holds back what may be half a secret, past the 50 ms and past a report of usage", () => {
    const half = "ghp_aaaaaaaaaaaaaaaaaaaa";
    conversation.text("agent.text", `the token ${half}`);
    vi.advanceTimersByTime(1000);
    conversation.put({ type: "agent.usage", data: { inputTokens: 1 } });
    conversation.text("agent.text", `${"a".repeat(20)} is it`);
    conversation.endTurn();
    expect(said()).toEqual([
      "agent.text: the token ",
      "agent.usage",
      "agent.text: [redacted:github-token] is it",
    ]);
  });

  test("the end of a turn lets everything go", () => {
    conversation.text("agent.text", "unfinished-wor");
    conversation.endTurn();
    expect(said()).toEqual(["agent.text: unfinished-wor"]);
  });

  test("keeps a bounded amount of one turn, and says once that there was more", () => {
    const piece = "words ".repeat(200_000);
    for (let sent = 0; sent < 2 * MAX_KEPT; sent += piece.length)
      conversation.text("agent.text", piece);
    conversation.put(note);
    expect(floods).toEqual(["said more than 8 MiB in one turn"]);
    expect(said().join("").length).toBeLessThan(MAX_KEPT + 1000);
    conversation.endTurn();
    conversation.put(note);
    expect(said().at(-1)).toBe("agent.note: note");
  });

  test("says nothing after its end", () => {
    conversation.text("agent.text", "a");
    conversation.end();
    conversation.text("agent.text", "b");
    conversation.put(note);
    vi.advanceTimersByTime(1000);
    expect(said()).toEqual(["agent.text: a"]);
  });
});
