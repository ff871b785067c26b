import { describe, expect, test } from "vitest";
import { formatOf } from "./testing/told.ts";

const ID = "0b2f7c1e-8d6a-4f53-9e21-7c5d3a1b9f00";
const PATHS: readonly (readonly [kind: string, path: string, name: string | undefined])[] = [
  ["claude", `-home-ann-shop/${ID}.jsonl`, ID],
  ["claude", `-home-ann-shop/agent-a1.jsonl`, "agent-a1"],
  ["claude", `-home-ann-shop/${ID}/subagents/agent-a1.jsonl`, "agent-a1"],
  ["claude", `-home-ann-shop/${ID}/subagents/workflows/w/agent-a1.jsonl`, "agent-a1"],
  ["claude", `-home-ann-shop/${ID}/subagents/agent-a1.meta.json`, undefined],
  ["claude", `-home-ann-shop/${ID}/subagents/journal.jsonl`, undefined],
  ["claude", `-home-ann-shop/${ID}/tool-results/x.jsonl`, undefined],
  ["claude", `history.jsonl`, undefined],
  ["qwen", `-home-ann-shop/chats/${ID}.jsonl`, ID],
  ["qwen", `-home-ann-shop/subagents/${ID}/agent-x-1.jsonl`, "agent-x-1"],
  ["qwen", `-home-ann-shop/${ID}.jsonl`, undefined],
  [
    "codex",
    `2026/11/21/rollout-2026-11-21T14-24-18-${ID}.jsonl`,
    `rollout-2026-11-21T14-24-18-${ID}`,
  ],
  ["codex", `rollout-2026-11-21T14-24-18-${ID}.jsonl`, `rollout-2026-11-21T14-24-18-${ID}`],
  ["codex", `2026/11/21/session.jsonl`, undefined],
  ["codex", `2026/11/21/rollout-x.jsonl.tmp`, undefined],
  ["codex", `../rollout-x.jsonl`, undefined],
];

describe("the place of a session file", () => {
  test.each(PATHS)("%s: %s", (kind, path, name) => {
    const whole = `/root/${path}`;
    expect(formatOf(kind).logAt("/root", whole)).toEqual(
      name === undefined ? undefined : { path: whole, name },
    );
  });
});
