import { type RequestObject, WheelhouseError } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { sendAnswer } from "./send-answer.ts";

const DRAFT = { option: "no", text: " shorter, please\n" };
const TAKEN: RequestObject = {
  id: "q1",
  run: "r1",
  step: "approve",
  kind: "approval",
  status: "answered",
  text: "Shall it go on?",
  options: [],
  opened_at: "2026-01-02T03:04:05.000Z",
  closed_at: "2026-01-02T03:05:05.000Z",
  expires_at: null,
  answered_by: "ann",
  option: "no",
  answer: "shorter, please",
  permission: null,
  about: null,
  shared: null,
};
const refusal = new WheelhouseError("request.answered", "ann has answered q1 already.");
const lost = new Error("There is no server.");

describe("sending an answer", () => {
  test("sends what was chosen and written, and is accepted once it is journaled", async () => {
    const sent: unknown[] = [];
    const post = async (body: unknown): Promise<void> => void sent.push(body);
    const read = async (): Promise<RequestObject> => TAKEN;
    expect(await sendAnswer(DRAFT, { post, read })).toEqual({ isAccepted: true, now: TAKEN });
    await sendAnswer({ option: "no", text: " " }, { post, read });
    await sendAnswer({ option: undefined, text: "so" }, { post, read });
    expect(sent).toEqual([
      { option: "no", text: "shorter, please" },
      { option: "no" },
      { text: "so" },
    ]);
  });

  test("stays accepted when what became of it cannot be read", async () => {
    const outcome = await sendAnswer(DRAFT, { post: async () => undefined, read: rejects(lost) });
    expect(outcome).toEqual({ isAccepted: true, now: undefined });
  });

  test("is accepted where what was answered is what this says: its first reply was lost", async () => {
    const outcome = await sendAnswer(DRAFT, { post: rejects(refusal), read: async () => TAKEN });
    expect(outcome).toEqual({ isAccepted: true, now: TAKEN });
    const bare = { ...TAKEN, answer: null };
    const again = { post: rejects(refusal), read: async () => bare };
    expect((await sendAnswer({ option: "no", text: "" }, again)).isAccepted).toBe(true);
  });

  test.each([
    ["another option", { ...TAKEN, option: "yes" }],
    ["other words", { ...TAKEN, answer: null }],
    ["nothing, for it expired", { ...TAKEN, status: "expired" as const }],
    ["nothing that the server tells", undefined],
  ])("is late where somebody said %s", async (_, now) => {
    const outcome = await sendAnswer(DRAFT, { post: rejects(refusal), read: async () => now });
    expect(outcome).toEqual({ isAccepted: false, now });
  });

  test("fails with what the server refused, also where the truth cannot be read", async () => {
    const read = rejects(lost);
    await expect(sendAnswer(DRAFT, { post: rejects(refusal), read })).rejects.toBe(refusal);
    await expect(sendAnswer(DRAFT, { post: rejects(lost), read })).rejects.toBe(lost);
  });
});

function rejects(error: unknown): () => Promise<never> {
  return async () => {
    throw error;
  };
}
