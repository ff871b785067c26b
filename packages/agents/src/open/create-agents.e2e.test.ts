import { type Levels, probeLevels, treeOf } from "@wheelhouse/sandbox";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { oneTurn, tryScripted } from "../scripted/open-scripted.ts";
import { createSuiteGround, type SuiteGround } from "../suite/suite-ground.ts";
import { createAgents } from "./create-agents.ts";

const SPEAKS = oneTurn(["text: hi"]);

describe("opening an agent", () => {
  let ground: SuiteGround;
  beforeEach(() => {
    ground = createSuiteGround();
  });
  afterEach(() => ground.remove());

  test.each([
    [
      "ends at once",
      "start: { exit: 0 }",
      "agent",
      "ended with exit code 0 before a session was open",
      60_000,
    ],
    [
      "speaks garbage at once",
      "start: { garbage: Segmentation fault }",
      "agent",
      'no message: "Segmentation fault"',
      60_000,
    ],
    [
      "never starts",
      "start: { hang: true }",
      "timeout",
      "did not open a session within 900 ms",
      900,
    ],
  ])("that %s says why, and nobody is left", async (_, start, kind, reason, silenceMs) => {
    const { opened, marker, heard } = await tryScripted(ground, `${SPEAKS}${start}\n`, {
      silenceMs,
    });
    expect(opened).toMatchObject({
      usable: false,
      class: kind,
      reason: expect.stringContaining(reason),
    });
    expect(heard.events).toEqual([]);
    expect(treeOf({ marker })).toEqual([]);
  });

  test("that dies with a message has that as its last words, without colours and secrets", async () => {
    const yaml = `${oneTurn(["text: hi"])}start: { exit: 4, stderr: "\\e[31mno key ghp_${"a1B2".repeat(9)}\\e[0m" }\n`;
    const { opened } = await tryScripted(ground, yaml);
    expect(opened).toMatchObject({
      reason:
        'scripted ended with exit code 4 before a session was open; its last words were "no key [redacted:github-token]".',
    });
  });

  test("with a transcript that has a mistake names file, line and the key that was meant", async () => {
    const { opened } = await tryScripted(ground, oneTurn(["txet: hello"]));
    expect(opened).toMatchObject({
      class: "unavailable",
      reason: expect.stringMatching(/transcript\.yaml, line 4: there is no key "txet"/),
      hint: "Did you mean text?",
    });
  });

  test.each([
    [undefined, "It needs a transcript to play."],
    ["nowhere.yaml", "There is no transcript /"],
  ])("with the transcript %s says what is missing", async (model, reason) => {
    const { opened } = await tryScripted(ground, SPEAKS, { model }, { transcripts: { demo: "x" } });
    expect(opened).toMatchObject({
      class: "unavailable",
      reason: expect.stringContaining(reason),
      hint: expect.stringContaining("demo"),
    });
  });

  test("with a built-in transcript by its name", async () => {
    const { transcripts } = { transcripts: { story: "transcript.yaml" } };
    const { opened } = await tryScripted(ground, SPEAKS, { model: "story" }, { transcripts });
    expect(opened).toMatchObject({
      reason: expect.stringContaining(`${process.cwd()}/transcript.yaml`),
    });
  });

  test("L7: when the sandbox is broken, nothing is started", async () => {
    const broken = {
      available: false,
      reason: "a test program could write",
      hint: "mend it",
    } as const;
    const levels: Levels = { enforced: broken, confined: broken };
    const agents = createAgents({ levels: () => Promise.resolve(levels) });
    expect((await agents.list()).filter(({ status }) => status.usable)).toEqual([]);
    const { opened, marker } = await tryScripted(
      ground,
      SPEAKS,
      {},
      { levels: () => Promise.resolve(levels) },
    );
    expect(opened).toMatchObject({
      class: "refused",
      reason: expect.stringContaining("a test program could write"),
      hint: "mend it",
    });
    expect(treeOf({ marker })).toEqual([]);
  });

  test("L7: to write, where only confinement is to be had, starts nothing and says what to install", async () => {
    const levels: Levels = {
      ...(await probeLevels()),
      enforced: { available: false, reason: "bubblewrap is not installed", hint: "install it" },
    };
    const { opened, heard, marker } = await tryScripted(
      ground,
      oneTurn(["edit: { path: a.txt, text: a }"]),
      { access: "write" },
      { levels: () => Promise.resolve(levels) },
    );
    expect(opened).toMatchObject({
      usable: false,
      class: "refused",
      reason: expect.stringContaining("cannot be held to its clone"),
      hint: "install it",
    });
    expect(heard.events).toEqual([]);
    expect(treeOf({ marker })).toEqual([]);
    expect(ground.files()).toEqual(["readme.md"]);
  });

  test("of an unknown name gives the nearest", async () => {
    const { opened } = await tryScripted(ground, SPEAKS, { agent: "scuot" });
    expect(opened).toMatchObject({ class: "unavailable", hint: "Did you mean scout?" });
  });

  test("where it should work but nothing is says so", async () => {
    const { opened } = await tryScripted(ground, SPEAKS, { cwd: "/nowhere/at/all" });
    expect(opened).toMatchObject({
      usable: false,
      reason: expect.stringContaining("/nowhere/at/all"),
    });
  });
});
