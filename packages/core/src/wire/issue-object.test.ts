import { describe, expect, test } from "vitest";
import { issueProjection, issueRowSchema } from "../views/issues/issue-row.ts";
import { issueItem } from "./issue-item.ts";
import { issueObject, issueObjectSchema } from "./issue-object.ts";

const words = {
  title: "Totals are wrong",
  description: "They **differ**.",
  type: null,
  labels: [],
  priority: "normal",
  parent: null,
  dependsOn: [],
};
const citation = { path: "src/sum.ts", lines: [3, 4] as [number, number], quote: "a + b" };
const events = [
  {
    type: "issue.created",
    data: {
      project: { id: "orders", path: "/orders" },
      number: 1,
      ...words,
      origin: { run: "r0", finding: "f1", citations: [citation] },
      by: "ann",
    },
  },
  { type: "issue.edited", data: { title: "Totals", dependsOn: [], by: "bob" } },
  { type: "issue.commented", data: { text: "Since\nMay.", by: "ann" } },
  { type: "issue.painted", data: { colour: "red" } },
  { type: "issue.started", data: { run: "r1", by: "ann" } },
  { type: "issue.closed", data: { reason: "Gone.", by: "bob" } },
].map((event, index) => ({ ...event, seq: index + 1, at: index }));

describe("an issue on the wire, whole", () => {
  const [{ row } = { row: null }] = issueProjection.project(
    "issue/orders/1",
    events,
    () => undefined,
  );
  const around = { runs: [], request: undefined, isDriven: false, statusOf: () => undefined };
  const children = { total: 0, done: 0 };
  const item = issueItem(issueRowSchema.parse(row), { ...around, children });
  const object = issueObject({ item, parts: [], events, neededBy: [2], runs: [], requests: [] });

  test("tells what happened to it, one line each, and leaves out what it does not know", () => {
    expect(object.activity.map(({ by, text, run }) => [by, text, run])).toEqual([
      ["ann", "made from finding f1 of run r0", null],
      ["bob", "changed: title, what it depends on", null],
      ["ann", "Since May.", null],
      ["ann", "started as run r1", "r1"],
      ["bob", "closed: Gone.", null],
    ]);
  });

  test("has its text, its origin, what was said, and the position to edit it at", () => {
    expect(issueObjectSchema.parse(object)).toEqual(object);
    expect(object).toMatchObject({
      seq: 6,
      title: "Totals",
      status: "closed",
      description: "They **differ**.",
      origin: { citations: [{ ...citation, status: null }] },
      comments_list: [{ seq: 3, by: "ann", text: "Since\nMay." }],
      closed: { by: "bob", reason: "Gone." },
      needed_by: [2],
    });
  });
});
