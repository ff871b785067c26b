import { describe, expect, test } from "vitest";
import { SourceFile } from "../tree/source-file.ts";
import { yamlAt, yamlNodes, yamlTree, type YamlNode } from "./yaml-tree.ts";

const read = (text: string): readonly YamlNode[] =>
  yamlTree(new SourceFile("a.yml", "config", text));
const shape = (nodes: readonly YamlNode[]): unknown =>
  nodes.map(({ key, value, children }) => [
    key,
    value,
    ...(children.length > 0 ? [shape(children)] : []),
  ]);

describe("yamlTree", () => {
  test("keys stand below the key that they are indented under, with their lines", () => {
    const tree = read('on: push # when\njobs:\n  a:\n    name: "x: y"\n  b: {}\n');
    expect(shape(tree)).toEqual([
      ["on", "push"],
      [
        "jobs",
        "",
        [
          ["a", "", [["name", "x: y"]]],
          ["b", "{}"],
        ],
      ],
    ]);
    expect(yamlAt(tree, "jobs", "a", "name")?.line).toBe(4);
    expect(yamlAt(tree, "jobs", "c")).toBeUndefined();
  });

  test("items of a list are entries, also at the column of their key", () => {
    const tree = read("steps:\n- uses: a@v1\n  with:\n    x: 1\n- run: b\nlast: 2\n");
    expect(shape(tree)).toEqual([
      [
        "steps",
        "",
        [
          [
            "-",
            "uses: a@v1",
            [
              ["uses", "a@v1"],
              ["with", "", [["x", "1"]]],
            ],
          ],
          ["-", "run: b", [["run", "b"]]],
        ],
      ],
      ["last", "2"],
    ]);
  });

  test("a block of text is a value, whatever it looks like", () => {
    const tree = read("run: |\n  jobs:\n    # no comment\nnext: 1\n");
    expect(shape(tree)).toEqual([
      ["run", "jobs:\n# no comment\n"],
      ["next", "1"],
    ]);
  });

  test("documents follow each other, and what is no entry is left out", () => {
    expect(yamlNodes(read("a: 1\n---\n{{ b }}\nb: 2\n")).map(({ key }) => key)).toEqual(["a", "b"]);
  });
});
