import { describe, expect, test } from "vitest";
import { resolveItem, shortItems } from "./item-ids.ts";

const IDS = [
  "601abe0011223344-1",
  "601abf0011223344-1",
  "769f7b9451d2df7b-1",
  "769f7b9451d2df7b-2",
  "769f7b9451d2df7b-12",
];

describe("the short name of an item", () => {
  test("tells apart what there is, and stands for nothing else", () => {
    const short = shortItems(IDS);
    expect([...short.values()]).toEqual(["601abe-1", "601abf-1", "769f-1", "769f-2", "769f-12"]);
    for (const [id, name] of short) expect(resolveItem(name, IDS)).toEqual({ found: "one", id });
  });

  test.each([
    ["601ab-1", { found: "many", ids: IDS.slice(0, 2) }],
    ["601abe", { found: "one", id: IDS[0] }],
    ["769f7b9451d2df7b-2", { found: "one", id: IDS[3] }],
    ["769f", { found: "many", ids: [IDS[2], IDS[4], IDS[3]] }],
    ["769f-3", { found: "none" }],
    ["", { found: "none" }],
  ])("is looked up: %j", (named, found) => {
    expect(resolveItem(named, IDS)).toEqual(found);
  });
});
