import { API, type InboxObject } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { openWindow } from "../../testing/browser.ts";
import { expectGoodLooks } from "../../testing/looks.ts";
import { openStand, type Stand } from "../../testing/stand.ts";

/** Posts as another program does. */
async function post(stand: Stand, message: string, more: object = {}): Promise<InboxObject> {
  const posted = { source_type: "api", source_id: crypto.randomUUID(), message, ...more };
  return stand.client.call(API.postInbox, { body: API.postInbox.body.parse(posted) });
}

const OK = { outcome: { result: "ok" } };

describe("the inbox", () => {
  test("is worked off by keys, goes on by itself, and takes back what was decided", async () => {
    const stand = await openStand();
    await post(stand, "Look at the invoice");
    await post(stand, "The backup is late", { priority: "critical" });
    const { page, errors } = await openWindow(stand, "/inbox");
    const items = page.getByRole("list", { name: "Items" });
    const shown = page.getByRole("article", { name: "Item" });
    // What matters most is in front, and shown.
    await shown.getByRole("heading", { name: "The backup is late" }).waitFor();
    await shown.getByText("No rule is about this; it waits for you.").waitFor();
    await expectGoodLooks(page);
    await page.setViewportSize({ width: 1440, height: 900 });

    await page.keyboard.press("d");
    await shown.getByRole("heading", { name: "Look at the invoice" }).waitFor();
    await items.getByText("The backup is late").waitFor({ state: "detached" });
    await page.getByText("Done: The backup is late").waitFor();
    const places = page.getByRole("navigation", { name: "Places" });
    await places.getByRole("link", { name: /^Inbox\s*1$/ }).waitFor();

    await page.keyboard.press("z");
    await shown.getByRole("heading", { name: "The backup is late" }).waitFor();
    await items.getByText("The backup is late").waitFor();
    await places.getByRole("link", { name: /^Inbox\s*2$/ }).waitFor();

    await page.keyboard.press("j");
    await shown.getByRole("heading", { name: "Look at the invoice" }).waitFor();
    await page.keyboard.press("x");
    await page.getByText("Nothing to do: Look at the invoice").waitFor();
    await page.keyboard.press("d");
    await page.getByRole("heading", { name: "Nothing needs you" }).waitFor();
    await page.getByRole("link", { name: "Done", exact: true }).click();
    await shown.getByText("Decided: done").waitFor();
    expect(errors).toEqual([]);
  });

  test("makes an issue of an item, and says where it is", async () => {
    const stand = await openStand();
    const [project] = await stand.client.call(API.projects);
    const key = project?.id ?? "";
    await stand.client.call(API.createIssue, { parts: { key }, body: { title: "An earlier one" } });
    await post(stand, "The index is broken", { project: key });
    const { page, errors } = await openWindow(stand, "/inbox");
    await page.getByRole("heading", { name: "The index is broken" }).waitFor();
    await page.keyboard.press("i");
    await page.getByText("Issue #2 was made: The index is broken").waitFor();
    await page.getByRole("link", { name: "Done", exact: true }).click();
    await page.getByRole("link", { name: "Issue #2" }).click();
    await page.getByRole("heading", { name: "The index is broken", level: 1 }).waitFor();
    expect(errors).toEqual([]);
  });

  test("shows what comes in while it is open, and what is routine in one row", async () => {
    const stand = await openStand();
    const { page, errors } = await openWindow(stand, "/inbox");
    await page.getByRole("heading", { name: "Nothing needs you" }).waitFor();
    await post(stand, "Night one", OK);
    await post(stand, "Night two", OK);
    await page.getByRole("link", { name: "2 routine, needed nobody" }).waitFor();
    await page.getByText("Night one").waitFor({ state: "detached" });

    const first = await post(stand, "A word from outside");
    await page.getByRole("heading", { name: "A word from outside" }).waitFor();
    await stand.client.call(API.decideInbox, {
      parts: { id: first.id },
      body: { decision: "done", why: "Looked at it on the train" },
    });
    // Nothing goes away under the eyes of whoever reads it.
    await page.getByText("It was decided meanwhile; see below by whom.").waitFor();
    await page.getByText("Looked at it on the train").waitFor();

    await page.getByRole("link", { name: "2 routine, needed nobody" }).click();
    await page.getByRole("list", { name: "Items" }).getByText("Night two").waitFor();
    await page.getByRole("link", { name: "Night one" }).click();
    await page.getByText("It went well, as usual.").waitFor();
    expect(errors).toEqual([]);
  });

  test("shows what was posted as text, whatever it looks like, and what is alike in one row", async () => {
    const stand = await openStand();
    const hostile = '<img src=x onerror="alert(1)"> [a](javascript:alert(2)) \u202Egnp.exe';
    const outcome = {
      result: "failed",
      class: "exit",
      text: `<script>alert(3)</script>\n${hostile}`,
    };
    const source_id = "<b>bot</b>";
    for (const n of [1, 2, 3]) await post(stand, `${n} ${hostile}`, { source_id, outcome });
    const { page, errors } = await openWindow(stand, "/inbox");
    page.on("dialog", (dialog) => {
      throw new Error(`the page asked: ${dialog.message()}`);
    });
    const items = page.getByRole("list", { name: "Items" });
    const more = items.getByRole("button", { name: /alike/ });
    await more.waitFor();
    const shown = page.getByRole("article", { name: "Item" });
    await shown.getByText("<b>bot</b>").waitFor();
    await shown.getByText("<script>alert(3)</script>").waitFor();
    expect(await page.locator("#page img, #page script, #page b").count()).toBe(0);
    const rows = await items.getByRole("listitem").count();
    await more.click();
    await items.getByRole("link").nth(rows).waitFor();
    expect(errors).toEqual([]);
  });

  test("puts away until later, decides about all that are alike at once, and takes both back", async () => {
    const stand = await openStand();
    for (const n of [1, 2, 3]) await post(stand, `Night ${n} was late`, { source_id: "nights" });
    await post(stand, "Look at the invoice", { priority: "critical" });
    const { page, errors } = await openWindow(stand, "/inbox");
    const shown = page.getByRole("article", { name: "Item" });
    await shown.getByRole("heading", { name: "Look at the invoice" }).waitFor();
    await page.keyboard.press("h");
    await page.getByText(/^Put away until .*09:00: Look at the invoice$/).waitFor();
    await shown.getByText("3 are alike.", { exact: false }).waitFor();
    await expectGoodLooks(page);
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.keyboard.press("d");
    await page.getByText(/^Done with 3: /).waitFor();
    await page.getByRole("heading", { name: "Nothing needs you" }).waitFor();
    await page.keyboard.press("z");
    await page.getByRole("link", { name: "Needs you 3" }).waitFor();

    await page.getByRole("link", { name: "Later 1" }).click();
    await shown.getByText("It comes back by itself.", { exact: false }).waitFor();
    await shown.getByRole("button", { name: /^Bring it back/ }).click();
    await page.getByRole("link", { name: "Needs you 4" }).waitFor();
    await page.getByRole("heading", { name: "Nothing is put away" }).waitFor();
    expect(errors).toEqual([]);
  });

  test("is a list and pages of its own on a phone", async () => {
    const stand = await openStand();
    await post(stand, "First thing");
    await post(stand, "Second thing");
    const phone = { width: 390, height: 844, hasTouch: true };
    const { page, errors } = await openWindow(stand, "/inbox", phone);
    await page.getByRole("link", { name: "First thing" }).click();
    await page.getByRole("heading", { name: "First thing" }).waitFor();
    expect(await page.getByText("Second thing").count()).toBe(0);
    await page.goBack();
    await page.getByRole("link", { name: "Second thing" }).click();
    await page.getByRole("button", { name: "Done" }).click();
    await page.getByText("Done: Second thing").waitFor();
    await page.getByRole("link", { name: "First thing" }).waitFor();
    await page.getByRole("link", { name: "First thing" }).click();
    await page.getByRole("article").getByRole("link", { name: "Inbox" }).click();
    await page.getByRole("link", { name: "Needs you 1" }).waitFor();
    expect(errors).toEqual([]);
  });
});
