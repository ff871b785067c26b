import { mkdirSync, mkdtempSync, renameSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { API } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { sampleSession, SESSION } from "../../../../cli/src/demo/fill/sample-session.ts";
import { openWindow } from "../../testing/browser.ts";
import { expectGoodLooks } from "../../testing/looks.ts";
import { riskyRepository } from "../../testing/risky-repository.ts";
import { makeDormant, someRepositories } from "../../testing/some-repositories.ts";
import { openStand, type Stand } from "../../testing/stand.ts";

/** Sessions that would fill any one list of a page. */
const MANY = 105;
const LONG = `שלום-🚢-${"a-very-long-name-".repeat(8)}<b>`;

/** A server over repositories that want each another thing. */
async function standOver(directory: string, env: Readonly<Record<string, string>> = {}) {
  return openStand(directory, { WHEELHOUSE_REPOSITORIES: directory, ...env });
}

async function projectNamed({ client }: Stand, name: string): Promise<string> {
  await client.call(API.refresh);
  const all = await client.call(API.repositories);
  return all.find((each) => each.name === name)?.id ?? "";
}

describe("what wants action", () => {
  test("stands on the first page until somebody has done it", async () => {
    const { directory, path, git } = someRepositories();
    const stand = await standOver(directory);
    const { page, errors } = await openWindow(stand, "/");
    const wants = page.getByRole("region", { name: /Wants action/ });
    const story = wants.getByRole("list", { name: "What story wants" });
    await story.getByText("rebase under way").waitFor();
    await wants
      .getByRole("list", { name: "What ledger wants" })
      .getByText(/detached/)
      .waitFor();
    await wants
      .getByRole("list", { name: "What board wants" })
      .getByText(/try\/it/)
      .waitFor();
    const shop = wants.getByRole("list", { name: "What shop wants" });
    const dirty = shop.getByRole("button", { name: /1 modified, 1 untracked/ });
    await dirty.click();
    await shop.getByText(`git -C ${path("shop")} status`).waitFor();
    await shop.getByRole("button", { name: "Copy the path" }).waitFor();
    await wants.getByText(/ignored by a file in it: vendor/).waitFor();
    await wants.getByText(/broken could not be looked at: .+index/).waitFor();
    await wants.getByText(/no forge has a token here/).waitFor();
    expect(await wants.getByRole("list", { name: "What calm wants" }).count()).toBe(0);
    await expectGoodLooks(page);

    git("shop")("add", "--all");
    git("shop")("commit", "--quiet", "-m", "Write it down");
    git("shop")("push", "--quiet");
    await wants.getByRole("button", { name: "Look now" }).click();
    await shop.waitFor({ state: "detached" });
    await wants.getByText(/^looked/).waitFor();
    // Whoever has them looked at, the page tells what was seen.
    writeFileSync(join(path("calm"), "notes.txt"), "later\n");
    await stand.client.call(API.refresh);
    await wants
      .getByRole("list", { name: "What calm wants" })
      .getByText(/1 untracked/)
      .waitFor();
    expect(errors).toEqual([]);
  });

  test("is nothing where all is done, and that is said calmly", async () => {
    const shop = riskyRepository();
    const stand = await standOver(dirname(shop));
    const { page, errors } = await openWindow(
      stand,
      `/projects/${await projectNamed(stand, "shop")}`,
    );
    await page.getByText("Nothing wants action here.").waitFor();
    await page.keyboard.press("g");
    await page.keyboard.press("n");
    await page.getByText("Nothing wants action in one repository.").waitFor();
    await expectGoodLooks(page);
    expect(errors).toEqual([]);
  });

  test("fits any width, whatever a repository and its branch are called", async () => {
    const { directory, path, git } = someRepositories();
    git("shop")(
      "checkout",
      "--quiet",
      "-b",
      `feature/${"so-long-that-nobody-types-it-".repeat(6)}`,
    );
    renameSync(path("shop"), join(directory, LONG));
    const stand = await standOver(directory);
    const long = await projectNamed(stand, LONG);
    const { page, errors } = await openWindow(stand, "/");
    for (const place of ["/", "/projects", `/projects/${encodeURIComponent(long)}`]) {
      await page.goto(`${stand.origin}${place}`);
      // Its name is also in lists to choose from, which are closed.
      await page.getByText(LONG).filter({ visible: true }).first().waitFor();
      await expectGoodLooks(page);
    }
    expect(errors).toEqual([]);
  });

  test("leads to its project by keys", async () => {
    const { directory } = someRepositories();
    const stand = await standOver(directory);
    const { page } = await openWindow(stand, "/projects");
    await page.getByRole("list", { name: "Projects that want action" }).waitFor();
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    await page.keyboard.press("k");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Wants action" }).waitFor();
    expect(new URL(page.url()).pathname).toMatch(/^\/projects\/.+/);
  });
});

describe("the pages of projects", () => {
  test("are gone through by keys past what is folded, and not through it", async () => {
    const { directory, path } = someRepositories();
    const dormant = path("calm");
    makeDormant(dormant);
    const stand = await standOver(directory);
    const { page } = await openWindow(stand, "/projects");
    const fold = page.locator("summary");
    await fold.getByText(/^1 dormant/).waitFor();
    await page.keyboard.press("k");
    await page.locator("summary:focus").waitFor();
    await fold.click();
    await page.keyboard.press("j");
    const reached = page.locator('[aria-label="Dormant projects"] a:focus');
    await reached.waitFor();
    expect(await reached.innerText()).toContain("calm");
  });

  test("show the ranked list, one of them whole, and start a run over it", async () => {
    const { directory, path } = someRepositories();
    const sessions = mkdtempSync(join(tmpdir(), "wheelhouse-sessions-"));
    mkdirSync(join(sessions, "-shop"));
    writeFileSync(
      join(sessions, "-shop", `${SESSION}.jsonl`),
      sampleSession(path("shop"), Date.now() - 3_600_000),
    );
    const stand = await standOver(directory, { WHEELHOUSE_SESSIONS: sessions });
    const shop = await projectNamed(stand, "shop");
    const { page, errors } = await openWindow(stand, "/projects");
    await page.getByRole("list", { name: "Projects that want action" }).waitFor();
    await page
      .getByRole("list", { name: "Projects that want nothing" })
      .getByRole("link", { name: "calm" })
      .waitFor();
    await expectGoodLooks(page);
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.getByRole("link", { name: "shop" }).click();
    await page.getByRole("heading", { name: "shop" }).waitFor();
    await page.getByText("1 ahead").waitFor();
    await page.getByText("Count free lines once").waitFor();
    await page.getByText("No run has looked at it.").waitFor();
    await page
      .getByRole("list", { name: "Sessions of agents in the project" })
      .getByText(/^Refund in the currency/)
      .waitFor();
    await expectGoodLooks(page);
    await page.setViewportSize({ width: 1440, height: 900 });

    await page.getByRole("button", { name: "Start a run" }).click();
    const launcher = page.getByRole("dialog", { name: "New run" });
    await expect
      .poll(() => launcher.getByRole("combobox", { name: "Project" }).inputValue())
      .toBe(shop);
    await page.keyboard.press("Escape");
    await launcher.waitFor({ state: "detached" });
    await stand.client.call(API.startRun, {
      body: { project_id: shop, flow_name: "demo", input: { question: "" }, title: "Amounts" },
    });
    await page.getByRole("list", { name: "Runs of the project" }).getByText("Amounts").waitFor();
    expect(errors).toEqual([]);
  });

  test("have every run and every session, however many there are of the other", async () => {
    const { directory, path } = someRepositories();
    const sessions = mkdtempSync(join(tmpdir(), "wheelhouse-sessions-"));
    mkdirSync(join(sessions, "-shop"));
    // All of them are newer than the run: their clock is ahead.
    const ahead = Date.now() + 3_600_000;
    for (let index = 0; index < MANY; index++) {
      const id = SESSION.slice(0, -3) + String(100 + index);
      const text = sampleSession(path("shop"), ahead).replaceAll(SESSION, id);
      writeFileSync(join(sessions, "-shop", `${id}.jsonl`), text);
    }
    const stand = await standOver(directory, { WHEELHOUSE_SESSIONS: sessions });
    const shop = await projectNamed(stand, "shop");
    await stand.client.call(API.startRun, {
      body: { project_id: shop, flow_name: "demo", input: { question: "" }, title: "Amounts" },
    });
    const inShop = { query: { project_id: shop } };
    await expect
      .poll(async () => (await stand.client.call(API.runCounts, inShop)).total)
      .toBe(MANY + 1);
    const { page, errors } = await openWindow(stand, `/projects/${shop}`);
    await page.getByRole("list", { name: "Runs of the project" }).getByText("Amounts").waitFor();
    const list = page.getByRole("list", { name: "Sessions of agents in the project" });
    await page.getByText(`20 of ${MANY}`).waitFor();
    await page.getByRole("button", { name: "Load more" }).click();
    await page.getByText(`40 of ${MANY}`).waitFor();
    await expect.poll(() => list.getByRole("listitem").count()).toBe(40);
    expect(errors).toEqual([]);
  });

  test("say of an address that is nobody's that there is no such project", async () => {
    const { directory } = someRepositories();
    const stand = await standOver(directory);
    const { page } = await openWindow(stand, "/projects/none-of-these");
    await page.getByRole("heading", { name: "There is no such project" }).waitFor();
    await expectGoodLooks(page);
    await page.getByRole("link", { name: "All projects" }).click();
    await page.getByRole("heading", { name: "Projects" }).waitFor();
    expect(new URL(page.url()).pathname).toBe("/projects");
  });
});
