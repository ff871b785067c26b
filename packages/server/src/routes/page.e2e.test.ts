import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { API } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { openWorld } from "../testing/open-world.ts";

describe("http-api 4.1: the page's build", () => {
  test("4.1: is told by health, changes with the page, and is null without one", async () => {
    const pages = mkdtempSync(join(tmpdir(), "wheelhouse-page-"));
    const world = await openWorld({ deps: { pages } });
    const page = async () =>
      API.health.reply.parse(await (await world.get("/api/health")).json()).page;
    expect(await page()).toBeNull();
    writeFileSync(join(pages, "index.html"), "one");
    const first = await page();
    expect(first).toMatch(/^[0-9a-f]{16}$/);
    expect(await page()).toBe(first);
    writeFileSync(join(pages, "index.html"), "two");
    expect(await page()).not.toBe(first);
  });

  test("6.4: a page that is built anew is served as it is, and what is gone is gone", async () => {
    const pages = mkdtempSync(join(tmpdir(), "wheelhouse-page-"));
    writeFileSync(join(pages, "index.html"), "one");
    writeFileSync(join(pages, "one-12345678.js"), "1");
    const world = await openWorld({ deps: { pages } });
    expect((await fetch(`${world.origin}/two-12345678.js`)).status).toBe(404);
    rmSync(join(pages, "one-12345678.js"));
    writeFileSync(join(pages, "two-12345678.js"), "2");
    expect((await fetch(`${world.origin}/one-12345678.js`)).status).toBe(404);
    expect(await (await fetch(`${world.origin}/two-12345678.js`)).text()).toBe("2");
    expect(world.errors).toEqual([]);
  });
});
