import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { gitIn } from "../git-in.ts";

const FILES: Readonly<Record<string, string>> = {
  ".gitignore": "node_modules/\n.env\n",
  "package.json": '{ "name": "shop", "version": "1.0.0", "type": "module" }\n',
  "README.md": "# Shop\n\nAdds up what is in a basket.\n",
  "src/total.js": `/** What a basket costs, in cents. */
export function total(lines) {
  return lines.reduce((sum, line) => sum + line.price, 0);
}
`,
  "test/total.test.js": `import assert from "node:assert/strict";
import { test } from "node:test";
import { total } from "../src/total.js";

test("one of each is added up", () => {
  assert.equal(total([{ price: 250, count: 1 }, { price: 100, count: 1 }]), 350);
});

test("what is bought twice is paid twice", () => {
  assert.equal(total([{ price: 250, count: 2 }]), 500);
});
`,
};

/** A real repository with one commit, a test that fails, an ignored file and uncommitted work of its owner's. */
export function shopWithABug(): string {
  const path = join(mkdtempSync(join(tmpdir(), "wheelhouse-project-")), "shop");
  for (const [file, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(path, file)), { recursive: true });
    writeFileSync(join(path, file), text);
  }
  const git = gitIn(path);
  git("init", "--quiet", "--initial-branch=main");
  git("add", "--all");
  git("commit", "--quiet", "-m", "Add up baskets");
  writeFileSync(
    join(path, "README.md"),
    `${FILES["README.md"]}\nA sentence that is not finished\n`,
  );
  writeFileSync(join(path, ".env"), "SHOP_MODE=test\n");
  return path;
}
