import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createSuiteGround, type SuiteGround } from "../suite/suite-ground.ts";
import { openScripted } from "./open-scripted.ts";

describe("a question by a form", () => {
  let ground: SuiteGround;
  beforeEach(() => {
    ground = createSuiteGround();
  });
  afterEach(() => ground.remove());

  test("that was answered before is answered at once, and the third time left to its agent", async () => {
    const question = 'question: { text: "Which one?", options: [red, blue] }';
    const { session, heard } = await openScripted(ground, [question, 'text: "On."'], {
      tools: { sendBackTo: [], mayAsk: true, answered: [{ text: "Which one?", answer: "red" }] },
    });
    const end = await session.prompt("Go.");
    expect(end).toMatchObject({ end: "done", text: "I was answered before: red.\nOn." });
    expect(heard.events.some(({ type }) => type === "agent.note")).toBe(true);
    expect(await session.prompt("Go.")).toMatchObject({ text: "I decide this myself.\nOn." });
    await session.close("done");
  });

  test("that nobody has answered ends the turn", async () => {
    const { session } = await openScripted(
      ground,
      ['question: { text: "Which two?", options: [red, blue] }', 'text: "On."'],
      {
        tools: { sendBackTo: [], mayAsk: true, answered: [{ text: "Which one?", answer: "red" }] },
      },
    );
    expect(await session.prompt("Go.")).toMatchObject({ end: "asked", text: "Which two?" });
    await session.close("asked");
  });
});
