import { describe, expect, test } from "vitest";
import { decidePermission, type PermissionGround, type ToolCall } from "./decide-permission.ts";

const OPTIONS = [
  { id: "always", kind: "allow_always" },
  { id: "once", kind: "allow_once" },
  { id: "never", kind: "reject_always" },
  { id: "no", kind: "reject_once" },
];
const call = (over: Partial<ToolCall>): ToolCall => ({
  access: "read",
  kind: "read",
  tool: undefined,
  locations: [],
  fingerprint: "f",
  options: OPTIONS,
  ...over,
});
const ground = (over: Partial<PermissionGround>): PermissionGround => ({
  rules: [],
  grants: [],
  mayAsk: true,
  ...over,
});

describe("a permission in a read step", () => {
  test.each(["read", "search", "think"])("to %s is given once", (kind) => {
    expect(decidePermission(call({ kind }))).toMatchObject({
      decision: "allow_once",
      option: "once",
    });
  });

  test.each(["edit", "delete", "move", "execute", "fetch", "switch_mode", "other", "", "READ"])(
    "for %j is refused, whatever a person or a rule says",
    (kind) => {
      const grants = [{ fingerprint: "f", decision: "allow_once" as const }];
      const rules = [{ kind, decision: "ask" as const }];
      expect(decidePermission(call({ kind }), ground({ grants, rules }))).toMatchObject({
        decision: "reject",
        option: "no",
      });
    },
  );

  test("is refused where the project's rules would ask", () => {
    const rules = [{ path: "secrets/", decision: "ask" as const }];
    const decide = (path: string) =>
      decidePermission(call({ locations: [path] }), ground({ rules })).decision;
    expect(decide("secrets/key")).toBe("reject");
    expect(decide("src/key")).toBe("allow_once");
  });

  test.each([
    ["mcp__wheelhouse__submit", "allow_once"],
    ["wheelhouse_done", "allow_once"],
    ["mcp__wheelhouse__write", "reject"],
    ["mcp__wheelhouse2__submit", "reject"],
    ["x mcp__wheelhouse__submit", "reject"],
  ])("for the tool %s comes to %s", (tool, decision) => {
    expect(decidePermission(call({ kind: "other", tool })).decision).toBe(decision);
  });

  test("for a command that is spelt like a tool of ours is refused", () => {
    const decide = (tool: string) => decidePermission(call({ kind: "execute", tool })).decision;
    expect(decide("wheelhouse/submit")).toBe("reject");
    expect(decide("mcp.wheelhouse.submit")).toBe("allow_once");
  });
});

describe("a permission in a write step", () => {
  const write = (over: Partial<ToolCall>, over2: Partial<PermissionGround> = {}) =>
    decidePermission(call({ access: "write", ...over }), ground(over2));

  test.each(["read", "edit", "delete", "move", "execute"])(
    "to %s in its clone is given",
    (kind) => {
      expect(write({ kind, locations: ["src/a.ts"] })).toMatchObject({
        decision: "allow_once",
        option: "once",
      });
    },
  );

  test.each([
    [{ kind: "fetch" }],
    [{ kind: "switch_mode" }],
    [{ kind: "other" }],
    [{ kind: "edit", locations: ["src/a.ts", "/etc/hosts"] }],
    [{ kind: "execute", locations: ["../other"] }],
  ])("for %j is asked of a person", (over) => {
    expect(write(over)).toMatchObject({ decision: "ask", option: undefined });
    expect(write(over, { mayAsk: false })).toMatchObject({ decision: "reject", option: "no" });
  });

  test("that a person has answered is decided by that answer, for the same call alone", () => {
    const grants = [{ fingerprint: "f", decision: "allow_once" as const }];
    expect(write({ kind: "fetch" }, { grants }).decision).toBe("allow_once");
    expect(write({ kind: "fetch", fingerprint: "g" }, { grants }).decision).toBe("ask");
    const refused = [{ fingerprint: "f", decision: "reject" as const }];
    expect(write({ kind: "fetch" }, { grants: refused }).decision).toBe("reject");
  });

  test("is narrowed by the project's rules, the first that fits", () => {
    const rules = [
      { kind: "execute", tool: "Bash", decision: "ask" as const },
      { kind: "execute", decision: "reject" as const },
    ];
    expect(write({ kind: "execute", tool: "Bash" }, { rules }).decision).toBe("ask");
    expect(write({ kind: "execute", tool: "Other" }, { rules }).decision).toBe("reject");
    expect(write({ kind: "edit" }, { rules }).decision).toBe("allow_once");
  });

  test("that a rule refuses is refused although a person has allowed it", () => {
    const grants = [{ fingerprint: "f", decision: "allow_once" as const }];
    const rules = [{ decision: "reject" as const }];
    expect(write({ kind: "edit" }, { grants, rules }).decision).toBe("reject");
  });

  test("is never given for good, even when nothing else is offered", () => {
    const options = OPTIONS.slice(0, 1);
    expect(write({ kind: "edit", options })).toMatchObject({
      decision: "reject",
      option: undefined,
    });
  });

  test("is refused by the option that is offered for it, whatever comes first", () => {
    const options = [OPTIONS[2], OPTIONS[0]].filter((option) => option !== undefined);
    expect(write({ kind: "fetch", options }, { mayAsk: false }).option).toBe("never");
  });
});
