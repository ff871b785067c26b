import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { z } from "zod";
import { askProgram } from "./ask-program.ts";
import type { FoundProgram } from "./find-program.ts";

/** Longest time that a program may take to say its version, in milliseconds. */
const LIMIT_MS = 1500;
const manifestSchema = z.object({ name: z.string(), version: z.string() });
const VERSION = /(?<![\d.])\d+\.\d+(?:\.\d+)?(?:-[\w.]+)?\b/;
const NO_TEXT = /[\0\uFFFD]/;

/**
 * The version of a program: that of the package it lies in, which costs no process, else what it says
 * itself. Undefined when it does not say so in time.
 */
export async function programVersion(
  program: FoundProgram,
  packages: readonly string[],
  args: readonly string[] = ["--version"],
  limitMs = LIMIT_MS,
): Promise<string | undefined> {
  const { file, script } = program;
  const manifest = await manifestAbove(file, packages);
  if (manifest !== undefined) return manifest;
  const command: [string, ...string[]] = script ? [process.execPath, file] : [file];
  const env = { PATH: "/usr/bin:/bin" };
  const { stdout, stderr } = await askProgram([...command, ...args], { env, limitMs });
  const said = `${stdout}\n${stderr}`;
  // Among bytes of any kind there are digits with a point between them.
  return NO_TEXT.test(said) ? undefined : VERSION.exec(said)?.[0];
}

/** The version in the nearest manifest above a file, when it is that of one of these packages. */
async function manifestAbove(
  file: string,
  packages: readonly string[],
): Promise<string | undefined> {
  for (let directory = dirname(file); directory !== dirname(directory);) {
    const text = await readFile(join(directory, "package.json"), "utf8").catch(() => undefined);
    if (text !== undefined) {
      const manifest = manifestSchema.safeParse(parsed(text)).data;
      if (manifest && packages.includes(manifest.name)) return manifest.version;
    }
    directory = dirname(directory);
  }
  return undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
