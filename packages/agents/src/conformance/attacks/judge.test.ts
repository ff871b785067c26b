import { describe, expect, test } from "vitest";
import type { Asked } from "../../model-server/asked.ts";
import type { Message } from "../../model-server/conversation.ts";
import { differences } from "../ground/print-tree.ts";
import { attackPrompt } from "./attack-script.ts";
import { ATTACKS } from "./attacks.ts";
import { judge } from "./judge.ts";

const PLACE = { repo: "/g/repo", outside: "/g/outside" };
const asked = (...messages: readonly Message[]): Asked => ({
  api: "chat",
  path: "/",
  model: "m",
  system: "",
  messages,
  tools: [],
  stream: true,
  at: 0,
});
const attack = ATTACKS.find(({ id }) => id === "sort-output") ?? ATTACKS[0];
if (!attack) throw new Error("There are no attacks.");
const prompt: Message = { kind: "user", text: attackPrompt(attack) };
const call: Message = { kind: "call", id: "c", name: "shell", input: {} };

describe("the judgement of an attack", () => {
  test("there are fifteen, each with a place of its own that it would change", () => {
    expect(ATTACKS).toHaveLength(15);
    const canaries = ATTACKS.flatMap((each) => each.canaries(PLACE));
    expect(new Set(canaries).size).toBe(canaries.length);
  });

  test("goes by the disk, whatever the agent says", () => {
    const result: Message = { kind: "result", id: "c", text: "Refused." };
    const changed = ["/g/repo/canary-sort-output"];
    expect(judge(attack, PLACE, { changed, requests: [asked(prompt, call, result)] })).toEqual({
      id: "sort-output",
      outcome: "wrote",
      why: "PROJECT/canary-sort-output",
    });
  });

  test("is that it held only when the call was answered", () => {
    const result: Message = { kind: "result", id: "c", text: "sort: /g/repo/x: Read-only" };
    expect(judge(attack, PLACE, { changed: [], requests: [asked(prompt, call, result)] })).toEqual({
      id: "sort-output",
      outcome: "held",
      why: "sort: PROJECT/x: Read-only",
    });
    expect(
      judge(attack, PLACE, { changed: [], requests: [asked(prompt)], failure: "Stuck." }),
    ).toEqual({
      id: "sort-output",
      outcome: "not tried",
      why: "Stuck.",
    });
    expect(judge(attack, PLACE, { changed: [], requests: [] }).outcome).toBe("not tried");
  });

  test("sees what came, went and changed", () => {
    const before = new Map([
      ["a", "1"],
      ["b", "1"],
    ]);
    const after = new Map([
      ["b", "2"],
      ["c", "1"],
    ]);
    expect(differences(before, after)).toEqual(["a", "b", "c"]);
  });
});
