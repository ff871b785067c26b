import { parsePatch } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { flagTests } from "./flag-tests.ts";
import { isTestPath } from "./test-lines.ts";

/** Flags of a patch that replaces `before` by `after` in one file. */
function flagsOf(path: string, before: readonly string[], after: readonly string[]): string[] {
  const body = [...before.map((line) => `-${line}`), ...after.map((line) => `+${line}`)];
  const patch = `diff --git a/${path} b/${path}\n--- a/${path}\n+++ b/${path}\n@@ -1,${before.length} +1,${after.length} @@\n${body.join("\n")}\n`;
  return parsePatch(patch)
    .flatMap(flagTests)
    .map(({ flag, line, why }) => `${flag}${line === undefined ? "" : `:${line}`} ${why}`);
}

describe("what a change takes from tests", () => {
  test.each([
    "src/a.test.ts",
    "src/a.spec.jsx",
    "tests/a.py",
    "src/__tests__/a.js",
    "test_a.py",
    "pkg/a_test.go",
    "spec/a_spec.rb",
    "src/test/java/ATest.java",
    "ATests.cs",
    "conftest.py",
  ])("%s is a file of tests", (path) => {
    expect(isTestPath(path)).toBe(true);
  });

  test.each([
    "src/attest.ts",
    "src/latest.ts",
    "contest.py",
    "src/testimony/a.ts",
    "README.md",
    "src/spectrum.ts",
  ])("%s is none", (path) => {
    expect(isTestPath(path)).toBe(false);
  });

  test.each([
    ["a.test.ts", ["  it('x', () => {", "  });"]],
    ["a.test.ts", ["test.each([1])('x', () => {"]],
    ["a.test.ts", ["  it(`x`, async () => {"]],
    ["test_a.py", ["    async def test_x(self):"]],
    ["a_test.go", ["func TestX(t *testing.T) {"]],
    ["src/lib.rs", ["    #[test]", "    fn x() {"]],
    ["src/lib.rs", ["    #[tokio::test]"]],
    ["ATest.java", ["    @Test", "    void x() {"]],
    ["ATests.cs", ["    [Fact]"]],
    ["a_spec.rb", ['  it "does" do']],
    ["ATest.php", ["    public function testX(): void"]],
    ["a_test.cc", ["TEST_F(Suite, Case) {"]],
  ])("a test that is gone from %s is told: %j", (path, lines) => {
    expect(flagsOf(path, lines, [])).toContain("test-deleted 1 test fewer");
    expect(
      flagsOf(
        path,
        lines,
        lines.map((line) => line.replaceAll("x", "y")),
      ),
    ).toEqual([]);
    expect(
      flagsOf(
        path,
        lines,
        lines.map((line) => `// ${line}`),
      ),
    ).toContain("test-deleted 1 test fewer");
    expect(flagsOf(path, [], lines)).toEqual([]);
  });

  test.each([
    ["a.test.ts", "  it.skip('x', () => {"],
    ["a.test.ts", "describe.only('x', () => {"],
    ["a.test.ts", "test.skipIf(process.env.CI)('x', () => {"],
    ["a.test.ts", "xit('x', () => {"],
    ["a.test.ts", "  this.skip();"],
    ["a.test.ts", "test.concurrent.todo('x')"],
    ["test_a.py", "@pytest.mark.skip(reason='x')"],
    ["test_a.py", "@pytest.mark.xfail"],
    ["test_a.py", "    pytest.skip('x')"],
    ["test_a.py", "@unittest.skipIf(True, 'x')"],
    ["test_a.py", "        self.skipTest('x')"],
    ["a_test.go", '\tt.Skip("x")'],
    ["a_test.go", "\tt.SkipNow()"],
    ["src/lib.rs", "    #[ignore]"],
    ["src/lib.rs", '    #[ignore = "slow"]'],
    ["ATest.java", "    @Disabled"],
    ["ATest.java", '    @Ignore("x")'],
    ["ATests.cs", '    [Fact(Skip = "x")]'],
    ["a_spec.rb", '    skip "later"'],
    ["a_spec.rb", "    pending"],
    ["ATest.php", "        $this->markTestSkipped('x');"],
    ["a_test.cc", "TEST(Suite, DISABLED_Case) {"],
    ["a_test.cc", "  GTEST_SKIP();"],
    ["a_test.cpp", 'TEST_CASE("x", "[.]") {'],
    ["a_test.cpp", "#if 0"],
    ["ATests.cs", "    #if false"],
    ["a.test.ts", "test('x', { skip: true }, () => {"],
    ["a.test.mjs", "test('x', { todo: 'later' }, () => {"],
    ["a.test.mjs", "  t.skip('x');"],
    ["a_test.ts", "Deno.test.ignore('x', () => {"],
    ["a_test.ts", "Deno.test({ name: 'x', ignore: Deno.build.os === 'linux', fn }"],
    ["test_a.py", "    pytest.importorskip('x')"],
    ["test_a.py", "pytestmark = pytest.mark.skip"],
    ["a_test.go", '\tb.Skipf("x")'],
    ["src/lib.rs", '    #[cfg_attr(target_os = "linux", ignore)]'],
    ["ATest.java", "    @Test(enabled = false)"],
    ["ATest.java", "    @DisabledOnOs(OS.LINUX)"],
    ["ATest.java", "        Assumptions.assumeTrue(false);"],
    ["ATest.kt", "    @Ignore"],
    ["ATests.cs", '        Assert.Ignore("x");'],
    ["ATests.fs", "    [<Ignore>]"],
    ["ATests.swift", '        throw XCTSkip("x")'],
    ["ATests.swift", '    @Test(.disabled("x"))'],
    ["ASpec.scala", '  ignore("x") {'],
    ["a_spec.rb", '  xit "does" do'],
    ["a_spec.rb", '  it "does", skip: true do'],
    ["test/a_test.exs", "  @tag :skip"],
    ["test/a_test.dart", "  test('x', () {}, skip: 'later');"],
    ["tests/ATest.php", "})->skip('x');"],
    ["test/a.jl", "@test_skip f(1) == 2"],
    ["tests/testthat/test-a.R", "  skip_on_ci()"],
    ["t/a.t", "plan skip_all => 'x';"],
    ["test/a.zig", "    return error.SkipZigTest;"],
    ["test/a.bats", '  skip "x"'],
    ["ASpec.hs", '    xit "does" $'],
    ["a_SUITE.erl", "  {skip, later}."],
  ])("a skip in %s is told with its line: %s", (path, line) => {
    expect(flagsOf(path, [], ["", line])).toContain("test-skipped:2 keeps tests from running");
    expect(flagsOf(path, [line], [`  ${line}`])).toEqual([]);
    expect(flagsOf(path, [line], [])).not.toContain("test-skipped:1 keeps tests from running");
    expect(flagsOf(path, [], [`// ${line}`])).toEqual([]);
  });

  test.each([
    ["a.test.ts", "  expect(list({ skip: 10, only: ['a'], pending: 2 })).toEqual([]);"],
    ["a.test.ts", "  settings.enabled = false;"],
    ["a.test.ts", "  await expect(button).disabled();"],
    ["test_a.py", "    skipped = run()"],
    ["a_test.cc", "#if defined(NDEBUG)"],
    ["ATest.java", "        pending.add(1);"],
  ])("what only looks like a skip in %s is none: %s", (path, line) => {
    expect(flagsOf(path, [], [line])).toEqual([]);
  });

  test("assertions that are gone are counted", () => {
    const before = ["  expect(a).toBe(1);", "  expect(b).toBe(2);", "  assert.equal(c, 3);"];
    expect(flagsOf("a.test.ts", before, ["  expect(a).toBeDefined();"])).toEqual([
      "test-deleted 2 assertions fewer",
    ]);
    expect(flagsOf("test_a.py", ["    assert x == 1"], ["    pass"])).toEqual([
      "test-deleted 1 assertion fewer",
    ]);
    expect(flagsOf("src/a.ts", before, [])).toEqual([]);
  });

  test("a file of tests that is gone, or is none any more, is told", () => {
    const gone =
      "diff --git a/a.test.ts b/a.test.ts\ndeleted file mode 100644\n--- a/a.test.ts\n+++ /dev/null\n@@ -1 +0,0 @@\n-it('x')\n";
    expect(parsePatch(gone).flatMap(flagTests)).toEqual([
      { path: "a.test.ts", flag: "test-deleted", why: "the file of tests is gone" },
    ]);
    const moved =
      "diff --git a/a.test.ts b/a.old\nsimilarity index 100%\nrename from a.test.ts\nrename to a.old\n";
    expect(parsePatch(moved).flatMap(flagTests)).toMatchObject([
      { path: "a.old", flag: "test-deleted" },
    ]);
  });
});
