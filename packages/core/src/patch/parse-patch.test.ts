import { describe, expect, test } from "vitest";
import { parsePatch } from "./parse-patch.ts";

const patchOf = (...lines: readonly string[]): string => `${lines.join("\n")}\n`;

describe("a patch", () => {
  test("has files, hunks, and lines with their numbers on both sides", () => {
    const [file, ...others] = parsePatch(
      patchOf(
        "diff --git a/src/a.ts b/src/a.ts",
        "index 123..456 100644",
        "--- a/src/a.ts",
        "+++ b/src/a.ts",
        "@@ -3,3 +3,4 @@ export function total(",
        " one",
        "-two",
        "+zwei",
        "+drei",
        " four",
        "@@ -20 +21 @@",
        "-x",
        "+y",
      ),
    );
    expect(others).toEqual([]);
    expect(file).toMatchObject({ path: "src/a.ts", from: null, status: "modified", isCut: false });
    expect(file?.hunks).toMatchObject([
      {
        before: 3,
        after: 3,
        section: "export function total(",
        lines: [
          { kind: "same", text: "one", before: 3, after: 3 },
          { kind: "removed", text: "two", before: 4, after: null },
          { kind: "added", text: "zwei", before: null, after: 4 },
          { kind: "added", text: "drei", before: null, after: 5 },
          { kind: "same", text: "four", before: 5, after: 6 },
        ],
      },
      { before: 20, beforeLines: 1, after: 21, afterLines: 1, section: "" },
    ]);
  });

  test("names the content of a file after the change where it tells all of the name", () => {
    const [name, none] = ["1a".repeat(20), "0".repeat(40)];
    const blobOf = (line: string): string | null | undefined =>
      parsePatch(patchOf("diff --git a/a b/a", line, "--- a/a", "+++ b/a"))[0]?.blob;
    expect(blobOf(`index ${none}..${name} 100644`)).toBe(name);
    expect(blobOf(`index ${none}..${name}`)).toBe(name);
    expect(blobOf(`index ${name}..${none}`)).toBeNull();
    expect(blobOf("index 1a1..2b2 100644")).toBeNull();
    expect(blobOf("similarity index 100%")).toBeNull();
  });

  test("is not misled by lines of a file that look like lines of a patch", () => {
    const files = parsePatch(
      patchOf(
        "diff --git a/q.sql b/q.sql",
        "--- a/q.sql",
        "+++ b/q.sql",
        "@@ -1,3 +1,3 @@",
        "--- a/comment",
        "+++ b/comment",
        " diff --git a/x b/x",
        "-@@ -1 +1 @@",
        "+rename to evil",
        "diff --git a/r.txt b/r.txt",
        "--- a/r.txt",
        "+++ b/r.txt",
        "@@ -1 +1 @@",
        "-a",
        "+b",
      ),
    );
    expect(files.map(({ path, hunks }) => [path, hunks[0]?.lines.length])).toEqual([
      ["q.sql", 5],
      ["r.txt", 2],
    ]);
    expect(files[0]?.hunks[0]?.lines.map(({ text }) => text)).toEqual([
      "-- a/comment",
      "++ b/comment",
      "diff --git a/x b/x",
      "@@ -1 +1 @@",
      "rename to evil",
    ]);
  });

  test("tells files that were made, removed, renamed, copied, or changed in their mode only", () => {
    const files = parsePatch(
      patchOf(
        "diff --git a/new.ts b/new.ts",
        "new file mode 100644",
        "--- /dev/null",
        "+++ b/new.ts",
        "@@ -0,0 +1 @@",
        "+x",
        "diff --git a/old dir/gone.ts b/old dir/gone.ts",
        "deleted file mode 100755",
        "--- a/old dir/gone.ts\t",
        "+++ /dev/null",
        "@@ -1 +0,0 @@",
        "-x",
        "diff --git a/was b b/is b",
        "similarity index 100%",
        "rename from was b",
        "rename to is b",
        "diff --git a/x b/y",
        "copy from x",
        "copy to y",
        "diff --git a/run me.sh b/run me.sh",
        "old mode 100644",
        "new mode 100755",
        "diff --git a/empty b/empty",
        "new file mode 120000",
      ),
    );
    expect(files.map(({ path, from, status, modes }) => [path, from, status, modes])).toEqual([
      ["new.ts", null, "added", [null, "100644"]],
      ["old dir/gone.ts", null, "deleted", ["100755", null]],
      ["is b", "was b", "renamed", [null, null]],
      ["y", "x", "copied", [null, null]],
      ["run me.sh", null, "modified", ["100644", "100755"]],
      ["empty", null, "added", [null, "120000"]],
    ]);
  });

  test("says of a binary file that it is one, and shows none of it", () => {
    const files = parsePatch(
      patchOf(
        "diff --git a/a.png b/a.png",
        "Binary files a/a.png and b/a.png differ",
        "diff --git a/b.bin b/b.bin",
        "GIT binary patch",
        "literal 4",
        "LcmZQzWMT#Y01f~L",
        "",
      ),
    );
    expect(files.map(({ isBinary, hunks }) => [isBinary, hunks])).toEqual([
      [true, []],
      [true, []],
    ]);
  });

  test.each([
    [String.raw`"a/\303\244\n\".txt"`, `ä\n".txt`],
    [String.raw`"a/tab\there\\"`, "tab\there\\"],
    [String.raw`"a/\377bytes"`, "\uFFFDbytes"],
    ["a/plain name", "plain name"],
    ["a/\u{1F600}", "\u{1F600}"],
  ])("names %s as %j", (written, path) => {
    const other = written.replace(/^("?)a/, "$1b");
    const head = `diff --git ${written} ${other}`;
    const tail = written.includes(" ") ? "\t" : "";
    expect(parsePatch(patchOf(head, "old mode 100644"))[0]?.path).toBe(path);
    const named = patchOf(head, `--- ${written}${tail}`, `+++ ${other}${tail}`, "@@ -1 +1 @@");
    expect(parsePatch(`${named}-a\n+b\n`)[0]?.path).toBe(path);
  });

  test("keeps carriage returns, and knows a last line without a line feed", () => {
    const [file] = parsePatch(
      patchOf(
        "diff --git a/a b/a",
        "--- a/a",
        "+++ b/a",
        "@@ -1 +1 @@",
        "-x\r",
        "\\ No newline at end of file",
        "+x",
        "\\ No newline at end of file",
      ),
    );
    expect(file?.hunks[0]?.lines).toMatchObject([
      { text: "x\r", isBare: true },
      { text: "x", isBare: true },
    ]);
    expect(file?.isCut).toBe(false);
  });

  test("of a mail ends before the mail's signature, which looks like a line that went", () => {
    const [file] = parsePatch(
      patchOf(
        "diff --git a/a b/a",
        "--- a/a",
        "+++ b/a",
        "@@ -1 +1 @@",
        "-x",
        "+y",
        "-- ",
        "2.47.1",
      ),
    );
    expect(file?.hunks[0]?.lines.map(({ text }) => text)).toEqual(["x", "y"]);
    expect(file?.isCut).toBe(false);
  });

  test("that was cut off says so, wherever that was", () => {
    const whole = patchOf(
      "diff --git a/a b/a",
      "--- a/a",
      "+++ b/a",
      "@@ -1,2 +1,2 @@",
      " same",
      "-x",
      "+y",
    );
    const ends = Array.from({ length: whole.length }, (_, index) => index + 1);
    const cuts = ends.flatMap((end) => parsePatch(whole.slice(0, end)));
    const withLines = cuts.filter(({ hunks }) => hunks.length > 0);
    expect(withLines.length).toBeGreaterThan(8);
    for (const { hunks, isCut } of withLines) expect(isCut).toBe((hunks[0]?.lines.length ?? 0) < 3);
    const [cut] = parsePatch(whole.replace("-x\n+y\n", "[cut here]\n"));
    expect(cut?.isCut).toBe(true);
  });

  test("of a million lines, or of one line of five million characters, is read", () => {
    const head = patchOf("diff --git a/a b/a", "--- a/a", "+++ b/a", "@@ -0,0 +1,1000000 @@");
    const [many] = parsePatch(head + "+x\n".repeat(1_000_000));
    expect(many?.hunks[0]?.lines.at(-1)?.after).toBe(1_000_000);
    const [long] = parsePatch(`${head.replace("1,1000000", "1")}+${"x".repeat(5_000_000)}\n`);
    expect(long?.hunks[0]?.lines[0]?.text.length).toBe(5_000_000);
  });

  test.each(["", "\n", "words", "@@ -1 +1 @@\n-a\n", "diff --git \n", "diff --git a\n+++ b/x"])(
    "of which nothing is one, such as %j, says nothing wrong",
    (words) => {
      expect(parsePatch(words).flatMap(({ hunks }) => hunks)).toEqual([]);
    },
  );

  test("with numbers that no file has is not believed", () => {
    const [file] = parsePatch(
      patchOf("diff --git a/a b/a", "@@ -99999999999999999999 +1 @@", "-a", "+b"),
    );
    expect(file?.hunks).toEqual([]);
  });
});
