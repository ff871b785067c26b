import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { API } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { openWindow } from "../../../../testing/browser.ts";
import { openStand } from "../../../../testing/stand.ts";

/** A flow of the user's own that has another one done. */
const OUTER = `title: Outer
answers: Is it well?
steps:
  - id: ground
    run: snapshot@1
  - id: inside
    flow: code-review
    after: [ground]
    input: { question: "src" }
report: inside
`;

describe("a run inside a run", () => {
  test("is a link away from its step, and back", async () => {
    const stand = await openStand();
    mkdirSync(join(stand.terminal.home, "flows"), { recursive: true });
    writeFileSync(join(stand.terminal.home, "flows", "outer.yaml"), OUTER);
    const run = await stand.run("outer", { agent: "scout" });
    const subRun = async () => {
      const { steps } = await stand.client.call(API.run, { parts: { id: run } });
      return steps.find(({ id }) => id === "inside")?.sub_run;
    };
    await expect.poll(subRun, { timeout: 90_000 }).toMatch(/\w/);
    const inner = await subRun();
    const { page, errors } = await openWindow(stand, `/runs/${run}?view=steps&step=inside`);
    await page.getByRole("link", { name: `run ${inner}`, exact: true }).click();
    await page.waitForURL(`**/runs/${inner}*`);
    await page.getByRole("link", { name: `part of run ${run}` }).click();
    await page.waitForURL(`**/runs/${run}*step=inside*`);
    expect(errors).toEqual([]);
  });
});
