// Tries every way to read what it may not, by path, by link and by handing the path over in another shape.
import fs from "node:fs";
import { basename } from "node:path";
import { pathToFileURL } from "node:url";
import { attempt, inside, secret } from "./attempt.mjs";

const name = basename(secret);
const read = (path) => () => fs.readFileSync(path, "utf8");

await attempt("by path", read(secret));
await attempt("by a promise", () => fs.promises.readFile(secret, "utf8"));
await attempt("by dots", read(`${inside}/../${name}`));
await attempt("by a buffer", read(Buffer.from(secret)));
await attempt("by dots in a buffer", read(Buffer.from(`${inside}/../${name}`)));
await attempt("by an array of bytes of another class", () => {
  class Path extends Uint8Array {}
  return fs.readFileSync(new Path(Buffer.from(secret)), "utf8");
});
await attempt("by URL", read(pathToFileURL(secret)));
await attempt("by /proc/self/root", read(`/proc/self/root${secret}`));
await attempt("by /proc/self/cwd", read(`/proc/self/cwd/../${name}`));
await attempt("by /dev/fd", read("/dev/fd/0"));
await attempt("by another working directory", () => {
  process.chdir("/");
  return fs.readFileSync(secret.slice(1), "utf8");
});
await attempt("by a symlink that it makes", () => {
  fs.symlinkSync(secret, `${inside}/link`);
  return fs.readFileSync(`${inside}/link`, "utf8");
});
await attempt("as a blob", async () => (await fs.openAsBlob(secret)).text());
await attempt("as a module", () => import(pathToFileURL(secret).href));
await attempt("as an environment file", () => process.loadEnvFile(secret));
await attempt("its size", () => fs.statSync(secret).size);
await attempt("whether it exists", () => fs.accessSync(secret));
await attempt("a listing", () => fs.readdirSync("/"));
await attempt("by watching", () => fs.watch(secret).close());
await attempt("the environment of its parent", read(`/proc/${process.ppid}/environ`));
process.stdout.write(
  `${JSON.stringify({ name: "what it may", outcome: fs.readFileSync(`${inside}/readable.txt`, "utf8") })}\n`,
);
