import { describe, expect, test } from "vitest";
import { projectOfItem } from "./item-place.ts";
import { wheelHint } from "./wheel-hint.ts";

const WHEEL = {
  since: "2026-01-01T00:00:00.000Z",
  holder: null,
  taken_at: null,
  item: "shop:push",
  reason: "no key",
  expected_action: null,
};

describe("what is copied for the harness", () => {
  test("is what is known, and nothing of what is not", () => {
    const place = { source_name: "luca", path: "/state/r1/run.log" };
    expect(wheelHint("Ship it", WHEEL, place)).toBe(
      "Run: Ship it\nBlocked: shop:push\nWhy: no key\nHarness: luca\nLog: /state/r1/run.log",
    );
  });
});

describe("the project that a queue item is about", () => {
  const repos = [{ repo: "/code/shop", matches: [], project_id: "p-shop" }];
  const signals = [{ id: "p-till:push", project_id: "p-till", project_name: "till" }];

  test("is that of the signal, or of the repository that it names", () => {
    expect(projectOfItem("p-till:push", repos, signals)).toBe("p-till");
    expect(projectOfItem("/code/shop:dirty_tree", repos, signals)).toBe("p-shop");
    expect(projectOfItem("shop:dirty_tree", repos, signals)).toBe("p-shop");
    expect(projectOfItem("till:stale_branch", repos, signals)).toBe("p-till");
  });

  test("is none for a ticket, or a repository that nobody knows", () => {
    expect(projectOfItem("MC-3718", repos, signals)).toBeUndefined();
    expect(projectOfItem("elsewhere:push", repos, signals)).toBeUndefined();
    expect(projectOfItem(":push", repos, signals)).toBeUndefined();
  });
});
