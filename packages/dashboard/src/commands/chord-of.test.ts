import { describe, expect, test } from "vitest";
import { chordOf, isOfTheBrowser } from "./chord-of.ts";
import { keyConflicts } from "./key-conflicts.ts";

const press = (key: string, more = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...more,
});

describe("keys that were pressed", () => {
  test("are named as commands name them, on either system", () => {
    expect(chordOf(press("g"), false)).toBe("g");
    expect(chordOf(press("K", { ctrlKey: true, shiftKey: true }), false)).toBe("$mod+Shift+k");
    expect(chordOf(press("k", { metaKey: true }), true)).toBe("$mod+k");
    expect(chordOf(press("k", { ctrlKey: true }), true)).toBe("Control+k");
    expect(chordOf(press("?", { shiftKey: true }), false)).toBe("Shift+?");
    expect(chordOf(press(" "), false)).toBe("Space");
  });

  test("are none while only a modifier is down", () => {
    expect(chordOf(press("Shift", { shiftKey: true }), false)).toBeUndefined();
  });

  test("may be the browser's, which a page leaves alone", () => {
    expect(isOfTheBrowser("$mod+t")).toBe(true);
    expect(isOfTheBrowser("F5")).toBe(true);
    expect(isOfTheBrowser("$mod+k")).toBe(false);
  });
});

describe("keys of two commands", () => {
  const command = (id: string, keys: string | undefined, ...places: string[]) => ({
    command: { id, title: id.toUpperCase() },
    keys,
    places: ["everywhere", ...places],
  });

  test("conflict when they are the same or one begins the other", () => {
    const conflicts = keyConflicts([
      command("a", "g r"),
      command("b", "G R"),
      command("c", "g"),
      command("d", "x"),
      command("e", undefined),
    ]);
    expect([...conflicts]).toEqual([
      ["a", ["B", "C"]],
      ["b", ["A", "C"]],
      ["c", ["A", "B"]],
    ]);
  });

  test("do not conflict on pages that are never together", () => {
    const list = { ...command("list", "j"), places: ["/runs"] };
    const steps = { ...command("steps", "j"), places: ["/runs/$run steps"] };
    expect(keyConflicts([list, steps]).size).toBe(0);
  });
});
