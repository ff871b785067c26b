import { describe, expect, test } from "vitest";
import { openDeskWorld } from "../testing/desk-world.ts";
import { findIssues, type IssueQuery } from "./find-issues.ts";

describe("a search of issues", () => {
  test("looks into numbers, titles, descriptions, labels and comments, whatever their case", async () => {
    const world = await openDeskWorld();
    await world.make("The Cart is empty", { labels: ["UI"] });
    await world.make("Größe ändern", { description: "Of the *cart*.", labels: ["ui", "api"] });
    await world.make("Something else");
    await world.make("Gone");
    await world.do({ do: "comment", number: 3, text: "It is the CARTRIDGE, not issue.commented" });
    await world.do({ do: "delete", number: 4 });
    await world.do({ do: "close", number: 1 });
    const numbers = async (query: IssueQuery): Promise<number[]> => {
      const found = await findIssues(world.journal, await world.board(), query);
      return found.map(({ number }) => number);
    };
    expect(await numbers({})).toEqual([1, 2, 3]);
    expect(await numbers({ q: "cart" })).toEqual([1, 2, 3]);
    expect(await numbers({ q: "  EMPTY the " })).toEqual([1]);
    expect(await numbers({ q: "GRÖSSE" })).toEqual([]);
    expect(await numbers({ q: "GRÖßE" })).toEqual([2]);
    expect(await numbers({ q: "#3" })).toEqual([3]);
    expect(await numbers({ q: "something cartridge" })).toEqual([3]);
    expect(await numbers({ label: "Ui" })).toEqual([1, 2]);
    expect(await numbers({ label: "ui", status: "open" })).toEqual([2]);
    expect(await numbers({ status: "closed" })).toEqual([1]);
    expect(await numbers({ deleted: true })).toEqual([4]);
    expect(await numbers({ q: "nowhere" })).toEqual([]);
  });
});
