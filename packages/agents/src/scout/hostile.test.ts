import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { analyse } from "./analyse.ts";
import { temporaryTree } from "./temporary-tree.ts";

const EXTENSIONS =
  "ts js py go rs java kt scala c cpp cs rb php swift dart sh lua pl ex sql md yml env tsx html css tf json toml prisma".split(
    " ",
  );

/** Pieces that open something, repeat something, or look like what a rule wants. */
const NASTY = [
  "import ",
  "export { a }\n",
  "from x import y\n",
  "a-",
  "-----",
  "%(",
  "`${",
  '"',
  "'",
  "/*",
  "#{",
  "<<A\n",
  "VALUES(",
  "SELECT a FROM b WHERE c='",
  "(",
  "{",
  "[",
  " ",
  "\n",
  "\\",
  "=",
  "x=1\n",
  "eval(x)",
  "TODO: ",
  "// ",
  "# ",
  "password = ",
  "${{ ",
  "postgres://a:",
  "-----BEGIN PRIVATE KEY-----",
  "def f(",
  "class A ",
  "public void f(",
  "catch(e){",
  "<a ",
  "<button>",
  "<label>",
  "<F label=",
  "<input ",
  "<svg ",
  "<!--",
  "{/*",
  "a:focus",
  "[a](",
  "](b)",
  "`a/b.ts`",
  "```",
  "# a\n",
  "- a: b\n",
  "- ",
  "a:\n",
  "ingress {",
  "FROM a ",
  "RUN a \\\n",
  "a: b\n  c",
  "for (const a of b) {",
  "while (true) {",
  "  a(",
  "catch (a) {",
  "mu.Lock()\n",
  "if err != nil { return nil }\n",
  "try:\n",
  "  def a(b=[]):\n",
  "DELETE FROM a",
  "ALTER TABLE a ADD b ",
  "\u2028",
  "é",
  "😀",
  "\r",
] as const;

/** Files that are read by their names. */
const NAMES = [
  "Dockerfile",
  ".github/workflows/a.yml",
  "compose.yaml",
  "package.json",
  "Makefile",
  "justfile",
  "go.mod",
  "Cargo.toml",
  "requirements.txt",
  "migrations/a.sql",
  "README.md",
] as const;

/** How many findings there are; that there is an answer at all is the point. */
async function findingsIn(files: Readonly<Record<string, string>>): Promise<number> {
  await using tree = await temporaryTree(files);
  const done = await analyse(tree.root, { role: "find" });
  return done.role === "find" ? done.output.findings.length : -1;
}

describe("a hostile tree", () => {
  test("long runs of one piece do not hang any pattern", async () => {
    const files: Record<string, string> = {};
    for (const [i, piece] of NASTY.entries()) {
      const text = `x\n`.repeat(401) + piece.repeat(Math.ceil(8_000 / piece.length));
      for (const extension of EXTENSIONS) files[`src/f${i}.${extension}`] = text;
      for (const name of NAMES) files[`f${i}/${name}`] = text;
    }
    expect(await findingsIn(files)).toBeLessThanOrEqual(10);
  }, 120_000);

  test("mixtures of pieces are read to their end in every language", async () => {
    const text = fc
      .array(fc.constantFrom(...NASTY), { maxLength: 60 })
      .map((pieces) => pieces.join(""));
    const texts = fc.array(text, { minLength: EXTENSIONS.length, maxLength: EXTENSIONS.length });
    const reads = fc.asyncProperty(texts, async (all) => {
      const files = all.map((one, i): [string, string] => [`src/f.${EXTENSIONS[i]}`, `x${one}`]);
      return (await findingsIn(Object.fromEntries(files))) >= 0;
    });
    expect((await fc.check(reads, { numRuns: 25 })).failed).toBe(false);
  }, 120_000);
});
