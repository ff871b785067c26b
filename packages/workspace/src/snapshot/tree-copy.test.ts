import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { scratch } from "../fixtures/scratch.ts";
import { createTreeCopy } from "./tree-copy.ts";

function places(): { from: string; to: string } {
  const root = scratch();
  const [from, to] = [join(root, "from"), join(root, "to")];
  for (const place of [from, to]) mkdirSync(place);
  return { from, to };
}

describe("a copy of files while it grows", () => {
  test("copies again only what it is told, and takes away what is no longer wanted", async () => {
    const { from, to } = places();
    for (const name of ["again", "kept", "gone"]) writeFileSync(join(from, name), "first");
    const copy = createTreeCopy(from, to);
    await copy.update(["again", "kept", "gone"], new Set());
    const { hash } = copy.finish();
    for (const name of ["again", "kept", "new"]) writeFileSync(join(from, name), "second");
    await copy.update(["again", "kept", "new"], new Set(["again"]));
    expect(readdirSync(to).map((name) => [name, readFileSync(join(to, name), "utf8")])).toEqual([
      ["again", "second"],
      ["kept", "first"],
      ["new", "second"],
    ]);
    expect(copy.finish().hash).not.toBe(hash);
  });

  test("has a hash of names, contents and executable bits", async () => {
    const hashOf = async (name: string, text: string, mode: number): Promise<string> => {
      const { from, to } = places();
      writeFileSync(join(from, name), text, { mode });
      const copy = createTreeCopy(from, to);
      await copy.update([name], new Set());
      return copy.finish().hash;
    };
    const same = await hashOf("a", "x", 0o644);
    expect(await hashOf("a", "x", 0o600)).toBe(same);
    const others = [hashOf("b", "x", 0o644), hashOf("a", "y", 0o644), hashOf("a", "x", 0o755)];
    expect(new Set([same, ...(await Promise.all(others))]).size).toBe(4);
  });

  test("writes a link as its target, and never a link, nor through one", async () => {
    const { from, to } = places();
    writeFileSync(join(from, "file"), "x");
    for (const [name, target] of [
      ["inside", "file"],
      ["dotted", "..name"],
      ["up", "../from/file"],
      ["absolute", join(from, "file")],
    ] as const)
      symlinkSync(target, join(from, name));
    const copy = createTreeCopy(from, to);
    await copy.update(["inside", "dotted", "up", "absolute", "nowhere"], new Set());
    expect(readFileSync(join(to, "inside"), "utf8")).toBe("file");
    expect(readFileSync(join(to, "dotted"), "utf8")).toBe("..name");
    expect(Object.fromEntries(copy.finish().omitted)).toEqual({
      up: "a link that leads outside",
      absolute: "a link that leads outside",
      nowhere: "it is gone",
    });
    rmSync(from, { recursive: true });
  });
});
