import { describe, expect, test } from "vitest";
import { isPlace, linkOf } from "./link-of.ts";

describe("a link in a text", () => {
  test.each(["http://a.example/x?y#z", "https://a.example", "mailto:a@b.example"])(
    "leads out of the page: %s",
    (href) => {
      expect(linkOf(href)).toEqual({ kind: "web", href });
    },
  );

  test.each(["src/store.ts:120", "src/store.ts:120-130", "store.ts:1", "README.md", "./a/b.py:3"])(
    "leads to a place in a file: %s",
    (address) => {
      expect(linkOf(address)).toEqual({ kind: "place", address });
    },
  );

  test.each([
    "javascript:alert(1)",
    " JaVaScRiPt:alert(1)",
    "java\tscript:alert(1)",
    "javascript:a.ts:1",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
    "file:///etc/passwd",
    "blob:http://a.example/1",
    "//evil.example/x",
    "/runs",
    "#top",
    "",
  ])("leads nowhere: %s", (href) => {
    expect(linkOf(href)).toBeUndefined();
  });

  test("in code is a place only with its lines", () => {
    expect(isPlace("src/a.ts:12")).toBe(true);
    expect(isPlace("src/a.ts")).toBe(false);
    expect(isPlace("localhost:4747")).toBe(false);
    expect(isPlace("12:30")).toBe(false);
  });
});
