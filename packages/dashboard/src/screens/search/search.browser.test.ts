import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { sampleSession, SESSION } from "../../../../cli/src/demo/fill/sample-session.ts";
import { smallRepository } from "../../../../cli/src/testing/small-repository.ts";
import { openWindow } from "../../testing/browser.ts";
import { expectGoodLooks } from "../../testing/looks.ts";
import { openStand } from "../../testing/stand.ts";

const HOSTILE = "<img src=x onerror=document.title=1> hides a zeppelin";

/** A directory with a session in which something hostile was said. */
function someSessions(repository: string): string {
  const directory = mkdtempSync(join(tmpdir(), "wheelhouse-sessions-"));
  const place = join(directory, "-orders");
  mkdirSync(place);
  const begins = Date.now() - 3_600_000;
  const hostile = {
    type: "user",
    uuid: "u-1",
    parentUuid: null,
    sessionId: "11111111-1111-4111-8111-111111111111",
    timestamp: new Date(begins).toISOString(),
    cwd: repository,
    version: "2.0.14",
    message: { role: "user", content: HOSTILE },
  };
  writeFileSync(join(place, `${SESSION}.jsonl`), sampleSession(repository, begins));
  writeFileSync(join(place, `${hostile.sessionId}.jsonl`), `${JSON.stringify(hostile)}\n`);
  return directory;
}

describe("the search of sessions", () => {
  test("finds a turn by its words, and opens the run where it was said", async () => {
    const repository = smallRepository();
    const stand = await openStand(repository, { WHEELHOUSE_SESSIONS: someSessions(repository) });
    const { page, errors } = await openWindow(stand, "/");
    await page.getByRole("textbox", { name: "What should happen" }).waitFor();
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox", { name: "Search or do" }).fill("search in sess");
    await page.keyboard.press("Enter");
    await page.getByRole("searchbox", { name: "Words" }).fill("currency tests");
    const found = page.getByRole("list", { name: "Found in sessions" });
    const said = found.getByRole("listitem").filter({ hasText: "Refunds go out" });
    await said.getByText("said", { exact: true }).waitFor();
    expect(await said.locator("mark").allTextContents()).toContain("currency");
    await page.getByText(/Searched: what was said since/).waitFor();
    expect(new URL(page.url()).searchParams.get("q")).toBe("currency tests");
    await expectGoodLooks(page);
    await page.setViewportSize({ width: 1440, height: 900 });
    await said.getByRole("link").click();
    await page.locator("[aria-current=page]").getByText("Events").waitFor();
    expect(new URL(page.url()).searchParams.get("seq")).toMatch(/^\d+$/);
    expect(errors).toEqual([]);
  });

  test("shows what is hostile as the text that it is, and says when nothing was found", async () => {
    const repository = smallRepository();
    const stand = await openStand(repository, { WHEELHOUSE_SESSIONS: someSessions(repository) });
    const { page, errors } = await openWindow(stand, "/search?q=zeppelin");
    const found = page.getByRole("list", { name: "Found in sessions" });
    await found.getByText("<img src=x onerror=document.title=1>").first().waitFor();
    expect(await page.title()).not.toBe("1");
    await page.keyboard.press("/");
    await page.keyboard.type("nothing \"like ' that* (");
    await page.getByText("No turn of a session has these words.").waitFor();
    expect(errors).toEqual([]);
  });

  test("is where the list of runs sends whoever finds none by its name", async () => {
    const repository = smallRepository();
    const stand = await openStand(repository, { WHEELHOUSE_SESSIONS: someSessions(repository) });
    const { page } = await openWindow(stand, "/runs?q=zeppelins");
    await page.getByRole("link", { name: /in what was said in sessions/ }).click();
    await page.getByRole("searchbox", { name: "Words" }).waitFor();
    expect(new URL(page.url()).searchParams.get("q")).toBe("zeppelins");
  });
});
