import { rolldown } from "rolldown";

/**
 * Bundles one entry into one file, as a process of its own: the bundler's memory would otherwise
 * stay with a host that runs for days. Usage: main.ts ENTRY FILE
 */
const [entry, file] = process.argv.slice(2);
if (entry === undefined || file === undefined) throw new Error("usage: main.ts ENTRY FILE");
const build = await rolldown({ input: entry, platform: "node", logLevel: "silent" });
await build.write({ file, format: "esm", minify: false, codeSplitting: false });
await build.close();
