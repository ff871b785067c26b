import { describe, expect, test } from "vitest";
import { branchy, onFiles, type Files } from "./on-files.ts";
import { analyseTests } from "./tests.ts";

describe("analyseTests", () => {
  const tested = {
    "src/a.ts": branchy("a", 40),
    "src/a.test.ts": `import { a } from "./a.ts";\ntest("a", () => a(1));\n`,
  };

  test("a file that no test names, imports or reaches", async () => {
    const { candidates } = await onFiles(
      { ...tested, "src/lonely.ts": branchy("lonely", 40) },
      analyseTests,
    );
    expect(candidates[0]?.claim).toBe(
      "No test reaches `src/lonely.ts` (43 lines of code, 80 branches) by name or by import.",
    );
  });

  const lines = (text: string): string => text.repeat(20);
  test.each<[string, Files]>([
    [
      "through another file",
      {
        "src/a.ts": `import { b } from "./b.ts";\n${branchy("a", 40)}b(1);\n`,
        "src/b.ts": branchy("b", 40),
      },
    ],
    [
      "by its name in a string",
      {
        "src/run.ts": branchy("b", 40),
        "src/e2e.test.ts": `test("x", () => spawn("node", ["src/run.ts"]));\n`,
      },
    ],
    [
      "by convention in Go",
      {
        "g/b.go": `package g\nfunc b(x int) int {\n${lines("\tif x > 1 && x < 9 {\n\t}\n")}\treturn x\n}\n`,
        "g/b_test.go": `package g\nfunc TestB(t *testing.T) {}\n`,
      },
    ],
    [
      "inline in Rust",
      {
        "src/b.rs": `fn b(x: i32) {\n${lines("    if x > 1 { b(x) }\n    if x > 2 { b(x) }\n")}}\n#[cfg(test)]\nmod tests {\n    #[test]\n    fn t() {}\n}\n`,
      },
    ],
    [
      "by the name of a Java class",
      {
        "j/Store.java": `class Store {\n  int f(int x) {\n${lines("    if (x > 1) x++;\n    if (x > 2) x++;\n")}    return x;\n  }\n}\n`,
        "j/OtherTest.java": `class OtherTest { @Test void t() { new Store(); } }\n`,
      },
    ],
  ])("a file reached %s is tested", async (_, files) => {
    const { candidates, clean } = await onFiles({ ...tested, ...files }, analyseTests);
    expect(candidates).toEqual([]);
    expect(clean[0]).toMatch(/is reached by some test/);
  });

  test("when most is untested, one finding says so instead of a list", async () => {
    const bare = Object.fromEntries(
      Array.from({ length: 12 }, (_, i) => [`src/bare${i}.ts`, branchy(`bare${i}`, 40)]),
    );
    const { candidates } = await onFiles({ ...tested, ...bare }, analyseTests);
    expect(candidates.map((one) => one.rule)).toEqual([
      "untested-file",
      "untested-file",
      "untested-many",
    ]);
    expect(candidates.at(-1)?.claim).toBe(
      "No test reaches, by name or by import, 12 of the 13 source files with logic.",
    );
  });

  test("a tree without tests is not judged", async () => {
    const { candidates, notRun } = await onFiles({ "src/a.ts": branchy("a", 40) }, analyseTests);
    expect(candidates).toEqual([]);
    expect(notRun[0]).toMatch(/holds no test file/);
  });
});
