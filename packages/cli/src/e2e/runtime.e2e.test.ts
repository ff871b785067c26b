import {
  copyFileSync,
  cpSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { BIN, openTerminal } from "../testing/terminal.ts";

const scratch = (): string => mkdtempSync(join(tmpdir(), "wheelhouse-runtime-"));

/** Arguments by which this runtime says that it is an old one. */
function old(): string[] {
  const preload = join(scratch(), "old.cjs");
  writeFileSync(
    preload,
    'Object.defineProperty(process.versions, "node", { value: "20.20.2" });\ndelete process.env.NODE_OPTIONS;\n',
  );
  return ["--require", preload];
}

/** The runtime under another name, which is then another one as far as a path can tell. */
function otherRuntime(): string {
  const copy = join(scratch(), "node");
  try {
    linkSync(process.execPath, copy);
  } catch {
    copyFileSync(process.execPath, copy);
  }
  return copy;
}

describe("an old runtime", () => {
  test("hands over to the one that the repository brings, with arguments and exit code", async () => {
    const terminal = openTerminal({ node: otherRuntime(), runtime: old() });
    const version = await terminal.call("--version");
    expect(version.stdout).toContain(process.versions.node);
    expect((await terminal.call("shw", "x")).code).toBe(2);
  });

  test("alone says in one line what to do", async () => {
    const lonely = join(scratch(), "bin");
    mkdirSync(lonely);
    cpSync(dirname(BIN), lonely, { recursive: true });
    const terminal = openTerminal({ runtime: old(), bin: join(lonely, "wheelhouse.js") });
    const ended = await terminal.call("ls");
    expect(ended.code).toBe(9);
    expect(ended.stderr.trim().split("\n")).toHaveLength(1);
    expect(ended.stderr).toMatch(/needs Node\.js 22\.18 or newer, and this is 20\.20\.2.*npm ci/);
  });
});

describe("the binary", () => {
  test("runs through a link, as npm makes one, and says nothing on standard error", async () => {
    const link = join(scratch(), "wheelhouse");
    symlinkSync(BIN, link);
    const ended = await openTerminal({ bin: link }).call("ls", "--json");
    expect(ended).toEqual({ code: 0, signal: null, stdout: "[]\n", stderr: "" });
  });
});
