import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { temporaryTree } from "../../scout/temporary-tree.ts";
import { isLinear } from "./grep.ts";
import { outputChars, ownTools } from "./own-tools.ts";

const FACTS = {
  version: 1,
  churn: [
    { path: "src/a.ts", commits: 3, lines: 30, authors: 2 },
    { path: "src/b.ts", commits: 9, lines: 90, authors: 1 },
  ],
  todos: [{ path: "src/a.ts", line: 1, text: "TODO mend", ageDays: 40.4 }],
  scope: [],
  missing: ["the age of renamed files"],
};
const FILES = {
  "src/a.ts":
    "// TODO mend\nexport const one = 1;\nexport const two = 2;\nexport const three = 3;\n",
  "src/deep/c.test.ts": "test one\n",
  "docs/read me.md": "One\r\ntwo\r\n",
  ".git/HEAD": "ref: one\n",
  "empty.txt": "",
  "wide.js": `const x = "${"y".repeat(5000)}"; // one\n`,
  "facts.json": JSON.stringify(FACTS),
};

/** Runs one tool in a fresh tree, as the model would. */
async function run(name: string, input: unknown, contextTokens = 32_768) {
  await using tree = await temporaryTree(FILES);
  const facts = () => join(tree.root, "facts.json");
  const tool = ownTools({ cwd: tree.root, facts, contextTokens }).find((one) => one.name === name);
  const result = await tool?.run(input, new AbortController().signal);
  if (!result) throw new Error(`there is no tool ${name}`);
  return result;
}

describe("read_file", () => {
  test("numbers lines and says how many there are", async () => {
    const { text } = await run("read_file", { path: "src/a.ts", from: 2, to: 3 });
    expect(text).toBe("2\texport const one = 1;\n3\texport const two = 2;\n[lines 2 to 3 of 4]");
  });

  test("stops before there is too much, and says where to go on", async () => {
    await using tree = await temporaryTree({ "long.txt": "some line of text\n".repeat(5000) });
    const facts = () => undefined;
    const tool = ownTools({ cwd: tree.root, facts, contextTokens: 8192 })[0];
    const result = await tool?.run({ path: "long.txt" }, new AbortController().signal);
    expect(result?.text.length).toBeLessThan(outputChars(8192) + 100);
    expect(result?.text).toMatch(
      /\[lines 1 to (\d+) of 5000: the rest did not fit, go on with from=\d+\]$/,
    );
  });

  test.each([
    [{ path: "src/a.ts", from: 9 }, /has only 4 lines/],
    [{ path: "src/a.ts", from: 3, to: 2 }, /before/],
    [{ path: "../x" }, /outside/],
    [{}, /input is not right at path/],
    [{ path: 7 }, /input is not right at path/],
    ["src/a.ts", /input is not right at its top/],
  ])("refuses %j", async (input, why) => {
    const result = await run("read_file", input);
    expect(result).toMatchObject({ failed: true, text: expect.stringMatching(why) });
  });

  test("shows a file with nothing in it, and other line ends", async () => {
    expect((await run("read_file", { path: "empty.txt" })).text).toBe("empty.txt is empty.");
    expect((await run("read_file", { path: "docs/read me.md" })).text).toMatch(/^1\tOne\n2\ttwo\n/);
  });
});

