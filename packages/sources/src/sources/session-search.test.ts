import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openDatabase } from "@wheelhouse/journal/database";
import { expect, test } from "vitest";
import { CLAUDE_SESSIONS } from "../sessions/claude/claude-format.ts";
import { makeStand } from "../suite/stand.ts";

const PLAIN = fileURLToPath(
  new URL("../sessions/fixtures/claude/plain/-home-ann-shop/", import.meta.url),
);

/** Marks all that is in the index, and says how much that is: what is taken in anew has no mark. */
function mark(path: string): number {
  const index = openDatabase(path, {}, () => undefined);
  index.prepare("UPDATE turn SET step = 'marked'").run();
  index.close();
  return marked(path);
}

function marked(path: string): number {
  const index = openDatabase(path, { readOnly: true }, () => undefined);
  const { length } = index.prepare("SELECT id FROM turn WHERE step = 'marked'").all();
  index.close();
  return length;
}

test("the index of sessions is kept over a restart: nothing of it is taken in anew", async () => {
  await using stand = makeStand(CLAUDE_SESSIONS);
  for (const name of readdirSync(PLAIN))
    stand.write(join("-home-ann-shop", name), readFileSync(join(PLAIN, name)));
  const options = { searchDays: 0 };
  const observed = await stand.open(options);
  await observed.scan();
  await expect.poll(async () => (await observed.search("hello", 9)).hits.length).toBeGreaterThan(0);
  await observed.close();
  const path = join(stand.dataDir, "search.db");
  const before = mark(path);
  expect(before).toBeGreaterThan(0);
  const again = await stand.open(options);
  await again.scan();
  await again.close();
  expect(marked(path)).toBe(before);
});
