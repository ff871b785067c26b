import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { buildProgram } from "./build-program.ts";

const BIN = fileURLToPath(new URL("../../packages/cli/bin", import.meta.url));
/** Says which text it has, whether it was built, and where its source is. */
const MAIN = `
import { STATUS_CODES } from "node:http";
import { TEXT } from "./text.ts";
export function start() {
  const isBuilt = String(new Error().stack).includes("/dist/program/");
  if (STATUS_CODES[200] !== "OK") throw new Error("http is another one");
  process.stdout.write(JSON.stringify([TEXT, isBuilt ? "built" : "sources", import.meta.url]));
}
`;

/** A repository whose program is two files, with the real binary. */
function smallProgram() {
  const root = mkdtempSync(join(tmpdir(), "wheelhouse-program-"));
  const packages = join(root, "packages");
  cpSync(BIN, join(packages, "cli/bin"), { recursive: true });
  mkdirSync(join(packages, "cli/src"));
  writeFileSync(join(packages, "cli/package.json"), '{ "type": "module" }');
  let changes = 0;
  const change = (file: string, text: string): void => {
    const path = join(packages, "cli/src", file);
    writeFileSync(path, text);
    // What is built has to be older than what it is built into, however soon that is.
    utimesSync(path, 1_700_000_000, 1_700_000_000 + ++changes);
  };
  change("main.ts", MAIN);
  change("text.ts", 'export const TEXT: string = "one";\n');
  return { root, packages, change };
}

function said(root: string): unknown {
  const bin = join(root, "packages/cli/bin/wheelhouse.js");
  const answer: unknown = JSON.parse(execFileSync(process.execPath, [bin], { encoding: "utf8" }));
  return answer;
}

const addressIn = (root: string) => expect.stringMatching(`^file://${root}/.*/src/main.ts$`);

describe("the program in few files", () => {
  test("is what is started while it is of the files that are there, and stands for its sources", async () => {
    const { root, packages, change } = smallProgram();
    expect(said(root)).toEqual(["one", "sources", addressIn(root)]);
    expect(await buildProgram(packages)).toBe(true);
    expect(said(root)).toEqual(["one", "built", addressIn(root)]);
    change("text.ts", 'export const TEXT: string = "two";\n');
    expect(said(root)).toEqual(["two", "sources", addressIn(root)]);
    expect(await buildProgram(packages)).toBe(true);
    expect(said(root)).toEqual(["two", "built", addressIn(root)]);
  });

  test("goes by its own sources in a copy of the repository", async () => {
    const { root, packages } = smallProgram();
    await buildProgram(packages);
    const copy = join(mkdtempSync(join(tmpdir(), "wheelhouse-copy-")), "copy");
    cpSync(root, copy, { recursive: true, preserveTimestamps: true });
    rmSync(root, { recursive: true });
    expect(said(copy)).toEqual(["one", "built", addressIn(copy)]);
  });

  test("is not started when it is broken or a source has gone", async () => {
    const { root, packages, change } = smallProgram();
    await buildProgram(packages);
    change("main.ts", MAIN.replace('from "./text.ts"', 'from "./other.ts"'));
    change("other.ts", 'export const TEXT = "other";\n');
    rmSync(join(packages, "cli/src/text.ts"));
    expect(said(root)).toEqual(["other", "sources", addressIn(root)]);
    await buildProgram(packages);
    writeFileSync(join(packages, "cli/dist/program/made.json"), '{ "directory": "gone", ');
    expect(said(root)).toEqual(["other", "sources", addressIn(root)]);
  });

  test("is not built of a file that is changed meanwhile, or of one that looks for its place otherwise", async () => {
    const { root, packages, change } = smallProgram();
    utimesSync(join(packages, "cli/src/text.ts"), 4_000_000_000, 4_000_000_000);
    expect(await buildProgram(packages)).toBe(false);
    expect(said(root)).toEqual(["one", "sources", addressIn(root)]);
    change("text.ts", "export const TEXT: string = import.meta.dirname;\n");
    await expect(buildProgram(packages)).rejects.toThrow("text.ts asks for import.meta.dirname");
  });
});
