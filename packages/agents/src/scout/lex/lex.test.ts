import { describe, expect, test } from "vitest";
import type { LanguageId } from "../tree/language.ts";
import { lex } from "./lex.ts";

/** The code view with runs of spaces made one, to compare by eye. */
function codeOf(text: string, language: LanguageId): string {
  return lex(text, language).code.replace(/ +/g, " ").trim();
}

const CASES: readonly (readonly [language: LanguageId, text: string, code: string])[] = [
  ["javascript", "a(); // eval(x)", "a();"],
  ["javascript", "a /* eval( */ + b", "a + b"],
  ["javascript", "const s = 'eval(x)';", "const s = ' ';"],
  ["javascript", 'const s = "it\\"s eval(x)";', 'const s = " ";'],
  ["javascript", "const t = `a ${f(`b ${c}`)} d`;", "const t = ` ${f(` ${c}`)} `;"],
  ["javascript", "const r = /eval\\(/.test(s);", "const r = / /.test(s);"],
  ["javascript", "const r = /[/]'/; f();", "const r = / /; f();"],
  ["javascript", "const q = a / b / c;", "const q = a / b / c;"],
  ["javascript", "return /x'y/;", "return / /;"],
  ["javascript", "<p>Don't</p>;\nf();", "<p>Don't</p>;\nf();"],
  ["typescript", "type A = `x${B}`;", "type A = ` ${B}`;"],
  ["python", "x = 1  # eval(y)", "x = 1"],
  ["python", 'def f():\n  """eval(y)\n  more"""\n  return 1', 'def f():\n """ \n """\n return 1'],
  ["python", "s = r'\\d' + f\"{x} y\"", "s = r' ' + f\" \""],
  ["go", 's := `a\n"b` // c', "s := ` \n `"],
  ["go", "c := '\"'; f()", "c := ' '; f()"],
  ["rust", 'let s = r#"a "b" c"#; f();', 'let s = r#" "#; f();'],
  ["rust", "fn f<'a>(x: &'a str) { g('\"') }", "fn f<'a>(x: &'a str) { g(' ') }"],
  ["rust", "/* a /* b */ c */ d", "d"],
  ["cpp", 'auto s = R"x(a " b)x"; f();', 'auto s = R"x( )x"; f();'],
  ["csharp", 'var s = $"a {b("c")} d"; // e', 'var s = $" {b(" ")} ";'],
  ["csharp", 'var s = @"a ""b"" \\"; f();', 'var s = @" "; f();'],
  ["kotlin", 'val s = "a ${b("c")} $d"', 'val s = " ${b(" ")} "'],
  ["swift", 'let s = "a \\(b("c")) d"', 'let s = " \\(b(" ")) "'],
  ["ruby", "s = \"a #{b['c']} d\" # e", "s = \" #{b[' ']} \""],
  ["ruby", "q = <<~SQL\n  SELECT 'x'\nSQL\nf()", "q = <<~SQL\n \n \nf()"],
  ["php", "<p>it's</p>\n<?php f(\"a $b\"); ?>\n<b>'</b>", 'f(" ");'],
  ["shell", 'x="$(dirname "$0")/a" # b', 'x="$(dirname " ") "'],
  ["shell", "echo ${#x} $# 'a # b'", "echo ${#x} $# ' '"],
  ["sql", "select 'it''s' -- x", "select ' '"],
  ["markup", "a <!-- TODO --> b", "a b"],
];

describe("lex", () => {
  test.each(CASES)("%s: %s", (language, text, code) => {
    expect(codeOf(text, language)).toBe(code);
  });

  test.each(CASES)("%s: %s keeps every offset and line", (language, text) => {
    const { code } = lex(text, language);
    expect(code).toHaveLength(text.length);
    expect(code.split("\n").map((line) => line.length)).toEqual(
      text.split("\n").map((line) => line.length),
    );
  });

  test("a string says whether it is filled in, and with what", () => {
    const text = "const s = `a ${name} b`; const t = 'plain';";
    const [filled, plain] = lex(text, "typescript").strings;
    expect(filled?.filled).toBe(true);
    expect(filled?.holes.map(({ start, end }) => text.slice(start, end))).toEqual(["name"]);
    expect(plain?.filled).toBe(false);
  });

  test("unterminated and hostile input is read to its end", () => {
    for (const text of [
      '"a',
      "`a ${b",
      "/* a",
      "'''a",
      "`${".repeat(500),
      "/".repeat(500),
      "<<A\n",
    ])
      for (const language of ["javascript", "python", "ruby", "shell", "rust", "php"] as const)
        expect(lex(text, language).code).toHaveLength(text.length);
  });
});
