import { describe, expect, test } from "vitest";
import { decidePermission } from "./decide-permission.ts";

const OPTIONS = [
  { id: "a", kind: "allow_always" },
  { id: "o", kind: "allow_once" },
  { id: "r", kind: "reject_once" },
];

describe("deciding a permission", () => {
  test.each(["read", "search", "think"])("a read step may %s, for this one time", (kind) => {
    expect(decidePermission({ access: "read", kind, options: OPTIONS })).toMatchObject({
      decision: "allow_once",
      option: "o",
    });
  });

  test.each(["edit", "delete", "move", "execute", "fetch", "switch_mode", "other", "anything new"])(
    "a read step may not %s",
    (kind) => {
      expect(decidePermission({ access: "read", kind, options: OPTIONS })).toMatchObject({
        decision: "reject",
        option: "r",
      });
    },
  );

  test("always is never chosen, also when it is all that is offered", () => {
    const options = [{ id: "a", kind: "allow_always" }];
    expect(decidePermission({ access: "write", kind: "edit", options })).toMatchObject({
      decision: "reject",
      option: undefined,
    });
  });

  test("a write step may edit", () => {
    expect(decidePermission({ access: "write", kind: "edit", options: OPTIONS })).toMatchObject({
      decision: "allow_once",
      option: "o",
    });
  });
});
