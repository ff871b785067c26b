import { describe, expect, test } from "vitest";
import { looksGenerated, roleOf } from "./file-role.ts";

describe("roleOf", () => {
  test.each([
    ["src/a.ts", "source"],
    ["src/latest.py", "source"],
    ["src/contest/attestation.go", "source"],
    ["src/a.test.ts", "test"],
    ["src/a.e2e.test.ts", "test"],
    ["__tests__/a.js", "test"],
    ["pkg/test_a.py", "test"],
    ["pkg/a_test.go", "test"],
    ["src/test/java/ATest.java", "test"],
    ["src/main/java/StoreTests.java", "test"],
    ["spec/a_spec.rb", "test"],
    ["Tests/ATests.swift", "test"],
    ["tests/fixtures/a.ts", "fixture"],
    ["testdata/a.go", "fixture"],
    ["examples/a.ts", "example"],
    ["docs/a.py", "docs"],
    ["scripts/a.sh", "tooling"],
    ["vite.config.ts", "tooling"],
    ["setup.py", "tooling"],
    ["third_party/a.c", "vendored"],
    ["src/a.d.ts", "declaration"],
    ["api/a.pb.go", "generated"],
    ["lib/a.min.js", "generated"],
  ] as const)("%s is %s", (path, role) => {
    expect(roleOf(path)).toBe(role);
  });
});

describe("looksGenerated", () => {
  test("by what the file says of itself, or by lines nobody types", () => {
    expect(looksGenerated("// @generated\nx\n")).toBe(true);
    expect(looksGenerated(`x${"y".repeat(9000)}\n`)).toBe(true);
    expect(looksGenerated("// This generates code for others.\nx\n")).toBe(false);
  });
});
