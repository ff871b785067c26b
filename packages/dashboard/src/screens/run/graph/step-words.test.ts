import { expect, test } from "vitest";
import { stepWords } from "./step-words.ts";

const STEP = {
  id: "judge",
  label: "Judge",
  kind: "agent",
  persona: "judge",
  status: "running",
  reason: null,
  generation: 2,
  attempts: [],
  wave: 3,
  tokens: null,
  started_at: null,
  ended_at: null,
  depends: ["a", "b"],
  parent: null,
  request: null,
  sent_back: [{ to: "a", count: 1 }],
} as const;

test("a card says in words where it stands, what it waits for, and where it sent the run back to", () => {
  const step = { ...STEP, attempts: [], depends: ["a", "b"], sent_back: [{ to: "a", count: 1 }] };
  expect(stepWords(step, (id) => id.toUpperCase())).toBe(
    "running, wave 3, after A, B, sent back to A once",
  );
});
