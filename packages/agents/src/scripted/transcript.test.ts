import { describe, expect, test } from "vitest";
import { parseTranscript } from "./read-transcript.ts";
import { type Place, turnFor } from "./transcript.ts";

const TRANSCRIPT = parseTranscript(
  `
version: 1
turns:
  - { step: draft, role: critic, round: 0, play: [text: critic first] }
  - { step: draft, role: critic, play: [text: critic later] }
  - { step: draft, generation: 2, play: [text: draft again] }
  - { step: draft, ordinal: 2, play: [text: draft retried] }
  - { step: draft, said: "(really)?", play: [text: draft asked] }
  - { step: "look.*", play: [text: look] }
  - { step: "a.b", play: [text: exact] }
  - { play: [text: default] }
`,
  "t.yaml",
);
const said = (place: Partial<Place>, prompt = "Do it."): unknown => {
  const whole = {
    step: "draft",
    role: "author",
    generation: 1,
    ordinal: 1,
    round: 0,
    flow: "",
    persona: "",
    ...place,
  };
  return turnFor(TRANSCRIPT, whole, prompt)?.play[0];
};

describe("the turn of a place in a run", () => {
  test.each([
    [{ role: "critic" }, "critic first"],
    [{ role: "critic", round: 1 }, "critic later"],
    [{ generation: 2 }, "draft again"],
    [{ ordinal: 2 }, "draft retried"],
    [{ step: "look.security" }, "look"],
    [{ step: "looks" }, "default"],
    [{ step: "a.b" }, "exact"],
    [{ step: "axb" }, "default"],
    [{}, "default"],
  ])("%j is the first that fits", (place, text) => {
    expect(said(place)).toEqual({ text });
  });

  test("is that of words which stand in the prompt, where it names some", () => {
    expect(said({}, "Why\n(really)? Say it.")).toEqual({ text: "draft asked" });
    expect(said({ generation: 2 }, "(really)?")).toEqual({ text: "draft again" });
    expect(said({}, "really?")).toEqual({ text: "default" });
  });

  test("a critic has no turn that was not written for one", () => {
    expect(said({ step: "other", role: "critic" })).toBeUndefined();
  });
});

describe("the turn of a message in a conversation", () => {
  const talk = parseTranscript(
    `
version: 1
turns:
  - { asked: who am i, remembers: i am Ana, play: [text: known] }
  - { asked: who am i, said: i am Ana, play: [text: told] }
  - { asked: Who, play: [text: unknown] }
  - { play: [text: other] }
`,
    "t.yaml",
  );
  const place: Place = {
    step: "chat",
    role: "author",
    generation: 1,
    ordinal: 1,
    round: 0,
    flow: "",
    persona: "",
  };
  const answer = (asked: string | undefined, prompt: string, before = "") =>
    turnFor(talk, { ...place, asked }, prompt, before)?.play[0];

  test("follows from what is answered now, in any case, and not from what is told beside", () => {
    expect(answer("WHO are you?", "WHO are you?")).toEqual({ text: "unknown" });
    expect(answer("hello", "who am i was said before. hello")).toEqual({ text: "other" });
    expect(answer(undefined, "who is it")).toEqual({ text: "unknown" });
  });

  test("follows from what was said in the session before, or is told now", () => {
    expect(answer("who am I", "who am I", "i am Ana")).toEqual({ text: "known" });
    expect(answer("who am I", "before: i am Ana")).toEqual({ text: "told" });
    expect(answer("who am I", "who am I")).toEqual({ text: "unknown" });
  });
});
