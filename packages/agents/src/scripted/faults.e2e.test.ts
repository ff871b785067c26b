import { treeOf } from "@wheelhouse/sandbox";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createSuiteGround, type SuiteGround } from "../suite/suite-ground.ts";
import { oneTurn, openScripted, tryScripted } from "./open-scripted.ts";

describe("a scripted turn", () => {
  let ground: SuiteGround;
  beforeEach(() => {
    ground = createSuiteGround();
  });
  afterEach(() => ground.remove());

  test.each([
    [
      "crashes by a signal",
      ["crash: SIGKILL"],
      "was ended by the signal SIGKILL in the middle of its turn",
    ],
    ["ends as if all were well", ["crash: 0"], "ended with exit code 0 in the middle of its turn"],
    ["ends in half a line", ["halfLine: true"], "ended in the middle of a line"],
    [
      "says what is no message",
      ['garbage: "hello there"'],
      'said what is no message: "hello there"',
    ],
    ["floods", ["flood: 20000000"], "said more than 8 MiB in one turn"],
  ])("that %s fails in one sentence, and nobody is left", async (_, play, error) => {
    const { session, marker } = await openScripted(ground, play);
    const end = await session.prompt("Go.");
    await session.close("done");
    expect(end).toMatchObject({ end: "failed", class: "agent" });
    expect(end.end === "failed" && end.error).toMatch(/^scripted [^\n]*$/);
    expect(end.end === "failed" && end.error).toContain(error);
    expect(treeOf({ marker })).toEqual([]);
  });

  test("L8, L11: that is deaf to a cancel, to the end of its stdin and to SIGTERM is cancelled and dead", async () => {
    const play = ["ignoreSigterm: true", 'text: "Reading. "', "hang: true"];
    const { session, heard, cancel, marker } = await openScripted(ground, play);
    const end = session.prompt("Go.");
    await heard.next(({ type }) => type === "agent.text");
    cancel.abort("a person said so");
    expect(await end).toMatchObject({ end: "cancelled" });
    await session.close("cancelled");
    expect(treeOf({ marker })).toEqual([]);
  });

  test("L7: that tries to write or to leave somebody behind says that it was refused", async () => {
    const play = ["write: oops.txt", "write: .git/hooks/pre-commit", "grandchild: 600"];
    const { session, heard } = await openScripted(ground, play);
    expect(await session.prompt("Go.")).toMatchObject({ end: "done" });
    await session.close("done");
    expect(ground.files()).toEqual(["readme.md"]);
    expect(heard.said("agent.text")).toMatch(
      /^I tried to write oops\.txt: refused \((ERR_ACCESS_DENIED|EROFS)\)/,
    );
  });

  test("that asks for permission is told yes only for what changes nothing, and goes on", async () => {
    const { session, heard } = await openScripted(ground, [
      "tool: { title: rm -rf, kind: execute, permission: true, output: gone }",
      "tool: { title: look, kind: read, permission: true, output: seen }",
    ]);
    expect(await session.prompt("Go.")).toMatchObject({ end: "done", toolCalls: 2 });
    await session.close("done");
    const of = (type: string) =>
      heard.events.filter((event) => event.type === type).map(({ data }) => data);
    expect(of("agent.permission")).toMatchObject([
      { tool: "rm -rf", kind: "execute", decision: "reject" },
      { tool: "look", kind: "read", decision: "allow_once" },
    ]);
    expect(of("agent.tool.updated")).toMatchObject([
      { status: "failed", output: "not allowed" },
      { status: "completed", output: "seen" },
    ]);
  });

  test("that streams says every word in order, in more than one piece, and stops in the middle when it is cancelled", async () => {
    const text = "One two  three\nfour.";
    const { session, heard } = await openScripted(ground, [
      `stream: { text: ${JSON.stringify(text)}, ms: 400 }`,
      `stream: { text: "Well then", ms: 0, as: thought }`,
    ]);
    expect(await session.prompt("Go.")).toMatchObject({ end: "done" });
    await session.close("done");
    expect(heard.said("agent.text")).toBe(text);
    expect(heard.events.filter(({ type }) => type === "agent.text").length).toBeGreaterThan(1);
    expect(heard.said("agent.thought")).toBe("Well then");

    const long = `stream: { text: "${"word ".repeat(500)}", ms: 60000 }`;
    const slow = await openScripted(ground, [long]);
    const end = slow.session.prompt("Go.");
    await slow.heard.next(({ type }) => type === "agent.text");
    slow.cancel.abort("enough");
    expect(await end).toMatchObject({ end: "cancelled" });
    await slow.session.close("cancelled");
  });

  test("that is not signed in ends with what a person can do about it", async () => {
    const { session } = await openScripted(ground, ["signIn: Nobody is signed in"]);
    expect(await session.prompt("Go.")).toMatchObject({
      end: "failed",
      class: "auth",
      error: expect.stringContaining("Nobody is signed in"),
    });
    await session.close("done");
  });

  test("says as many lines as it is told, with their numbers", async () => {
    const { session, heard } = await openScripted(ground, [
      'lines: { count: 450, text: "case {{ line }}: ok" }',
    ]);
    await session.prompt("Go.");
    await session.close("done");
    const lines = heard.said("agent.text").trimEnd().split("\n");
    expect(lines).toHaveLength(450);
    expect([lines[0], lines[449]]).toEqual(["case 1: ok", "case 450: ok"]);
  });

  test("fills in where in the run it stands", async () => {
    const { session } = await openScripted(ground, [
      'text: "{{step}}, {{generation}}.{{ordinal}}"',
    ]);
    const meta = { step: "look.deep", generation: 2, ordinal: 3 };
    expect(await session.prompt("Go.", meta)).toMatchObject({ text: "look.deep, 2.3" });
    await session.close("done");
  });

  test("hands in its findings with its output, as the last block of its last message", async () => {
    const yaml = `${oneTurn(["text: Found."])}    output: { done: true }
    findings: [{ id: f1, severity: low, claim: "{{step}}", why: w, citations: [], trust: codebase }]
`;
    const { opened } = await tryScripted(ground, yaml);
    const session = "usable" in opened ? undefined : opened;
    const end = await session?.prompt("Go.", { step: "look" });
    await session?.close("done");
    const text = end?.end === "done" ? end.text : "";
    const block = /^Found\.\n```json\n(.*)\n```\n$/s.exec(text)?.[1] ?? "";
    expect(JSON.parse(block)).toMatchObject({
      done: true,
      findings: [{ id: "f1", claim: "look" }],
    });
  });
});
