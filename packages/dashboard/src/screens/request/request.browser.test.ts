import { API } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { openWindow } from "../../testing/browser.ts";
import { expectGoodLooks } from "../../testing/looks.ts";
import { oncePerFile, openStand, type Stand } from "../../testing/stand.ts";

const aStand = oncePerFile(openStand);

/** A run of the demo, of each test its own, that waits for an approval. */
async function asking(): Promise<{ readonly stand: Stand; readonly run: string }> {
  const stand = await aStand();
  const run = await stand.run("demo", { agent: "scripted", model: "demo" });
  return { stand, run };
}

const QUESTION = "Shall it go to the judge?";

describe("the card of a request", () => {
  test("is answered by two keys from anywhere", async () => {
    const { stand, run } = await asking();
    const { page, errors } = await openWindow(stand, `/runs/${run}?step=approve&view=steps`);
    await page.getByText(QUESTION).first().waitFor();
    const send = page.getByRole("button", { name: "Answer", exact: true });
    await page.keyboard.press("1");
    expect(await page.getByRole("radio", { name: "Yes, go on" }).isChecked()).toBe(true);
    await page.getByText("the run goes on").waitFor();
    await send.and(page.locator(":enabled")).waitFor();
    await page.keyboard.press("Control+Enter");
    await page.getByText("Answered: Yes, go on").first().waitFor();
    const [request] = await stand.client.call(API.requests, { query: { run } });
    expect(request).toMatchObject({ status: "answered", option: "yes" });
    expect(errors).toEqual([]);
  });

  test("takes one answer of two people who give theirs at once, and shows both whose it was", async () => {
    const { stand, run } = await asking();
    const place = `/runs/${run}?step=approve&view=steps`;
    const people = await Promise.all([openWindow(stand, place), openWindow(stand, place)]);
    const options = ["Yes, go on: well done", "No, draft it again: shorter"];
    for (const [index, { page }] of people.entries()) {
      const [option = "", words = ""] = options[index]?.split(": ") ?? [];
      await page.getByText(QUESTION).first().waitFor();
      await page.getByRole("radio", { name: option }).check();
      await page.getByRole("textbox").fill(words);
      const send = page.getByRole("button", { name: "Answer", exact: true });
      await send.and(page.locator(":enabled")).waitFor();
    }
    // Neither answer reaches the server before both were sent.
    const both = Promise.withResolvers<void>();
    let sent = 0;
    for (const { page } of people)
      await page.route("**/api/**/answer", async (route) => {
        sent += 1;
        if (sent === people.length) both.resolve();
        await both.promise;
        await route.continue();
      });
    await Promise.all(
      people.map(({ page }) => page.getByRole("button", { name: "Answer", exact: true }).click()),
    );
    const said = await Promise.all(
      people.map(async ({ page }) => {
        const outcome = page.getByText(/^(Answered|Somebody was first): /).first();
        await outcome.waitFor();
        return (await outcome.textContent()) ?? "";
      }),
    );
    const [first = ""] = said.filter((each) => each.startsWith("Answered: "));
    const [late = ""] = said.filter((each) => each.startsWith("Somebody was first: "));
    const taken = first.replace("Answered: ", "");
    expect(options).toContain(taken);
    expect(late).toMatch(new RegExp(`answered by \\S.*: ${taken}$`));
  });

  test("wants to know what should change before it sends work back", async () => {
    const { stand, run } = await asking();
    const { page } = await openWindow(stand, `/runs/${run}?step=approve&view=steps`);
    await page.getByText(QUESTION).first().waitFor();
    await page.getByRole("radio", { name: "No, draft it again" }).check();
    const words = page.getByRole("textbox", { name: "What should change (needed)" });
    await words.waitFor();
    const send = page.getByRole("button", { name: "Answer", exact: true });
    await words.fill("   ");
    expect(await send.isEnabled()).toBe(false);
    await words.fill("shorter");
    await send.and(page.locator(":enabled")).waitFor();
    await send.click();
    await page.getByText("Answered: No, draft it again: shorter").first().waitFor();
  });

  test("says to who was late that somebody was first, with what was not taken", async () => {
    const { stand, run } = await asking();
    const { page } = await openWindow(stand, `/runs/${run}?step=approve&view=steps`);
    await page.getByText(QUESTION).first().waitFor();
    await page.getByRole("radio", { name: "Stop the run" }).check();
    await page.getByRole("textbox").fill("I would rather not");
    const send = page.getByRole("button", { name: "Answer", exact: true });
    await send.and(page.locator(":enabled")).waitFor();
    // The page does not hear of the other answer before it sends its own.
    await page.context().route("**/api/**/answer", async (route) => {
      const [request] = await stand.client.call(API.requests, { query: { run, status: "open" } });
      if (request !== undefined) {
        const parts = { id: run, rid: request.id };
        await stand.client.call(API.answerRequest, { parts, body: { option: "yes" } });
      }
      await route.continue();
    });
    await send.click();
    await page
      .getByText(/^Somebody was first: answered by .+: Yes, go on$/)
      .first()
      .waitFor();
    await page.getByText("“Stop the run: I would rather not”").first().waitFor();
    const state = await stand.client.call(API.run, { parts: { id: run } });
    expect(state.status).not.toBe("cancelled");
    const kept = await page.evaluate('localStorage.getItem("wheelhouse.drafts")');
    expect(kept).toContain("I would rather not");
  });

  test("knows its own answer again when the reply to it was lost", async () => {
    const { stand, run } = await asking();
    const { page } = await openWindow(stand, `/runs/${run}?step=approve&view=steps`);
    await page.getByText(QUESTION).first().waitFor();
    await page.getByRole("radio", { name: "No, draft it again" }).check();
    await page.getByRole("textbox").fill("shorter, please");
    const send = page.getByRole("button", { name: "Answer", exact: true });
    await send.and(page.locator(":enabled")).waitFor();
    // The answer is journaled before the page's own reaches the server, as when a first reply is lost.
    await page.context().route("**/api/**/answer", async (route) => {
      const [request] = await stand.client.call(API.requests, { query: { run, status: "open" } });
      if (request !== undefined) {
        const parts = { id: run, rid: request.id };
        const body = { option: "redo", text: "shorter, please" };
        await stand.client.call(API.answerRequest, { parts, body });
      }
      await route.continue();
    });
    await send.click();
    await page.getByText("Answered: No, draft it again: shorter, please").first().waitFor();
    expect(await page.getByText(/Somebody was first/).count()).toBe(0);
    const kept = await page.evaluate('localStorage.getItem("wheelhouse.drafts")');
    expect(kept).not.toContain("shorter");
  });

  test("keeps what was begun over a reload, and forgets it once it was sent", async () => {
    const { stand, run } = await asking();
    const { page } = await openWindow(stand, `/runs/${run}?step=approve&view=steps`);
    await page.getByText(QUESTION).first().waitFor();
    await page.keyboard.press("2");
    await page.getByRole("textbox").fill("shorter, please");
    await page.reload();
    await page.getByText(QUESTION).first().waitFor();
    expect(await page.getByRole("radio", { name: "No, draft it again" }).isChecked()).toBe(true);
    expect(await page.getByRole("textbox").inputValue()).toBe("shorter, please");
    const send = page.getByRole("button", { name: "Answer", exact: true });
    await send.and(page.locator(":enabled")).waitFor();
    await page.getByRole("textbox").press("Control+Enter");
    await page.getByText("Answered: No, draft it again: shorter, please").first().waitFor();
    const kept = await page.evaluate('localStorage.getItem("wheelhouse.drafts")');
    expect(kept).not.toContain("shorter");
  });

  test("is put off in this browser, says until when, and comes back when it is wanted", async () => {
    const { stand, run } = await asking();
    const { page } = await openWindow(stand, `/runs/${run}?step=approve&view=steps`);
    await page.getByRole("button", { name: "Later" }).click();
    await page.getByRole("menuitem", { name: "In an hour" }).click();
    await page.getByText("Put off until").waitFor();
    await page.getByRole("button", { name: "Show now" }).click();
    await page.getByRole("radiogroup", { name: "Answers" }).waitFor();
    expect(await page.getByText("Put off until").count()).toBe(0);
  });

  test("shows an approval its button only after a moment, so that a stray Enter answers nothing", async () => {
    const { stand, run } = await asking();
    const { page } = await openWindow(stand, `/runs/${run}?step=approve&view=steps`);
    await page.getByRole("radiogroup", { name: "Answers" }).waitFor();
    await page.keyboard.press("1");
    await page.clock.install();
    await page.reload();
    await page.getByRole("radiogroup", { name: "Answers" }).waitFor();
    const send = page.getByRole("button", { name: "Answer", exact: true });
    expect(await send.isEnabled()).toBe(false);
    await page.keyboard.press("Control+Enter");
    const [request] = await stand.client.call(API.requests, { query: { run } });
    expect(request?.status).toBe("open");
    await page.clock.runFor(700);
    await send.and(page.locator(":enabled")).waitFor();
    expect(await send.isEnabled()).toBe(true);
  });

  test("looks well on every width and in both themes", async () => {
    // Its question is the only one of the first page.
    const stand = await openStand();
    await stand.run("demo", { agent: "scripted", model: "demo" });
    const { page } = await openWindow(stand, "/");
    await page.getByRole("radiogroup", { name: "Answers" }).waitFor();
    await page.keyboard.press("1");
    await expectGoodLooks(page);
    expect(await page.getByText(QUESTION).count()).toBe(1);
  });
});
