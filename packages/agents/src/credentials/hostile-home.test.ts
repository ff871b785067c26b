import { execFileSync } from "node:child_process";
import {
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { giveBackCredentials, lendCredentials } from "./lend-credentials.ts";
import { writeHomeFiles } from "./write-home-files.ts";

const FILE = ".agent/auth.json";

/** Stands for what an agent of an earlier attempt has left in the private home. */
describe("a private home in which an agent has set traps", () => {
  let root = "";
  const at = (...names: string[]): string => join(root, ...names);
  const loan = () => ({ from: at("user"), to: at("private"), files: [FILE] });
  beforeEach(async () => {
    root = mkdtempSync(join(tmpdir(), "wheelhouse-hostile-"));
    for (const name of ["user/.agent", "user/.ssh", "private"])
      mkdirSync(at(name), { recursive: true });
    writeFileSync(at("user", FILE), '{"token":"a"}');
    writeFileSync(at("user/.ssh/config.json"), '{"secret":"s"}');
    await lendCredentials(loan());
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  test("a link in the place of a directory leads nothing out, and is replaced", async () => {
    rmSync(at("private/.agent"), { recursive: true });
    symlinkSync(at("user/.ssh"), at("private/.agent"));
    writeFileSync(at("user", FILE), '{"token":"b"}');
    await lendCredentials(loan());
    await writeHomeFiles(at("private"), { ".agent/settings.json": "{}" });
    expect(readdirSync(at("user/.ssh"))).toEqual(["config.json"]);
    expect(readFileSync(at("private", FILE), "utf8")).toBe('{"token":"b"}');
  });

  test("a link or a directory in the place of a settings file is replaced", async () => {
    mkdirSync(at("private/.agent/a.json/full"), { recursive: true });
    symlinkSync(at("user/.ssh/config.json"), at("private/.agent/b.json"));
    await writeHomeFiles(at("private"), { ".agent/a.json": "{}", ".agent/b.json": "{}" });
    expect(readFileSync(at("private/.agent/a.json"), "utf8")).toBe("{}");
    expect(readFileSync(at("user/.ssh/config.json"), "utf8")).toBe('{"secret":"s"}');
  });

  test("the home itself as a link is not entered", async () => {
    rmSync(at("private"), { recursive: true });
    symlinkSync(at("user/.ssh"), at("private"));
    await expect(writeHomeFiles(at("private"), { "a.json": "{}" })).rejects.toThrow(
      /ENOTDIR|ELOOP/,
    );
    expect(existsSync(at("user/.ssh/a.json"))).toBe(false);
  });

  test.each<readonly [string, (path: string) => void]>([
    ["a link to another file", (path) => symlinkSync(at("user/.ssh/config.json"), path)],
    ["a hard link to another file", (path) => linkSync(at("user/.ssh/config.json"), path)],
    ["a device without end", (path) => symlinkSync("/dev/zero", path)],
    ["a pipe that nobody writes to", (path) => void execFileSync("mkfifo", [path])],
    ["a directory", (path) => mkdirSync(path)],
    [
      "a file without measure",
      (path) => {
        writeFileSync(path, '{"token":"b"}');
        truncateSync(path, 3 * 1024 ** 3);
      },
    ],
    ["a sign-in of another kind", (path) => writeFileSync(path, '{"token":"a","key":"mine"}')],
    ["a value of another kind", (path) => writeFileSync(path, '{"token":{"key":"mine"}}')],
  ])("%s in the place of a token never comes back to the user", async (_, lay) => {
    rmSync(at("private", FILE));
    lay(at("private", FILE));
    expect(await giveBackCredentials(loan())).toEqual([]);
    expect(readFileSync(at("user", FILE), "utf8")).toBe('{"token":"a"}');
  });

  test("a token behind a directory that is a link never comes back to the user", async () => {
    rmSync(at("private/.agent"), { recursive: true });
    mkdirSync(at("elsewhere"));
    writeFileSync(at("elsewhere/auth.json"), '{"token":"b"}');
    symlinkSync(at("elsewhere"), at("private/.agent"));
    expect(await giveBackCredentials(loan())).toEqual([]);
  });

  test("a path that leads out of the home is refused", async () => {
    const written = writeHomeFiles(at("private"), { "../user/.agent/auth.json": "{}" });
    await expect(written).rejects.toMatchObject({ code: "agent.unusable" });
  });

  test("a user's own link to the file is kept when a token comes back", async () => {
    writeFileSync(at("user/real.json"), '{"token":"a"}');
    rmSync(at("user", FILE));
    symlinkSync(at("user/real.json"), at("user", FILE));
    writeFileSync(at("private", FILE), '{"token":"b"}');
    expect(await giveBackCredentials(loan())).toEqual([FILE]);
    expect(readFileSync(at("user/real.json"), "utf8")).toBe('{"token":"b"}');
  });
});
