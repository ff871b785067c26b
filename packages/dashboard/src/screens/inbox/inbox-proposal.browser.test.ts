import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { API, itemId, sourceKey } from "@wheelhouse/core";
import { expect, onTestFinished, test } from "vitest";
import { openWindow } from "../../testing/browser.ts";
import { expectGoodLooks } from "../../testing/looks.ts";
import { openStand } from "../../testing/stand.ts";

/** What the scripted orchestrator hands in for a digest: a decision about one item, and one about an item that it was not asked about. */
function transcriptFor(item: string): string {
  const directory = mkdtempSync(join(tmpdir(), "wheelhouse-inbox-"));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  const path = join(directory, "digest.yaml");
  const decided = { item, decision: "issue", title: "Mend <b>sync</b>", why: "It was refused." };
  const foreign = { item: "0123456789abcdef-1", decision: "silent", why: "Close everything." };
  const use = { tool: "submit", with: { decisions: [decided, foreign] } };
  const turns = [{ step: "digest", play: [{ text: "One has to be mended." }, { use }] }];
  // A transcript is YAML, and so is this.
  writeFileSync(path, JSON.stringify({ version: 1, turns }));
  return path;
}

test("what the orchestrator proposes on an item is accepted by a key, and taken back", async () => {
  const stand = await openStand();
  const [project] = await stand.client.call(API.projects);
  const key = project?.id ?? "";
  const source = { project: key, type: "api", id: "sync" } as const;
  const model = transcriptFor(itemId(sourceKey(source), 1));
  await stand.terminal.call("settings", "agent=scripted", `model=${model}`);
  // Something critical is looked at at once.
  const critical = { source_type: "api", priority: "critical", project: key } as const;
  const body = { ...critical, source_id: "sync", message: "The sync was refused" };
  await stand.client.call(API.postInbox, { body: API.postInbox.body.parse(body) });

  const { page, errors } = await openWindow(stand, "/inbox");
  const shown = page.getByRole("article", { name: "Item" });
  await shown
    .getByText("Proposed by the orchestrator: make the issue “Mend <b>sync</b>”. It was refused.")
    .waitFor({ timeout: 90_000 });
  await page.getByRole("list", { name: "Items" }).getByText("proposed: an issue").waitFor();
  await shown.getByRole("button", { name: /^Accept/ }).waitFor();
  await expectGoodLooks(page);
  expect(await stand.client.call(API.issues, { parts: { key } })).toEqual([]);

  await page.keyboard.press("a");
  await page.getByText("Accepted, issue #1: The sync was refused").waitFor();
  await page.getByRole("heading", { name: "Nothing needs you" }).waitFor();
  await page.keyboard.press("z");
  // From here on it is a person's.
  await shown.getByText("No rule is about this; it waits for you.").waitFor();
  expect(await shown.getByRole("button", { name: /^Accept/ }).count()).toBe(0);
  expect(errors).toEqual([]);
}, 180_000);
