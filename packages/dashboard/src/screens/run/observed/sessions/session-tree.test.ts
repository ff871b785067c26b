import { describe, expect, test } from "vitest";
import { stepObject } from "../../../../live/testing/run-state.ts";
import { type SessionObject, sessionTree } from "./session-tree.ts";

const session = (id: string, parent: string | null = null): SessionObject => ({
  step: `step-${id}`,
  session: id,
  parent,
  match: "named",
  agent: "claude",
  role: null,
  run: null,
  title: null,
  status: null,
  tokens: null,
});
const shown = (...sessions: readonly SessionObject[]): string[] =>
  sessionTree(sessions, []).map(
    ({ session: { session: id }, depth, place, siblings }) =>
      `${"  ".repeat(depth)}${id} ${place}/${siblings}`,
  );

describe("the sessions of a run", () => {
  test("stand as a tree, each before those that it began", () => {
    expect(shown(session("a"), session("b", "d"), session("c", "a"), session("d", "a"))).toEqual([
      "a 1/1",
      "  c 1/2",
      "  d 2/2",
      "    b 1/1",
    ]);
  });

  test("are all there once, whatever a log says of their parents", () => {
    expect(shown(session("a", "b"), session("b", "a"), session("c", "gone"))).toEqual([
      "c 1/1",
      "a 1/2",
      "  b 1/1",
    ]);
    expect(shown(session("own", "own"))).toEqual(["own 1/1"]);
  });

  test("have their turns, where more is known than that they are there", () => {
    const probable: SessionObject = { ...session("p"), step: "", match: "probable" };
    const nodes = sessionTree([session("a"), probable], [stepObject("step-a")]);
    expect(nodes.map(({ key, step }) => [key, step?.id])).toEqual([
      ["step-a", "step-a"],
      ["session p", undefined],
    ]);
  });
});
