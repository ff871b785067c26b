import { followRun } from "@wheelhouse/client";
import { API } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { openWindow } from "../testing/browser.ts";
import { rowsOnPage } from "../testing/rows-on-page.ts";
import { openStand, type Stand } from "../testing/stand.ts";

/** What the journal has of a run. */
async function journaled(stand: Stand, run: string): Promise<(readonly [number, string])[]> {
  const { events } = await stand.client.call(API.runEvents, { parts: { id: run } });
  return events.map(({ seq, type }) => [seq, type] as const);
}

/** Answers everything that a run asks, by its first option, until it has ended. */
async function answerToTheEnd({ client }: Stand, run: string): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const answer = async (): Promise<void> => {
    for (const { id, options } of await client.call(API.requests, {
      query: { run, status: "open" },
    })) {
      const [option] = options;
      const body = option ? { option: option.id } : { text: "Go on." };
      await client.call(API.answerRequest, { parts: { id: run, rid: id }, body });
    }
  };
  const follower = followRun({
    client,
    run,
    onEvent({ type }) {
      if (type === "request.opened") void answer().catch(() => undefined);
      if (type === "run.completed" || type === "run.failed") resolve();
    },
  });
  await promise;
  follower.close();
}

describe("a page whose server is killed", () => {
  test("heals by itself, and then shows every event of the journal once", async () => {
    const stand = await openStand();
    const run = await stand.run("demo", { agent: "scripted", model: "story" });
    const { page, errors } = await openWindow(stand, `/runs/${run}?view=events`);
    await page.locator("[data-seq='20']").waitFor();
    await stand.kill();
    await page.getByRole("alert").filter({ hasText: "does not answer" }).waitFor();
    await stand.restart();
    await page
      .getByRole("alert")
      .filter({ hasText: "does not answer" })
      .waitFor({ state: "detached" });
    await answerToTheEnd(stand, run);
    await page.getByText("completed").first().waitFor();
    const rows = await journaled(stand, run);
    await expect.poll(async () => (await rowsOnPage(page)).length).toBe(rows.length);
    expect(await rowsOnPage(page)).toEqual(rows);
    expect(errors.filter((error) => !/ERR_CONNECTION|Failed to load resource/.test(error))).toEqual(
      [],
    );
  });

  test("shows the same after it was loaded anew in the middle", async () => {
    const stand = await openStand();
    const run = await stand.run("demo", { agent: "scripted", model: "story" });
    const { page } = await openWindow(stand, `/runs/${run}?view=events`);
    await page.locator("[data-seq='12']").waitFor();
    await page.reload();
    await answerToTheEnd(stand, run);
    await page.getByText("completed").first().waitFor();
    expect(await rowsOnPage(page)).toEqual(await journaled(stand, run));
  });
});
