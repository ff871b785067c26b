import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { gitIn } from "./git-in.ts";

const FILES: Readonly<Record<string, string>> = {
  "package.json": '{ "name": "orders", "version": "1.0.0", "type": "module" }\n',
  "README.md": "# Orders\n\nTakes orders and answers questions about them.\n",
  "src/orders.js": `import { execSync } from "node:child_process";

export function total(order) {
  let sum = 0;
  for (const line of order.lines) {
    if (line.free) continue;
    sum += line.price * line.count;
  }
  return order.discount ? sum - order.discount : sum;
}

export function archive(name) {
  return execSync(\`tar czf archive.tgz \${name}\`);
}
`,
};

/** A real repository of a few files with one commit, one uncommitted change and one thing to find. */
export function smallRepository(): string {
  const path = join(mkdtempSync(join(tmpdir(), "wheelhouse-project-")), "orders");
  for (const [file, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(path, file)), { recursive: true });
    writeFileSync(join(path, file), text);
  }
  const git = gitIn(path);
  git("init", "--quiet", "--initial-branch=main");
  git("add", "--all");
  git("commit", "--quiet", "-m", "Take orders");
  writeFileSync(join(path, "src/orders.js"), `${FILES["src/orders.js"]}// TODO: refunds\n`);
  return path;
}
