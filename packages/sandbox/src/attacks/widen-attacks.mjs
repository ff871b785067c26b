// Tries to become more than it is: another process, another thread, native code, or its own guard.
import fs from "node:fs";
import { createRequire } from "node:module";
import { attempt, inside, outside } from "./attempt.mjs";

const require = createRequire(import.meta.url);
const { execFileSync, fork, spawn } = require("node:child_process");
const WIDER = "--allow-fs-write=* --allow-fs-read=* --allow-child-process";

await attempt("spawn", () => spawn("/bin/sh", ["-c", `touch ${outside}/spawned`]).pid);
await attempt("execFile", () => execFileSync("/bin/sh", ["-c", `touch ${outside}/executed`]));
await attempt("fork", () => fork(process.argv[1]).pid);
await attempt("execve", () =>
  process.execve("/bin/sh", ["sh", "-c", `touch ${outside}/replaced`], {}),
);
await attempt("NODE_OPTIONS for a child", () => {
  process.env.NODE_OPTIONS = WIDER;
  const program = `require("fs").writeFileSync("${outside}/options", "x")`;
  return execFileSync(process.execPath, ["-e", program]);
});
await attempt("NODE_OPTIONS for itself", () => {
  process.env.NODE_OPTIONS = WIDER;
  fs.writeFileSync(`${outside}/options`, "x");
});
await attempt("worker", () => new (require("node:worker_threads").Worker)("1", { eval: true }));
await attempt("module hooks of another thread", () =>
  require("node:module").register("data:text/javascript,export const x = 1"),
);
await attempt("addon by dlopen", () => process.dlopen({ exports: {} }, `${inside}/addon.node`));
await attempt("addon by require", () => require(`${inside}/addon.node`));
await attempt("OpenSSL engine", () => require("node:crypto").setEngine(`${inside}/engine.so`));
await attempt("WASI", () => {
  const { WASI } = require("node:wasi");
  return new WASI({ version: "preview1", preopens: { "/": "/" } });
});
await attempt("process.binding", () => process.binding("fs").writeString);
await attempt("process._linkedBinding", () => process._linkedBinding("fs"));
await attempt("inspector port", () => require("node:inspector").open(0));
await attempt("inspector session", () => new (require("node:inspector").Session)().connect());
await attempt("inspector by signal", () => {
  process.kill(process.pid, "SIGUSR1");
  if (require("node:inspector").url() === undefined) throw new Error("no inspector");
});
await attempt("forged permission object", () => {
  process.permission.has = () => true;
  fs.writeFileSync(`${outside}/forged`, "x");
});