describe("grep", () => {
  test("finds lines everywhere but in git's files, and cuts long ones", async () => {
    const { text } = await run("grep", { pattern: "\\bone\\b", ignoreCase: true });
    expect(text.split("\n")).toEqual([
      expect.stringMatching(/^wide\.js:1:const x = "y+… \[\d+ more\]$/),
      "docs/read me.md:1:One",
      "src/a.ts:2:export const one = 1;",
      "src/deep/c.test.ts:1:test one",
    ]);
  });

  test("shows context, narrowed by folder, file and pattern", async () => {
    const { text } = await run("grep", { pattern: "two", path: "src", context: 1 });
    expect(text).toBe(
      "src/a.ts-2-export const one = 1;\nsrc/a.ts:3:export const two = 2;\nsrc/a.ts-4-export const three = 3;",
    );
    expect((await run("grep", { pattern: "one", glob: "*.test.ts" })).text).toBe(
      "src/deep/c.test.ts:1:test one",
    );
    expect((await run("grep", { pattern: "^One", path: "docs/read me.md" })).text).toContain(
      ":1:One",
    );
    expect((await run("grep", { pattern: "nowhere to be found" })).text).toMatch(
      /^Nothing matches/,
    );
  });

  test("shows no more matches than were asked for", async () => {
    const { text } = await run("grep", { pattern: "const", path: "src", max: 2 });
    expect(text).toMatch(/one = 1;\n.*two = 2;\n\[Only the first 2 matches are shown.\]$/);
  });

  test("is not held up by a pattern that never ends", async () => {
    await using tree = await temporaryTree({
      "a.txt": `${"a".repeat(60)}!\n`,
      "b.txt": `${"a".repeat(60)}!\nhello\n`,
    });
    const tool = ownTools({ cwd: tree.root, facts: () => undefined, contextTokens: 8192 })[1];
    const begun = performance.now();
    const result = await tool?.run({ pattern: "^(a+)+$" }, new AbortController().signal);
    expect(performance.now() - begun).toBeLessThan(5000);
    expect(result?.text).toMatch(/takes too long in a\.txt/);
  });

  test.each([
    [{ pattern: "(" }, /not a regular expression/],
    [{ pattern: "x", path: "/etc" }, /outside/],
    [{ pattern: "x", path: ".git" }, /Git's own/],
    [{ pattern: "" }, /input is not right at pattern/],
  ])("refuses %j", async (input, why) => {
    expect(await run("grep", input)).toMatchObject({
      failed: true,
      text: expect.stringMatching(why),
    });
  });

  test("stops when the turn is cancelled", async () => {
    await using tree = await temporaryTree(FILES);
    const tool = ownTools({ cwd: tree.root, facts: () => undefined, contextTokens: 8192 })[1];
    await expect(tool?.run({ pattern: "x" }, AbortSignal.abort())).rejects.toThrow(/cancelled/);
  });
});

describe("a pattern that is searched for without a limit of time", () => {
  test.each([/foo\(bar\)/, /one|two/, /^import \S from/, /[a-z]\*/])("may be %s", (pattern) => {
    expect(isLinear(pattern)).toBe(true);
  });

  test.each([/(a|a)b/, /a+/, /a*/, /a?/, /a{2}/, /\\+/])("is never %s", (pattern) => {
    expect(isLinear(pattern)).toBe(false);
  });
});

describe("glob", () => {
  test.each([
    ["**/*.ts", ["src/a.ts", "src/deep/c.test.ts"]],
    ["*.ts", ["src/a.ts", "src/deep/c.test.ts"]],
    ["src/*.ts", ["src/a.ts"]],
    ["./src/*", ["src/a.ts"]],
    ["*.{md,txt}", ["empty.txt", "docs/read me.md"]],
    ["[dw]*/*.md", ["docs/read me.md"]],
    ["**/HEAD", []],
  ])("%s", async (pattern, files) => {
    const { text } = await run("glob", { pattern });
    expect(text.split("\n").filter((line) => !/^\[|^No file/.test(line))).toEqual(files);
  });

  test("is taken from a folder too, and a hostile pattern is stopped", async () => {
    expect((await run("glob", { pattern: "deep/*.ts", path: "src" })).text).toMatch(
      /^src\/deep\/c\.test\.ts/,
    );
    await using tree = await temporaryTree({ [`${"a".repeat(120)}`]: "" });
    writeFileSync(join(tree.root, "b"), "");
    const tool = ownTools({ cwd: tree.root, facts: () => undefined, contextTokens: 8192 })[2];
    const result = await tool?.run(
      { pattern: `${"*a".repeat(30)}b` },
      new AbortController().signal,
    );
    expect(result?.text).toMatch(/takes too long/);
  });
});

describe("list_directory", () => {
  test("lists a folder without git's own", async () => {
    const { text } = await run("list_directory", {});
    expect(text).toMatch(/^docs\/\nempty.txt\t0\n/);
    expect(text).not.toContain(".git");
    expect((await run("list_directory", { path: "src/a.ts" })).text).toMatch(/is not a folder/);
  });
});

describe("git_facts", () => {
  test("tells the facts, worst first, and what is not there", async () => {
    expect((await run("git_facts", { about: "churn" })).text).toBe(
      "commits\tlines changed\tauthors\tpath\n9\t90\t1\tsrc/b.ts\n3\t30\t2\tsrc/a.ts\n[Not available: the age of renamed files]",
    );
    expect((await run("git_facts", { about: "todos", path: "src" })).text).toContain(
      "40\tsrc/a.ts:1\tTODO mend",
    );
    expect((await run("git_facts", { about: "changes" })).text).toMatch(
      /^Nothing is known of this\./,
    );
  });

  test("says so when there are none", async () => {
    await using tree = await temporaryTree(FILES);
    const tool = ownTools({ cwd: tree.root, facts: () => undefined, contextTokens: 8192 })[4];
    const result = await tool?.run({ about: "churn" }, new AbortController().signal);
    expect(result?.text).toMatch(/^Nothing is known of the project's history: no facts file/);
  });
});
