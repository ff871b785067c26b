import { describe, expect, test } from "vitest";
import type { DocumentInput } from "../io/material.ts";
import { resolveMaterial } from "./resolve-material.ts";

const TREE: Readonly<Record<string, string>> = {
  "README.md": "# Orders\n",
  "docs/plan.md": "\uFEFF# Plan\r\n\r\nDo it.\r\n",
  "docs/my plan.md": "Mine.\n",
  "docs/long.md": "line\n".repeat(1_000_000),
  "docs/empty.md": " \n",
  "docs/old.pdf": "%PDF-1.7\n1 0 obj",
  "docs/latin.txt": "\uFFFD".repeat(50),
  "src/store.ts": "export {}\n",
  "config.yml": "a: 1\n",
};
const source = {
  files: Object.keys(TREE),
  read: (path: string) => TREE[path],
  root: "/home/me/orders",
};
type From = DocumentInput["fromFocus"];
const resolve = (focus: string, fromFocus: From, given: Record<string, string> = {}) =>
  resolveMaterial(
    { focus, given, documents: [{ name: "plan", title: "Plan", required: true, fromFocus }] },
    source,
  ).documents[0];
const given = (said: string) => resolve("", undefined, { plan: said });

describe("a document that is given by name", () => {
  test.each([
    "docs/plan.md",
    "./docs/plan.md",
    "docs\\plan.md",
    "/home/me/orders/docs/plan.md",
    ' "docs/plan.md" ',
  ])("%s is the file, with line ends of ours and without a mark of its encoding", (said) => {
    const file = { kind: "file", path: "docs/plan.md", text: "# Plan\n\nDo it.\n", lines: 3 };
    expect(given(said)).toMatchObject({ ...file, cut: false });
  });

  test.each(["docs", "docs/", "./docs/"])("%s is the directory", (said) => {
    expect(given(said)).toMatchObject({ kind: "directory", path: "docs", text: "" });
  });

  test.each([
    "Use /etc/hosts for it.",
    "I/O is slow",
    "and\nor",
    "v1.2",
    "Fix it -> now",
    "/ is the root",
  ])("%j is the text itself", (said) => {
    expect(given(said)).toMatchObject({ kind: "text", text: said });
  });

  test.each([
    ["/etc/passwd", "outside of the project"],
    ["../other/plan.md", "outside of the project"],
    ["..\\other\\plan.md", "outside of the project"],
    ["~/plan.md", "outside of the project"],
    ["C:\\work\\plan.md", "outside of the project"],
    ["/home/me/orders-old/plan.md", "outside of the project"],
    ["docs/../../x/plan.md", "the project has no file"],
    ["doc/plan.md", "the project has no file"],
    ["docs/empty.md", "is empty"],
    ["docs/old.pdf", "is no text that can be read"],
    ["docs/latin.txt", "is no text that can be read"],
  ])("%s is refused: it %s", (said, why) => {
    expect(() => given(said)).toThrow(why);
  });

  test("of five megabytes its beginning is read, in whole lines, and it says so", () => {
    const document = given("docs/long.md");
    expect(document).toMatchObject({ lines: 1_000_000, cut: true });
    expect(document?.text.length).toBeLessThanOrEqual(60_000);
    expect(document?.text.endsWith("line\n")).toBe(true);
  });
});

describe("a document that the focus names", () => {
  test.each<[From, string, string | undefined, string | undefined]>([
    ["document", "Plan src/store.ts as docs/plan.md says.", "docs/plan.md", undefined],
    ["document", "Look at (docs/my plan.md), please", "docs/my plan.md", undefined],
    ["document", "Look at src/store.ts", "src/store.ts", undefined],
    ["words", "docs/plan.md", "docs/plan.md", undefined],
    ["words", "Specify what docs/plan.md asks for", "docs/plan.md", undefined],
    [
      "words",
      "src/store.ts loses writes under load",
      undefined,
      "src/store.ts loses writes under load",
    ],
    [
      "words",
      "It fails when config.yml has no port",
      undefined,
      "It fails when config.yml has no port",
    ],
    [
      "words",
      "It fails when app.json is not there",
      undefined,
      "It fails when app.json is not there",
    ],
    ["words", "See config.yml", "config.yml", undefined],
    ["left", "docs/plan.md -> src", "docs/plan.md", undefined],
    ["right", "docs/plan.md → what it is => now", undefined, "what it is => now"],
  ])("%s of %j", (from, focus, path, text) => {
    const document = resolve(focus, from);
    expect(document?.path).toBe(path);
    expect(document?.text).toBe(
      text ?? TREE[path ?? ""]?.replace("\uFEFF", "").replaceAll("\r", ""),
    );
  });

  test.each<[From, string, string]>([
    ["document", "Plan src/store.ts as docs/lost.md says", "no file docs/lost.md"],
    ["document", "Plan it", `"Plan" is not given`],
    ["words", "docs/lost.md", "no file docs/lost.md"],
    ["left", "docs/plan.md", `"Plan" is not given`],
  ])("%s of %j is refused", (from, focus, why) => {
    expect(() => resolve(focus, from)).toThrow(why);
  });

  test.each([".", "/", "a/", "a.", "(", '"', "\\", "-", "=> ", " "])(
    "a megabyte of %j takes no time",
    (piece) => {
      const start = performance.now();
      for (const from of ["words", "document", "left"] as const) {
        const many = piece.repeat(1_000_000 / piece.length);
        expect(() => resolve(`${many}x`, from, { plan: "text" })).not.toThrow();
        try {
          resolve(`${many}x`, from);
        } catch {
          // Only the time counts.
        }
      }
      expect(performance.now() - start).toBeLessThan(5_000);
    },
  );
});
