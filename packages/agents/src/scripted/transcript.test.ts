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
