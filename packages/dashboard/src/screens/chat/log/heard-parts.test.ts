import { describe, expect, test } from "vitest";
import { textOfParts, withHeard } from "./heard-parts.ts";

describe("what is heard of a reply", () => {
  test("is one piece where words follow on words", () => {
    const parts = withHeard(withHeard([], [{ kind: "text", text: "Two " }]), [
      { kind: "text", text: "words" },
      { kind: "text", text: "" },
      { kind: "thought", text: "hm" },
      { kind: "text", text: "." },
    ]);
    expect(parts).toEqual([
      { kind: "text", text: "Two words" },
      { kind: "thought", text: "hm" },
      { kind: "text", text: "." },
    ]);
    expect(textOfParts(parts)).toBe("Two words.");
  });

  test("has the calls of tools that follow each other together, each once as it is", () => {
    const call = (name: string, state: "begun" | "done" | "failed") =>
      ({ kind: "tool", call: name, title: name, state }) as const;
    const parts = withHeard(
      [],
      [
        call("a", "begun"),
        call("b", "begun"),
        { kind: "text", text: "so" },
        call("a", "done"),
        call("c", "begun"),
        { kind: "note", text: "the host went away" },
        call("b", "failed"),
      ],
    );
    expect(parts).toEqual([
      {
        kind: "tools",
        calls: [
          { call: "a", title: "a", state: "done" },
          { call: "b", title: "b", state: "failed" },
        ],
      },
      { kind: "text", text: "so" },
      { kind: "tools", calls: [{ call: "c", title: "c", state: "begun" }] },
      { kind: "note", text: "the host went away" },
    ]);
  });

  test("leaves alone what nothing was added to", () => {
    const before = withHeard(
      [],
      [
        { kind: "text", text: "a" },
        { kind: "tool", call: "x", title: "x", state: "begun" },
      ],
    );
    const after = withHeard(before, [{ kind: "tool", call: "x", title: "x", state: "done" }]);
    expect(after[0]).toBe(before[0]);
    expect(before[1]).toMatchObject({ calls: [{ state: "begun" }] });
  });
});
