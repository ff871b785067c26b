import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { API } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { smallRepository } from "../../../../cli/src/testing/small-repository.ts";
import { openWindow } from "../../testing/browser.ts";
import { expectGoodLooks } from "../../testing/looks.ts";
import { openStand } from "../../testing/stand.ts";

describe("the schedules", () => {
  test("are made with a look at their times, fire when asked, and are paused", async () => {
    const stand = await openStand();
    const { page, errors } = await openWindow(stand, "/schedules");
    await page.getByRole("heading", { name: "Nothing runs by itself yet" }).waitFor();
    await page.keyboard.press("a");
    const form = page.getByRole("dialog", { name: "New schedule" });
    await form.getByLabel("Name", { exact: true }).fill("nightly");
    const meaning = form.getByRole("region", { name: "What the times mean" });
    await form.getByLabel("When, as cron").fill("0 0 30 2 *");
    await meaning.getByRole("alert").getByText("never comes").waitFor();
    await form.getByLabel("When, as cron").fill("30 4 * * 1");
    await form.getByLabel("Zone").fill("Europe/Berlin");
    await meaning.getByText("At 04:30, only on Monday").waitFor();
    await meaning
      .getByText(/^Mon .*04:30$/)
      .nth(4)
      .waitFor();
    await form.getByText("Run a command").click();
    await form.getByLabel("Command", { exact: true }).fill("echo a | b");
    await form.getByRole("button", { name: "Make the schedule" }).click();
    await form.getByRole("alert").getByText("Only a shell understands this").waitFor();
    await form
      .getByLabel("Command", { exact: true })
      .fill('["sh", "-c", "echo \'<b>out</b>\'; exit 3"]');
    await expectGoodLooks(page);
    await page.setViewportSize({ width: 1440, height: 900 });
    await form.getByRole("button", { name: "Make the schedule" }).click();
    await form.waitFor({ state: "detached" });

    const row = page.getByRole("list", { name: "Schedules" }).getByRole("listitem").first();
    await row.getByText("At 04:30, only on Monday").waitFor();
    await row.getByText("never fired").waitFor();
    await row.getByRole("button", { name: "What can be done with nightly" }).click();
    await page.getByRole("menuitem", { name: "Run now" }).click();
    // The fire comes by the stream.
    await row.getByRole("link", { name: /failed, asked for, took .*, it ended with 3/ }).waitFor();
    await expectGoodLooks(page);
    await page.setViewportSize({ width: 1440, height: 900 });

    await row.getByRole("link", { name: "nightly", exact: true }).click();
    const fires = page.getByRole("list", { name: "Fires" });
    await fires.getByText("it ended with 3").waitFor();
    await page.getByText("<b>out</b>", { exact: true }).waitFor();
    await page.keyboard.press("r");
    await fires.getByText("it ended with 3").nth(1).waitFor();
    await page.getByRole("button", { name: "Pause" }).click();
    await page.getByText("It fires nothing until it is resumed.").waitFor();
    await expectGoodLooks(page);
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.getByRole("button", { name: "Resume" }).first().click();
    await page.getByRole("list", { name: "Next times" }).waitFor();
    // What was refused is told in the console, too.
    expect(errors.filter((error) => !/422/.test(error))).toEqual([]);
  });

  test("are changed and removed, and come back", async () => {
    const stand = await openStand();
    const [project] = await stand.client.call(API.projects);
    const key = project?.id ?? "";
    const act = { kind: "command" as const, argv: ["echo", "fine"] };
    const body = { name: "hourly", cron: "0 * * * *", zone: "UTC", act };
    await stand.client.call(API.createSchedule, { parts: { key }, body });
    const { page, errors } = await openWindow(stand, `/projects/${key}/schedules/hourly`);
    await page.getByRole("heading", { name: "Every hour" }).waitFor();
    await page.keyboard.press("e");
    const form = page.getByRole("dialog", { name: "Edit hourly" });
    await form.getByRole("button", { name: "Weekdays at 09:00" }).click();
    await form.getByLabel("Title").fill("The morning");
    await form.getByRole("button", { name: "Save" }).click();
    await page.getByRole("heading", { name: "The morning" }).waitFor();
    await page.getByRole("heading", { name: /^At 09:00/ }).waitFor();
    await page.getByRole("button", { name: "What can be done with hourly" }).click();
    await page.getByRole("menuitem", { name: "Remove" }).click();
    await page.getByRole("heading", { name: "There is no schedule hourly" }).waitFor();
    await page.getByRole("button", { name: "Undo" }).click();
    await page.getByRole("heading", { name: "The morning" }).waitFor();
    expect(errors).toEqual([]);
  });

  test("of a file do nothing before a person has seen exactly what, and said yes", async () => {
    const repository = smallRepository();
    const directory = join(repository, ".wheelhouse", "schedules");
    mkdirSync(directory, { recursive: true });
    const head = 'schedule: "@daily"\nzone: UTC\ncommand: [rm, -rf, "<b>x</b>"]';
    writeFileSync(join(directory, "sweep.md"), `---\n${head}\n---\n`);
    const stand = await openStand(repository);
    const { page, errors } = await openWindow(stand, "/schedules");
    await page.getByText("not trusted").waitFor();
    await page.getByRole("button", { name: "What can be done with sweep" }).click();
    expect(await page.getByRole("menuitem", { name: "Run now" }).count()).toBe(0);
    await page.getByRole("menuitem", { name: "Look at it, and trust it…" }).click();
    const trust = page.getByRole("region", { name: "Trust" });
    await trust.getByText("<b>x</b>").waitFor();
    expect(await page.getByRole("button", { name: "Run now" }).count()).toBe(0);
    await expectGoodLooks(page);
    await trust.getByRole("button", { name: "Trust it as it is" }).click();
    await trust.waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Run now" }).waitFor();
    await page.getByRole("list", { name: "Next times" }).getByRole("listitem").nth(4).waitFor();
    expect(errors).toEqual([]);
  });
});
