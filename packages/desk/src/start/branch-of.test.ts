import { describe, expect, test } from "vitest";
import { branchOf } from "./branch-of.ts";

describe("the branch of an issue", () => {
  test.each([
    ["The cart is empty", "wheelhouse/12-the-cart-is-empty"],
    ["  Fix: `a/../b` -- now!  ", "wheelhouse/12-fix-a-b-now"],
    ["Größe ändern", "wheelhouse/12-große-andern".replace("ß", "-")],
    ["購物車是空的", "wheelhouse/12"],
    ["a".repeat(80), `wheelhouse/12-${"a".repeat(50)}`],
    [`${"word ".repeat(20)}`, "wheelhouse/12-word-word-word-word-word-word-word-word-word-word"],
    ["-.lock", "wheelhouse/12-lock"],
  ])("of %j is %s", (title, branch) => {
    expect(branchOf("wheelhouse/", 12, title)).toBe(branch);
  });

  test("has a name of its own when an earlier one was handed over", () => {
    expect(branchOf("wheelhouse/", 12, "Cart", 1)).toBe("wheelhouse/12-cart-2");
  });
});
