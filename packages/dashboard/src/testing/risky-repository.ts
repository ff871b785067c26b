import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { gitIn } from "../../../cli/src/testing/git-in.ts";

const FILES: Readonly<Record<string, string>> = {
  "package.json": '{ "name": "shop", "version": "1.0.0", "type": "module" }\n',
  "src/orders.js": `import { execSync } from "node:child_process";

export function total(order) {
  let sum = 0;
  for (const line of order.lines) {
    if (line.free) continue;
    sum += line.price * line.count;
  }
  return sum;
}

export function archive(req) {
  return execSync(\`tar czf archive.tgz \${req.query.name}\`);
}

export function page(req) {
  return eval(req.query.code);
}
`,
  "src/long.js": Array.from({ length: 3_000 }, (_, n) => `export const c${n + 1} = ${n};\n`).join(
    "",
  ),
};

/** A repository with things to find, all of it committed: a review of it has a report with citations. */
export function riskyRepository(): string {
  const path = join(mkdtempSync(join(tmpdir(), "wheelhouse-project-")), "shop");
  for (const [file, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(path, file)), { recursive: true });
    writeFileSync(join(path, file), text);
  }
  const git = gitIn(path);
  git("init", "--quiet", "--initial-branch=main");
  git("add", "--all");
  git("commit", "--quiet", "-m", "Take orders");
  return path;
}
