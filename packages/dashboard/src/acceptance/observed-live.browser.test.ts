import { spawn } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { API } from "@wheelhouse/core";
import type { Page } from "playwright-core";
import { describe, expect, onTestFinished, test } from "vitest";
import { smallRepository } from "../../../cli/src/testing/small-repository.ts";
import { openWindow } from "../testing/browser.ts";
import { openStand, type Stand } from "../testing/stand.ts";

const WRITER = join(import.meta.dirname, "../../../../examples/run-log/write.sh");

/** The example's shell loop, which writes one line more each time that it is told to. */
function startWriter(directory: string) {
  const env = { PATH: process.env["PATH"], RUN_ID: "night", WAIT: "read _" };
  const writer = spawn("sh", [WRITER, directory], { env, stdio: ["pipe", "pipe", "pipe"] });
  onTestFinished(() => void writer.kill("SIGKILL"));
  for (const said of [writer.stdout, writer.stderr]) said.pipe(process.stderr, { end: false });
  const { promise: ended, resolve } = Promise.withResolvers<number | null>();
  writer.on("close", resolve);
  const write = (lines: number): void => void writer.stdin.write("\n".repeat(lines));
  return { write, ended };
}

/** The id of the one observed run, once the server knows it. */
async function theRun({ client }: Stand): Promise<string> {
  const list = () => client.call(API.runs, { query: { source: "observed" } });
  await expect.poll(async () => (await list()).length).toBe(1);
  return (await list())[0]?.id ?? "";
}

/** What the page says, without what goes on by the clock. */
async function wordsOn(page: Page): Promise<string> {
  const text = await page.locator("main").innerText();
  return text.replaceAll(/\d+(?:\.\d+)?\s?(?:ms|s|m|h)\b( ago)?|just now/g, "T");
}

describe("a run that a shell loop writes while its page is open", () => {
  test("shows each thing as it comes, and the same after the server was killed", async () => {
    const directory = mkdtempSync(join(tmpdir(), "wheelhouse-runs-"));
    const pictures = mkdtempSync(join(tmpdir(), "wheelhouse-pictures-"));
    const stand = await openStand(smallRepository(), { WHEELHOUSE_RUN_STATE_DIR: directory });
    const { write, ended } = startWriter(directory);
    const { page, errors } = await openWindow(stand, `/runs/${await theRun(stand)}`);
    const picture = (name: string) => page.screenshot({ path: join(pictures, `${name}.png`) });
    const phase = page.getByRole("list", { name: "Phases" }).locator("[aria-current=step]");
    const wheel = page.getByRole("region", { name: "Who holds the wheel" });
    const about = page.getByRole("complementary", { name: "What it works on" });

    await page.getByText("Night shift").first().waitFor();
    write(1);
    await phase.filter({ hasText: "build" }).waitFor();
    await picture("1-phase");
    write(2);
    await page.getByText("Retry the upload").first().waitFor();
    await picture("2-candidate");
    write(1);
    await phase.filter({ hasText: "hardening" }).waitFor();
    write(1);
    await about.getByText("the key was revoked").waitFor();
    await picture("3-blocked");
    write(1);
    await wheel.getByText("It asks a person to take the wheel").waitFor();
    expect(await wheel.innerText()).toContain("acme/shop:push");
    expect(await wheel.innerText()).toContain("put a new key into the vault");
    await picture("4-wheel-asked");
    write(1);
    await wheel.getByText("has the wheel").waitFor();
    expect(await wheel.innerText()).toContain("ann");
    await picture("5-wheel-taken");

    const before = await wordsOn(page);
    await stand.restart();
    await page.reload();
    await wheel.getByText("has the wheel").waitFor();
    await expect.poll(() => wordsOn(page)).toBe(before);
    await picture("6-after-the-kill");

    write(1);
    await wheel.waitFor({ state: "detached" });
    await picture("7-wheel-released");
    write(2);
    await phase.filter({ hasText: "verify" }).waitFor();
    write(2);
    await phase.filter({ hasText: "done" }).waitFor();
    await page.getByText("completed").first().waitFor();
    await picture("8-done");
    write(1);
    expect(await ended).toBe(0);
    // Nothing can be told to a run that another drives: what cannot be done is not there.
    expect(await page.getByRole("button", { name: /^(Cancel|Pause|Resume|Answer)/ }).count()).toBe(
      0,
    );
    expect(errors.filter((error) => !/ERR_CONNECTION|Failed to load resource/.test(error))).toEqual(
      [],
    );
  });
});
