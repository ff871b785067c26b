import { existsSync, readFileSync, statSync } from "node:fs";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { messageOf, WheelhouseError } from "@wheelhouse/core";
import { z } from "zod";

const SOURCE = fileURLToPath(new URL("..", import.meta.url));
const DIST = fileURLToPath(new URL("../../dist", import.meta.url));

/** Our agents that run from one bundled file. */
export type OwnAgent = "scout" | "scripted";

/** What a bundle was made from: path, size and time of change of each file. Kept beside it. */
const stampSchema = z.array(z.tuple([z.string(), z.number(), z.number()]));
type Stamp = z.infer<typeof stampSchema>;

/** Bundles that this process found fresh: an agent's program does not change under a running host. */
const fresh = new Map<string, Promise<string>>();

/**
 * The path of the one file that holds an agent of ours. It is made anew when a file that it was made
 * from has changed; where there are no sources or no bundler, as in a published package, it is taken as it is.
 * One file is all that a confined process may read of us, and it starts faster than fifty.
 *
 * *Contract*: safe to call from many processes at once; nobody ever sees half a bundle. Throws
 * `agent.unusable` when there is none and none can be made.
 */
export function ensureBundle(agent: OwnAgent, directory: string = DIST): Promise<string> {
  const file = join(directory, `${agent}.mjs`);
  const known = fresh.get(file);
  if (known) return known;
  const made = makeSure(agent, directory, file);
  fresh.set(file, made);
  made.catch(() => fresh.delete(file));
  return made;
}

async function makeSure(agent: OwnAgent, directory: string, file: string): Promise<string> {
  const entry = join(SOURCE, agent, "main.ts");
  if (existsSync(file) && (!existsSync(entry) || isFresh(file))) return file;
  try {
    const { code, inputs } = await build(entry);
    await mkdir(directory, { recursive: true });
    await replace(file, code);
    await replace(stampOf(file), JSON.stringify(stampFor(inputs)));
  } catch (error) {
    if (existsSync(file) && isMissingBundler(error)) return file;
    throw new WheelhouseError(
      "agent.unusable",
      `The agent ${agent} could not be put together in ${directory}: ${messageOf(error)}.`,
      { hint: "Install the packages where you may write: npm ci", cause: error },
    );
  }
  return file;
}

async function build(entry: string): Promise<{ code: string; inputs: readonly string[] }> {
  const { rolldown } = await import("rolldown");
  const bundle = await rolldown({
    input: entry,
    platform: "node",
    logLevel: "silent",
    // No module of ours or of our libraries is imported for what it does when it is loaded.
    treeshake: { moduleSideEffects: false },
  });
  try {
    const { output } = await bundle.generate({ format: "esm", codeSplitting: false });
    const inputs = await bundle.watchFiles;
    return { code: output[0].code, inputs: inputs.filter((path) => existsSync(path)) };
  } finally {
    await bundle.close();
  }
}

const stampOf = (file: string): string => `${file}.stamp`;

function isFresh(file: string): boolean {
  try {
    const stamp = readFileSync(stampOf(file), "utf8");
    const paths = stampSchema.parse(JSON.parse(stamp)).map(([path]) => path);
    return JSON.stringify(stampFor(paths)) === stamp;
  } catch {
    return false;
  }
}

function stampFor(paths: readonly string[]): Stamp {
  return paths.map((path) => {
    const { size, mtimeMs } = statSync(path);
    return [path, size, mtimeMs];
  });
}

/** Puts a whole file in place, so that a reader or another builder never sees half of one. */
async function replace(path: string, content: string): Promise<void> {
  const temporary = `${path}.${process.pid}.${Math.trunc(performance.now() * 1000)}.tmp`;
  try {
    await writeFile(temporary, content);
    await rename(temporary, path);
  } finally {
    await rm(temporary, { force: true });
  }
}

function isMissingBundler(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ERR_MODULE_NOT_FOUND";
}
