import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { smallRepository } from "../testing/small-repository.ts";
import { focusOf } from "./focus-of.ts";

describe("the focus", () => {
  const project = smallRepository();

  test("names files and directories from the top of the project, wherever one stands", () => {
    expect(focusOf(["src"], project, project)).toBe("src/");
    expect(focusOf(["orders.js"], project, join(project, "src"))).toBe("src/orders.js");
    expect(focusOf(["src/orders.js"], project, "/")).toBe("src/orders.js");
  });

  test("leaves words that name nothing as they are", () => {
    expect(focusOf(["is", "it", "safe?", "src"], project, project)).toBe("is it safe? src/");
    expect(focusOf(["why src"], project, project)).toBe("why src");
  });

  test("never leads out of the project", () => {
    expect(focusOf(["../..", "/etc"], project, project)).toBe("../.. /etc");
  });
});
