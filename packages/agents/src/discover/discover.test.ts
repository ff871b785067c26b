import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { findProgram } from "./find-program.ts";
import { isLoopback } from "./is-loopback.ts";
import { readLoginPath } from "./login-path.ts";
import { machineHere } from "./machine.ts";
import { programVersion } from "./program-version.ts";

describe("looking for programs", () => {
  let root = "";
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "wheelhouse-discover-"));
  });
  afterEach(() => rmSync(root, { recursive: true }));
  const put = (path: string, text: string, mode = 0o755): string => {
    const whole = join(root, path);
    mkdirSync(join(whole, ".."), { recursive: true });
    writeFileSync(whole, text);
    chmodSync(whole, mode);
    return whole;
  };

  test("takes the first that can be run, and follows links to it", async () => {
    put("a/tool", "#!/bin/sh\n", 0o644);
    const file = put("lib/tool.js", "#!/usr/bin/env node\n");
    mkdirSync(join(root, "b"));
    symlinkSync(file, join(root, "b/tool"));
    const directories = [join(root, "none"), join(root, "a"), join(root, "b")];
    expect(await findProgram("tool", directories)).toEqual({
      path: join(root, "b/tool"),
      file,
      script: true,
    });
    expect(await findProgram("other", directories)).toBeUndefined();
    expect(await findProgram(join(root, "b/tool"), [])).toMatchObject({ file });
  });

  test.each([
    ["#!/usr/bin/env node\n", true],
    ["#!/usr/bin/env -S node --no-warnings\n", true],
    ["#!/usr/local/bin/node\n", true],
    ["#!/bin/sh\nexec node x\n", false],
    ["#!/usr/bin/env nodemon\n", false],
    ["", false],
  ])("sees whether %j is a script for Node.js", async (text, script) => {
    put("tool", text);
    expect(await findProgram("tool", [root])).toMatchObject({ script });
  });

  describe("the version of a program", () => {
    const version = async (packages: string[], limitMs = 2000) => {
      const found = await findProgram("tool", [join(root, "bin")]);
      return found && programVersion(found, packages, ["--version"], limitMs);
    };

    test("is that of the package it lies in, without starting it", async () => {
      put("package.json", '{"name":"the-tool","version":"3.2.1"}', 0o644);
      put("bin/package.json", '{"type":"module"}', 0o644);
      put("bin/tool", `#!/bin/sh\ntouch ${join(root, "started")}\n`);
      expect(await version(["the-tool"])).toBe("3.2.1");
      expect(await findProgram(join(root, "started"), [])).toBeUndefined();
    });

    test("is what it says, when it lies in no such package", async () => {
      put("bin/tool", "#!/bin/sh\necho 'the tool v1.20.3-beta.1 (build 7)'\n");
      expect(await version(["the-tool"])).toBe("1.20.3-beta.1");
    });

    test.each([
      ["that hangs", "sleep 60"],
      ["that waits for input", "cat >/dev/null; exit 3"],
      ["that talks of something else", "echo hello"],
      ["that says bytes which are no text", "printf '\\377\\200 1.4 \\376'"],
    ])("of a program %s is unknown", async (_, body) => {
      put("bin/tool", `#!/bin/sh\n${body}\n`);
      expect(await version([], 300)).toBeUndefined();
    });
  });

  describe("the login shell's path", () => {
    test("is what its own files make of it, whatever else they say", async () => {
      const shell = put("shell", '#!/bin/sh\necho welcome\nPATH=/opt/mine:$PATH\neval "$3"\n');
      expect(await readLoginPath({ SHELL: shell, PATH: "/bin" })).toBe("/opt/mine:/bin");
      const machine = machineHere({ SHELL: shell, PATH: "/bin:relative", HOME: root });
      const directories = await machine.directories();
      expect(directories.slice(0, 2)).toEqual(["/bin", "/opt/mine"]);
      expect(directories).toContain(join(root, ".local/bin"));
    });

    test("has nothing that the repository brings which it stands in", () => {
      const PATH = `${root}/project/node_modules/.bin:${root}/node_modules/.bin:/bin`;
      const machine = machineHere({ PATH, HOME: root }, join(root, "project"));
      expect(machine.near).toEqual([`${root}/node_modules/.bin`, "/bin"]);
    });

    test.each(["exit 3", "sleep 60"])("is unknown when it does `%s`", async (body) => {
      const shell = put("shell", `#!/bin/sh\n${body}\n`);
      expect(await readLoginPath({ SHELL: shell }, 300)).toBeUndefined();
    });

    test("is unknown without a shell", async () => {
      expect(await readLoginPath({})).toBeUndefined();
      expect(await readLoginPath({ SHELL: "sh" })).toBeUndefined();
      expect(await readLoginPath({ SHELL: "/nowhere/sh" })).toBeUndefined();
    });
  });

  test.each([
    ["http://127.0.0.1:8080/v1", true],
    ["http://localhost:11434", true],
    ["http://[::1]:1", true],
    ["https://127.0.0.1.example.com", false],
    ["https://api.example.com/v1?at=localhost", false],
    ["127.0.0.1", false],
  ])("an endpoint at %s is on this machine: %s", (url, local) => {
    expect(isLoopback(url)).toBe(local);
  });
});
