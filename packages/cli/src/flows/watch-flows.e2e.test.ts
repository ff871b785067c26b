import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { watchFlows } from "./watch-flows.ts";

test("flow files are told of in a data directory that had none, and other files in it are not", async () => {
  const home = mkdtempSync(join(tmpdir(), "wheelhouse-watch-flows-"));
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  const said: string[] = [];
  const watched = watchFlows(home, (text) => said.push(text));
  onTestFinished(() => watched[Symbol.asyncDispose]());
  let told = 0;
  watched.onChange(() => void told++);
  writeFileSync(join(home, "journal.db"), "written to all the time");
  let count = 0;
  // It begins to watch in a while; until then nobody is told of a write.
  const write = (): number => {
    writeFileSync(join(home, "flows", "mine.yaml"), `name: mine-${count++}\n`);
    return told;
  };
  await expect.poll(write, { timeout: 60_000, interval: 300 }).toBeGreaterThan(0);
  expect(said).toEqual([]);
});
