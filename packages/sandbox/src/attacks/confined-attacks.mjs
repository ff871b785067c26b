// Played inside the sandbox: tries every way out that we know and reports what happened, one JSON line each.
import { createRequire } from "node:module";

const [, , outside, secret, inside] = process.argv;
const require = createRequire(import.meta.url);
const report = (name, outcome) => console.log(JSON.stringify({ name, outcome }));
const attempt = async (name, attack) => {
  try {
    const got = await attack();
    report(name, `succeeded: ${String(got).slice(0, 60)}`);
  } catch (error) {
    report(name, `refused: ${error.code ?? error.message}`);
  }
};

const fs = require("node:fs");
await attempt("write outside", () => fs.writeFileSync(`${outside}/written`, "x"));
await attempt("write where it may read", () => fs.writeFileSync(`${inside}/written`, "x"));
await attempt("append", () => fs.appendFileSync(`${inside}/readable.txt`, "x"));
await attempt("rename", () => fs.renameSync(`${inside}/readable.txt`, `${inside}/renamed.txt`));
await attempt("unlink", () => fs.rmSync(`${inside}/readable.txt`));
await attempt("chmod", () => fs.chmodSync(`${inside}/readable.txt`, 0o777));
await attempt("mkdir", () => fs.mkdirSync(`${inside}/made`));
await attempt("open for writing", () => fs.openSync(`${inside}/readable.txt`, "r+"));
await attempt("copy", () => fs.copyFileSync(`${inside}/readable.txt`, `${inside}/copy.txt`));
await attempt("read outside by path", () => fs.readFileSync(secret, "utf8"));
await attempt("read outside by dots", () =>
  fs.readFileSync(`${inside}/../${secret.split("/").at(-1)}`, "utf8"),
);
await attempt("read outside by /proc/self/root", () =>
  fs.readFileSync(`/proc/self/root${secret}`, "utf8"),
);
await attempt("read outside by /proc/self/cwd", () =>
  fs.readFileSync(`/proc/self/cwd/../${secret.split("/").at(-1)}`, "utf8"),
);
await attempt("read the environment of its parent", () =>
  fs.readFileSync(`/proc/${process.ppid}/environ`, "utf8"),
);
await attempt("make a symlink", () => fs.symlinkSync(secret, `${inside}/link`));
await attempt("read outside by a symlink", () => {
  fs.symlinkSync(secret, `${inside}/link`);
  return fs.readFileSync(`${inside}/link`, "utf8");
});
await attempt("make a hard link", () => fs.linkSync(secret, `${inside}/hard`));
await attempt("spawn", () =>
  require("node:child_process").execFileSync("/bin/sh", ["-c", `touch ${outside}/spawned`]),
);
await attempt("fork", () => require("node:child_process").fork(process.argv[1]).pid);
await attempt("worker", () => new (require("node:worker_threads").Worker)("1", { eval: true }));
await attempt("addon", () => process.dlopen({ exports: {} }, `${inside}/addon.node`));
await attempt("inspector", () => require("node:inspector").open(0));
await attempt("process.binding", () => process.binding("fs").writeString);
await attempt("sqlite", () => {
  const { DatabaseSync } = require("node:sqlite");
  const db = new DatabaseSync(":memory:");
  db.exec(`ATTACH '${outside}/attached.db' AS a; CREATE TABLE a.t(x)`);
  return "attached";
});
await attempt("sqlite VACUUM INTO", () => {
  const { DatabaseSync } = require("node:sqlite");
  const db = new DatabaseSync(":memory:");
  db.exec(`CREATE TABLE t(x); VACUUM INTO '${outside}/vacuumed.db'`);
  return "vacuumed";
});
await attempt(
  "wasi",
  () => new (require("node:wasi").WASI)({ version: "preview1", preopens: { "/": "/" } }),
);
await attempt("load a module from outside", () => import(`file://${secret}`));
await attempt("heap snapshot", () => require("node:v8").writeHeapSnapshot(`${outside}/heap`));
await attempt("diagnostic report", () => process.report.writeReport(`${outside}/report.json`));
await attempt("NODE_OPTIONS", () => {
  process.env.NODE_OPTIONS = "--allow-fs-write=* --allow-child-process";
  return require("node:child_process").execFileSync(process.execPath, [
    "-e",
    `require('fs').writeFileSync('${outside}/options','x')`,
  ]);
});
await attempt("widen by permission object", () => {
  if (process.permission.has("fs.write", outside)) throw new Error("has");
  process.permission.has = () => true;
  return fs.writeFileSync(`${outside}/widened`, "x");
});
report("read what it may", fs.readFileSync(`${inside}/readable.txt`, "utf8"));
