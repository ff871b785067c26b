import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { type OutputChunk, rolldown } from "rolldown";
import { lightHttp } from "./light-http.ts";
import { sourcesStay } from "./sources-stay.ts";

/** Built programs that are kept: a process that runs may still load a part of the one before. */
const KEPT = 3;

/**
 * Builds the program of a directory of packages into few files, from which a command starts in half the time: an import is
 * looked for, read and linked on its own otherwise, and there are more than a thousand. They lie in a directory that is
 * named by what is in it; `made.json` beside it says which that is, and path, size and time of change of each file that
 * it was made from, below the repository; of an installed package, of its manifest. `bin/wheelhouse.js` takes it while all
 * of that is so, and else the sources. Says whether it could: a file that is changed meanwhile belongs to no program.
 *
 * *Contract*: who starts a command meanwhile gets the older program, the sources, or the new program whole.
 */
export async function buildProgram(packages: string): Promise<boolean> {
  const began = Date.now();
  const root = join(packages, "..");
  const programs = join(packages, "cli/dist/program");
  const bundle = await rolldown({
    input: { main: join(packages, "cli/src/main.ts") },
    platform: "node",
    logLevel: "silent",
    plugins: [lightHttp, sourcesStay(join(programs, "any"))],
  });
  const { output } = await bundle.generate({ format: "esm", chunkFileNames: "[name]-[hash].js" });
  const inputs = await bundle.watchFiles;
  await bundle.close();
  const files = [...new Set(inputs.map(markOf))].map((path) => {
    const { size, mtimeMs } = statSync(path);
    return [relative(root, path), size, mtimeMs] as const;
  });
  if (files.some(([, , changed]) => changed >= began)) return false;
  const chunks = output.filter((each) => each.type === "chunk");
  const directory = nameOf(chunks);
  const aside = join(programs, `${directory}.${process.pid}`);
  mkdirSync(aside, { recursive: true });
  for (const { fileName, code } of chunks) writeFileSync(join(aside, fileName), code);
  const made = join(programs, directory);
  rmSync(made, { recursive: true, force: true });
  renameSync(aside, made);
  writeFileSync(`${aside}.json`, JSON.stringify({ directory, files }));
  renameSync(`${aside}.json`, join(programs, "made.json"));
  removeOld(programs, made);
  return true;
}

/** The file that says whether another one is the same: of an installed package its manifest, which each install writes anew. */
function markOf(path: string): string {
  const [installed] = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+\//.exec(path) ?? [];
  return installed === undefined ? path : `${installed}package.json`;
}

function nameOf(chunks: readonly OutputChunk[]): string {
  const hash = createHash("sha256");
  for (const { fileName, code } of chunks) hash.update(`${fileName}\0${code}\0`);
  return hash.digest("hex").slice(0, 16);
}

function removeOld(programs: string, newest: string): void {
  const others = readdirSync(programs, { withFileTypes: true })
    .filter((each) => each.isDirectory() && each.name !== basename(newest))
    .map(({ name }) => join(programs, name))
    .toSorted((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  for (const old of others.slice(KEPT - 1)) rmSync(old, { recursive: true, force: true });
}
