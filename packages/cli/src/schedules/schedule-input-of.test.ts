import { describe, expect, test } from "vitest";
import { parseCommandLine } from "../command/parse-command-line.ts";
import { REGISTRY } from "../command/registry.ts";
import { scheduleInputOf } from "./schedule-input-of.ts";

type Before = Parameters<typeof scheduleInputOf>[2];

function read(words: readonly string[], before?: Before) {
  const line = parseCommandLine(["schedule", "create", "nightly", ...words], REGISTRY);
  if (line.kind !== "command") throw new Error(line.kind);
  return scheduleInputOf({ args: line.args, io: { cwd: "/" } }, "nightly", before);
}

const NIGHTLY = ["--cron", "0 2 * * *", "--zone", "UTC"];
const COMMAND: Before = {
  ...read([...NIGHTLY, "--command", "npm test", "--cwd", "src", "--timeout", "90s"]),
  project: { id: "orders-1", path: "/orders" },
  origin: "person",
  hash: "0",
  from: 0,
  by: "ann",
};

describe("what the options of a schedule say", () => {
  test("a flow gets its band, words, inputs and agent", () => {
    const flow = ["--flow", "code-review", "--band", "medium", "--focus", "the cart"];
    const { act, zone } = read([...NIGHTLY, ...flow, "--input", "depth=a=b", "--agent", "codex"]);
    expect(act).toEqual({
      kind: "flow",
      flow: "code-review",
      band: "medium",
      focus: "the cart",
      input: { depth: "a=b" },
      agent: "codex",
    });
    expect(zone).toBe("UTC");
  });

  test("a header may name a variable, and a call without a method looks", () => {
    const call = ["--url", "https://example.com/x?y=1", "--header", "Accept: a/b; q=1"];
    expect(read([...NIGHTLY, ...call, "--header", "Authorization: $TOKEN"]).act).toEqual({
      kind: "http",
      method: "GET",
      url: "https://example.com/x?y=1",
      headers: { Accept: "a/b; q=1", Authorization: { env: "TOKEN" } },
    });
  });

  test("a command is a list of words, and no line for a shell", () => {
    const list = ["--command", '["sh","-c","npm ci && npm test"]', "--env", "CI", "--env", "LANG"];
    expect(read([...NIGHTLY, ...list]).act).toEqual({
      kind: "command",
      argv: ["sh", "-c", "npm ci && npm test"],
      env: ["CI", "LANG"],
    });
    expect(() => read([...NIGHTLY, "--command", "npm ci && npm test"])).toThrow(/only a shell/);
  });

  test("an edit is put over what was there; what is named anew is said whole", () => {
    expect(read(["--env", "CI"], COMMAND)).toMatchObject({
      cron: "0 2 * * *",
      timeoutMs: 90_000,
      act: { kind: "command", argv: ["npm", "test"], cwd: "src", env: ["CI"] },
    });
    expect(read(["--command", "npm ci"], COMMAND).act).toEqual({
      kind: "command",
      argv: ["npm", "ci"],
    });
    expect(read(["--issue", "#12", "--title", "Mend"], COMMAND)).toMatchObject({
      title: "Mend",
      act: { kind: "issue", number: 12 },
    });
  });

  test.each([
    [["--command", "a"], /needs its times/],
    [NIGHTLY, /needs something to do/],
    [["--cron", "0 2 30 2 *", "--zone", "UTC", "--command", "a"], /never comes/],
    [["--cron", "@daily", "--zone", "Mars/North", "--command", "a"], /no zone "Mars\/North"/],
    [[...NIGHTLY, "--command", "a", "--url", "https://b.c"], /does one thing/],
    [[...NIGHTLY, "--command", "a", "--band", "small"], /--band says nothing/],
    [[...NIGHTLY, "--command", "a", "--cwd", "../b"], /inside the project/],
    [[...NIGHTLY, "--command", "a", "--timeout", "soon"], /no length of time/],
    [[...NIGHTLY, "--command", "a", "--timeout", "2d"], /no length of time/],
    [[...NIGHTLY, "--flow", "a", "--input", "b"], /has no name/],
    [[...NIGHTLY, "--url", "ftp://b.c"], /http or https/],
    [[...NIGHTLY, "--command", "a", "--notify", "sometimes"], /There is no --notify/],
  ])("%j is refused with words about it", (words, why) => {
    expect(() => read(words)).toThrow(why);
  });
});
