import { THREAD_NAME } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { threadName } from "./thread-words.ts";

describe("the name of a thread", () => {
  test("is made of what was typed, such as an address can have it", () => {
    expect(threadName("  Release 2.0: plans! ")).toBe("release-2-0-plans");
    expect(threadName("Übersicht")).toMatch(THREAD_NAME);
    expect(threadName("a".repeat(59) + " b")).toBe("a".repeat(59));
  });

  test("is empty where nothing can be one", () => {
    expect(threadName("…!")).toBe("");
    expect(threadName("")).toBe("");
  });
});
