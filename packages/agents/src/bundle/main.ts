import { rolldown } from "rolldown";

/**
 * Bundles one entry into one file, as a process of its own: the bundler's memory would otherwise
 * stay with a host that runs for days. Prints the paths of all files that went in, as JSON.
 * Usage: main.ts ENTRY FILE
 */
const [entry, file] = process.argv.slice(2);
if (entry === undefined || file === undefined) throw new Error("usage: main.ts ENTRY FILE");
const bundle = await rolldown({
  input: entry,
  platform: "node",
  logLevel: "silent",
  // No module of ours or of our libraries is imported for what it does when it is loaded.
  treeshake: { moduleSideEffects: false },
});
await bundle.write({ file, format: "esm", minify: false, codeSplitting: false });
process.stdout.write(JSON.stringify(await bundle.watchFiles));
await bundle.close();
