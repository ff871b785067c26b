import { execFile } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { messageOf, WheelhouseError } from "@wheelhouse/core";
import { z } from "zod";

const SOURCE = fileURLToPath(new URL("..", import.meta.url));
const DIST = fileURLToPath(new URL("../../dist", import.meta.url));
const BUNDLER = join(SOURCE, "bundle", "main.ts");

/** Our agents that run from one bundled file, and the program that takes our tools to agents over stdio. */
export type OwnAgent = "scout" | "scripted" | "openai-compatible" | "tools";

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
    await mkdir(directory, { recursive: true });
    await build(entry, file);
  } catch (error) {
    if (existsSync(file) && messageOf(error).includes(NO_BUNDLER)) return file;
    throw new WheelhouseError(
      "agent.unusable",
      `The agent ${agent} could not be put together in ${directory}: ${causeIn(messageOf(error))}.`,
      { hint: "Install the packages where you may write: npm ci", cause: error },
    );
  }
  return file;
}

/** What a bundling process says when it was installed without the bundler. */
const NO_BUNDLER = "ERR_MODULE_NOT_FOUND";

/** Makes a bundle beside its place and then moves it there, so that nobody ever sees half of one. */
async function build(entry: string, file: string): Promise<void> {
  const unique = `${process.pid}-${Math.trunc(performance.now() * 1000)}`;
  const [made, stamped] = [`${file}.${unique}.tmp`, `${file}.stamp.${unique}.tmp`];
  try {
    const bundler = [BUNDLER, entry, made];
    const { stdout } = await promisify(execFile)(process.execPath, bundler, { env: {} });
    const inputs = z.array(z.string()).parse(JSON.parse(stdout));
    await writeFile(stamped, JSON.stringify(stampFor(inputs.filter((path) => existsSync(path)))));
    await rename(made, file);
    await rename(stamped, `${file}.stamp`);
  } finally {
    await Promise.all([rm(made, { force: true }), rm(stamped, { force: true })]);
  }
}

/** The line of a failed process's output that names the cause. */
function causeIn(output: string): string {
  const lines = output.split("\n").map((line) => line.trim());
  return lines.find((line) => /^\[?\w*Error\b/.test(line)) ?? lines[0] ?? "";
}

function isFresh(file: string): boolean {
  try {
    const stamp = readFileSync(`${file}.stamp`, "utf8");
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
