import { describe, expect, test } from "vitest";
import { modeFor } from "./shake-hands.ts";

const MODES = { read: "plan", write: "free", asking: "careful" } as const;
const rules = [{ kind: "execute", decision: "ask" }] as const;

describe("the mode that an agent is put into", () => {
  test.each([
    [{ access: "read" }, "plan"],
    [{ access: "write" }, "free"],
    [{ access: "write", rules: [] }, "free"],
    [{ access: "write", rules }, "careful"],
    [{ access: "read", rules }, "plan"],
  ] as const)("for %j is %s", (spec, mode) => {
    expect(modeFor(MODES, spec)).toBe(mode);
  });

  test("is the one for writing where it has no other in which it asks, and none where it has none", () => {
    expect(modeFor({ read: "plan", write: "default" }, { access: "write", rules })).toBe("default");
    expect(modeFor(undefined, { access: "write", rules })).toBeUndefined();
  });
});
