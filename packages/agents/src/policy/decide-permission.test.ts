import { describe, expect, test } from "vitest";
import { decidePermission } from "./decide-permission.ts";

const OPTIONS = [
  { id: "always", kind: "allow_always" },
  { id: "once", kind: "allow_once" },
  { id: "never", kind: "reject_always" },
  { id: "no", kind: "reject_once" },
];

describe("a permission", () => {
  test.each(["read", "search", "think"])("to %s is given once in a read step", (kind) => {
    expect(decidePermission({ access: "read", kind, options: OPTIONS })).toMatchObject({
      decision: "allow_once",
      option: "once",
    });
  });

  test.each(["edit", "delete", "move", "execute", "fetch", "switch_mode", "other", "", "READ"])(
    "for %j is refused in a read step",
    (kind) => {
      expect(decidePermission({ access: "read", kind, options: OPTIONS })).toMatchObject({
        decision: "reject",
        option: "no",
      });
    },
  );

  test("to write is given once in a write step", () => {
    expect(decidePermission({ access: "write", kind: "edit", options: OPTIONS })).toMatchObject({
      decision: "allow_once",
      option: "once",
    });
  });

  test("is never given for good, even when nothing else is offered", () => {
    const options = OPTIONS.slice(0, 1);
    expect(decidePermission({ access: "write", kind: "read", options })).toMatchObject({
      decision: "reject",
      option: undefined,
    });
  });

  test("is refused by the option that is offered for it, whatever comes first", () => {
    const options = [OPTIONS[2], OPTIONS[0]].filter((option) => option !== undefined);
    expect(decidePermission({ access: "read", kind: "edit", options }).option).toBe("never");
  });
});
