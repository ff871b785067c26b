// Tries every way to write that we know of: where it may read, elsewhere, and through what it may open.
import fs from "node:fs";
import { createRequire } from "node:module";
import v8 from "node:v8";
import { attempt, inside, outside, secret } from "./attempt.mjs";

const require = createRequire(import.meta.url);
const file = `${inside}/readable.txt`;

await attempt("write outside", () => fs.writeFileSync(`${outside}/written`, "x"));
await attempt("write where it may read", () => fs.writeFileSync(`${inside}/written`, "x"));
await attempt("write to its home", () => fs.writeFileSync(`${process.env.HOME}/written`, "x"));
await attempt("write by a promise", () => fs.promises.writeFile(`${outside}/promised`, "x"));
await attempt("write by a stream", async () => {
  const { promise, resolve, reject } = Promise.withResolvers();
  fs.createWriteStream(`${outside}/streamed`).on("error", reject).end("x", resolve);
  const error = await promise;
  if (error) throw error;
});
await attempt("append", () => fs.appendFileSync(file, "x"));
await attempt("truncate", () => fs.truncateSync(file));
await attempt("open for writing", () => fs.openSync(file, "r+"));
await attempt("rename", () => fs.renameSync(file, `${inside}/renamed.txt`));
await attempt("unlink", () => fs.rmSync(file));
await attempt("mkdir", () => fs.mkdirSync(`${inside}/made`));
await attempt("mkdtemp", () => fs.mkdtempSync(`${outside}/temporary`));
await attempt("copy a file", () => fs.copyFileSync(file, `${inside}/copy.txt`));
await attempt("copy a directory", () => fs.cpSync(inside, `${outside}/copy`, { recursive: true }));
await attempt("chmod", () => fs.chmodSync(file, 0o777));
await attempt("utimes", () => fs.utimesSync(file, 0, 0));
await attempt("make a symlink", () => fs.symlinkSync(secret, `${inside}/link`));
await attempt("make a hard link", () => fs.linkSync(secret, `${inside}/hard`));

const opened = fs.openSync(file, "r");
await attempt("write to what is open for reading", () => fs.writeSync(opened, "x"));
await attempt("chmod what is open for reading", () => fs.fchmodSync(opened, 0o777));
await attempt("chown what is open for reading", () => fs.fchownSync(opened, 1, 1));
await attempt("utimes of what is open for reading", () => fs.futimesSync(opened, 0, 0));
await attempt("truncate what is open for reading", () => fs.ftruncateSync(opened, 0));

const openDatabase = () => new (require("node:sqlite").DatabaseSync)(":memory:");
await attempt("sqlite ATTACH", () =>
  openDatabase().exec(`ATTACH '${outside}/attached.db' AS a; CREATE TABLE a.t(x)`),
);
await attempt("sqlite VACUUM INTO", () =>
  openDatabase().exec(`CREATE TABLE t(x); VACUUM INTO '${outside}/vacuumed.db'`),
);
await attempt("heap snapshot", () => v8.writeHeapSnapshot(`${outside}/heap`));
await attempt("heap snapshot near the limit", () => v8.setHeapSnapshotNearHeapLimit(1));
await attempt("diagnostic report", () => process.report.writeReport(`${outside}/report.json`));
await attempt("trace events", () =>
  require("node:trace_events")
    .createTracing({ categories: ["node"] })
    .enable(),
);
await attempt("compile cache", () => {
  const { status, message } = require("node:module").enableCompileCache(`${outside}/cache`);
  if (status !== require("node:module").constants.compileCacheStatus.ENABLED)
    throw new Error(message);
});
