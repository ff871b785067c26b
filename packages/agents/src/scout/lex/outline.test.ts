import { describe, expect, test } from "vitest";
import { languageOf } from "../tree/language.ts";
import { SourceFile } from "../tree/source-file.ts";
import { definitionAt, outlineOf } from "./outline.ts";

function file(path: string, lines: readonly string[]): SourceFile {
  return new SourceFile(path, languageOf(path) ?? "typescript", lines.join("\n"));
}

function shape(path: string, ...lines: string[]): readonly string[] {
  return outlineOf(file(path, lines)).map(
    (one) => `${"  ".repeat(one.level)}${one.kind} ${one.name} ${one.line}-${one.endLine}`,
  );
}

describe("outlineOf", () => {
  test("TypeScript functions, classes and methods", () => {
    expect(
      shape(
        "a.ts",
        "export function f() {",
        "  if (x) {",
        "  }",
        "}",
        "export class A {",
        "  async go(): Promise<void> {",
        "    return;",
        "  }",
        "}",
        "const g = (x: number) => x;",
      ),
    ).toEqual(["function f 1-4", "class A 5-9", "  function go 6-8", "function g 10-10"]);
  });

  test("Python functions and methods by indent", () => {
    expect(
      shape(
        "a.py",
        "class A:",
        "    def go(self):",
        "        return 1",
        "",
        "def f(",
        "    x,",
        "):",
        "    return x",
      ),
    ).toEqual(["class A 1-3", "  function go 2-3", "function f 5-8"]);
  });

  test("a brace on its own line and a head of several lines", () => {
    expect(
      shape(
        "A.java",
        "public class A",
        "    extends B",
        "{",
        "    public int f(int x)",
        "    {",
        "        return x;",
        "    }",
        "}",
      ),
    ).toEqual(["class A 1-8", "  function f 4-7"]);
    expect(
      shape(
        "A.cs",
        "namespace N",
        "{",
        "    public class A",
        "    {",
        "        public int F()",
        "        {",
        "        }",
        "    }",
        "}",
      ),
    ).toEqual(["class A 3-8", "  function F 5-7"]);
  });

  test.each([
    ["a.go", ["func (s *S) Get() int {", "\treturn 1", "}"], ["function Get 1-3"]],
    [
      "a.rs",
      ["impl A {", "    pub fn f(&self) {", "    }", "}"],
      ["class A 1-4", "  function f 2-3"],
    ],
    ["a.rb", ["class A", "  def f", "    1", "  end", "end"], ["class A 1-5", "  function f 2-4"]],
    [
      "a.php",
      ["<?php", "class A", "{", "    public function f()", "    {", "    }", "}"],
      ["class A 2-7", "  function f 4-6"],
    ],
    ["a.kt", ["class A {", "    fun f() {", "    }", "}"], ["class A 1-4", "  function f 2-3"]],
    ["a.c", ["static int f(int x)", "{", "    return x;", "}"], ["function f 1-4"]],
    ["a.sh", ["run() {", "  ls", "}"], ["function run 1-3"]],
  ] as const)("%s", (path, lines, expected) => {
    expect(shape(path, ...lines)).toEqual(expected);
  });

  test("the innermost definition holds a line", () => {
    const one = file("a.ts", ["class A {", "  go() {", "    x();", "  }", "}"]);
    expect(definitionAt(one, 3)?.name).toBe("go");
    expect(definitionAt(one, 99)).toBeUndefined();
  });
});
