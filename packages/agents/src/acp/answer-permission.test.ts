import type { RequestPermissionRequest } from "@agentclientprotocol/sdk";
import { describe, expect, test } from "vitest";
import { answerPermission, type PermissionSpec } from "./answer-permission.ts";

const SPEC: PermissionSpec = {
  access: "write",
  cwd: "/runs/r1/clone/tree",
  home: "/runs/r1/home",
  tmp: "/runs/r1/tmp",
};
const request = (...paths: readonly string[]): RequestPermissionRequest => ({
  sessionId: "s",
  toolCall: {
    toolCallId: "t",
    title: "Write",
    kind: "edit",
    locations: paths.map((path) => ({ path })),
  },
  options: [
    { optionId: "once", name: "Allow once", kind: "allow_once" },
    { optionId: "no", name: "Reject", kind: "reject_once" },
  ],
});

describe("a request for a permission in a write step", () => {
  test.each([
    ["/runs/r1/clone/tree/src/a.ts"],
    ["src/a.ts"],
    ["/runs/r1/home/notes.md"],
    ["/runs/r1/tmp/x/y.txt"],
  ])("about %s is answered at once: it is the agent's own", (path) => {
    expect(answerPermission(request(path), SPEC)).toMatchObject({
      response: { outcome: { outcome: "selected", optionId: "once" } },
      ask: undefined,
    });
  });

  test.each([
    ["/runs/r1/clone/git/config"],
    ["/runs/r1/home2/x"],
    ["/runs/r1/home/../../r2/clone/tree/a.ts"],
    ["/etc/hosts"],
    ["../git/config"],
  ])("about %s is asked of a person, and refused where nobody may be asked", (path) => {
    const asked = answerPermission(request("src/a.ts", path), SPEC);
    expect(asked.event.data).toMatchObject({ decision: "ask" });
    expect(asked.ask?.text).toContain("outside of its clone");
    const tools = { sendBackTo: [], mayAsk: false };
    expect(answerPermission(request(path), { ...SPEC, tools }).response).toEqual({
      outcome: { outcome: "selected", optionId: "no" },
    });
  });

  test("in a read step is refused wherever it is", () => {
    const read = { ...SPEC, access: "read" as const };
    for (const path of ["src/a.ts", "/runs/r1/tmp/x"])
      expect(answerPermission(request(path), read)).toMatchObject({
        response: { outcome: { optionId: "no" } },
        ask: undefined,
      });
  });
});
