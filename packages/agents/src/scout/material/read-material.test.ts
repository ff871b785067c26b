import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { withMaterial } from "./read-material.ts";

describe("the documents of a brief", () => {
  test("are read where they are named as files of the project, and only there", async () => {
    const place = await mkdtemp(join(tmpdir(), "wheelhouse-material-"));
    const tree = join(place, "tree");
    mkdirSync(join(tree, "docs"), { recursive: true });
    writeFileSync(join(tree, "docs/plan.md"), "# Plan\n");
    writeFileSync(join(place, "secret.md"), "# Secret\n");
    symlinkSync(join(place, "secret.md"), join(tree, "link.md"));
    symlinkSync(place, join(tree, "out"));
    const named = ["docs/plan.md", "docs", "gone.md", "../secret.md", "link.md", "out/secret.md"];
    const { material } = await withMaterial(tree, {
      role: "find",
      material: [
        ...named.map((path) => ({ name: "plan", path, text: "" })),
        { name: "issue", text: "It fails." },
      ],
    });
    expect(material?.map(({ text }) => text)).toEqual([
      "# Plan\n",
      "",
      "",
      "",
      "",
      "",
      "It fails.",
    ]);
  });
});
