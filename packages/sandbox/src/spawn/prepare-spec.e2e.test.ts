import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { SandboxSpec } from "../sandbox.ts";
import { prepareSpec } from "./prepare-spec.ts";

describe("what a program may read when it is confined", () => {
  let root: string;
  let spec: SandboxSpec;
  beforeEach(() => {
    root = realpathSync(mkdtempSync(join(tmpdir(), "wheelhouse-prepare-")));
    mkdirSync(join(root, "tree"));
    writeFileSync(join(root, "agent.mjs"), "");
    spec = {
      level: "confined",
      command: [join(root, "agent.mjs")],
      cwd: join(root, "tree"),
      env: {},
      home: root,
      tmp: root,
      readable: [join(root, "tree")],
      marker: "prepare/1",
    };
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  test("links that stay inside are fine, also in a directory that is reached by a link", async () => {
    writeFileSync(join(root, "tree", "file"), "");
    symlinkSync("file", join(root, "tree", "same"));
    symlinkSync("tree", join(root, "alias"));
    const { spec: prepared } = await prepareSpec({ ...spec, readable: [join(root, "alias")] });
    expect(prepared.readable).toEqual(
      expect.arrayContaining([join(root, "alias"), join(root, "tree")]),
    );
  });

  test.each([
    ["a file outside", "../secret"],
    ["nothing yet", "/nowhere/yet"],
    ["outside by way of a directory inside that is a link itself", "up/../secret"],
  ])("a link to %s refuses it", async (_, target) => {
    writeFileSync(join(root, "secret"), "");
    symlinkSync(".", join(root, "tree", "up"));
    symlinkSync(target, join(root, "tree", "link"));
    await expect(prepareSpec(spec)).rejects.toMatchObject({
      code: "sandbox.refused",
      message: expect.stringContaining("link"),
    });
  });

  test("a star in a path refuses it, since it would stand for any text", async () => {
    mkdirSync(join(root, "st*r"));
    await expect(prepareSpec({ ...spec, readable: [join(root, "st*r")] })).rejects.toMatchObject({
      code: "sandbox.refused",
    });
  });

  test.each(["--eval", "agent.mjs", "/bin/sh"])("%s is no bundled program", async (program) => {
    await expect(prepareSpec({ ...spec, command: [program] })).rejects.toMatchObject({
      code: "sandbox.refused",
    });
  });

  test("no level but enforced can take the network away, so that any other refuses", async () => {
    for (const level of ["confined", "agent-enforced"] as const)
      await expect(prepareSpec({ ...spec, level, network: false })).rejects.toMatchObject({
        code: "sandbox.refused",
        message: `A program cannot be kept from the network when it is ${level}.`,
      });
  });
});
