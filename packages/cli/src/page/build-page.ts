import { spawn } from "node:child_process";
import { existsSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { WheelhouseError } from "@wheelhouse/core";
import { builtFromPath, builtPage } from "./built-page.ts";

/** What the builder says is kept up to this many characters, and an error repeats its first lines. */
const MOST_KEPT = 20_000;
const MOST_LINES = 5;

/**
 * Builds the page from its sources below a directory of packages. It is built aside and put in place
 * whole: who looks meanwhile sees the old page or the new one. Throws `internal` with what the builder said.
 */
export async function buildPage(packages: string, hash: string): Promise<void> {
  const dashboard = join(packages, "dashboard");
  const page = builtPage(packages);
  const aside = `${page}-${process.pid}`;
  const before = `${aside}-before`;
  try {
    await runBuilder(dashboard, aside);
    if (existsSync(page)) renameSync(page, before);
    renameSync(aside, page);
    writeFileSync(builtFromPath(packages), hash);
  } finally {
    for (const left of [aside, before]) rmSync(left, { recursive: true, force: true });
  }
}

async function runBuilder(dashboard: string, out: string): Promise<void> {
  const args = [
    builder(dashboard),
    "build",
    "--outDir",
    out,
    "--emptyOutDir",
    "--logLevel",
    "warn",
  ];
  const child = spawn(process.execPath, args, {
    cwd: dashboard,
    // Whatever this process is run for, the page that is served is the one that people use.
    env: { ...process.env, NODE_ENV: "production" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream
      .setEncoding("utf8")
      .on("data", (text: string) => (said = (said + text).slice(0, MOST_KEPT)));
  const { promise, resolve, reject } = Promise.withResolvers<number | null>();
  child.on("error", reject).on("close", resolve);
  const code = await promise;
  if (code === 0) return;
  throw new WheelhouseError("internal", `The page could not be built: ${shortly(said)}`, {
    hint: "Install what it needs (npm ci), or see the whole of it: npm run build -w packages/dashboard",
  });
}

/** What went wrong, without where in the builder it was noticed. */
function shortly(said: string): string {
  const lines = said.split("\n").filter((line) => line.trim() !== "" && !/^\s+at /.test(line));
  return lines.slice(0, MOST_LINES).join("\n");
}

/** The program of the builder. It is asked for by its package, wherever that was installed. */
function builder(dashboard: string): string {
  try {
    const manifest = createRequire(join(dashboard, "package.json")).resolve("vite/package.json");
    return join(dirname(manifest), "bin", "vite.js");
  } catch (cause) {
    throw new WheelhouseError("internal", "What the page is built with is not installed.", {
      hint: "Install it, in the repository: npm ci",
      cause,
    });
  }
}
