import { API } from "@wheelhouse/core";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { afterAll, inject, onTestFinished } from "vitest";
import type { Stand } from "./stand.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The Chromium of this machine. */
    readonly chromium: string;
  }
}

/**
 * What Chromium is told to leave out: what Playwright leaves out of it, since the later of two lists counts, and the parts of
 * its own window that it draws as pages. Each window would have a process for these, which takes more of a machine than
 * our page.
 */
const LEFT_OUT = [
  "AvoidUnnecessaryBeforeUnloadCheckSync",
  "DestroyProfileOnBrowserClose",
  "HttpsUpgrades",
  "HttpsFirstBalancedModeAutoEnable",
  "LensOverlay",
  "MediaRouter",
  "PaintHolding",
  "ThirdPartyStoragePartitioning",
  "OptimizationHints",
  "NetworkTimeServiceQuerying",
  "AimEnabled",
  "PreconnectToSearch",
  "OmniboxEverywhere",
  "WebUIOmniboxPopup",
  "WebUIOmniboxAimPopup",
  "WebUIOmniboxFullPopup",
] as const;

/** How long one thing on the page may be waited for. */
const PATIENCE_MS = 90_000;

let browser: Promise<Browser> | undefined;

/** How a window differs from a usual one of 1440 by 900 in light colours. */
export interface WindowOptions {
  readonly width?: number;
  readonly height?: number;
  readonly colours?: "light" | "dark";
  readonly hasTouch?: boolean;
}

/** A person's browser that was let in, with one tab at a place of the page. It ends with the test. */
export async function openWindow(
  stand: Pick<Stand, "origin" | "entry">,
  place: string,
  options: WindowOptions = {},
): Promise<{
  readonly page: Page;
  readonly context: BrowserContext;
  readonly errors: readonly string[];
}> {
  const { width = 1440, height = 900, colours = "light", hasTouch = false } = options;
  const context = await (
    await theBrowser()
  ).newContext({
    viewport: { width, height },
    colorScheme: colours,
    reducedMotion: "reduce",
    hasTouch,
  });
  context.setDefaultTimeout(PATIENCE_MS);
  onTestFinished(async () => {
    // What a test answers in the place of its server may be under way, and is nobody's failure any more.
    await context.unrouteAll({ behavior: "ignoreErrors" });
    await context.close();
  });
  const errors: string[] = [];
  context.on("weberror", (error) => void errors.push(String(error.error())));
  context.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  const page = await context.newPage();
  const { hash } = new URL(await stand.entry());
  // A test that goes elsewhere before the server has answered would leave the browser outside, and the token used.
  const [entered] = await Promise.all([
    page.waitForResponse((response) => new URL(response.url()).pathname === API.openSession.path),
    page.goto(`${stand.origin}${place}${hash}`),
  ]);
  await entered.finished();
  return { page, context, errors };
}

/** One browser for all tests of a file, and another one when it has gone. */
async function theBrowser(): Promise<Browser> {
  if (browser === undefined || !(await browser).isConnected()) {
    browser = chromium.launch({
      executablePath: inject("chromium"),
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        `--disable-features=${LEFT_OUT.join(",")}`,
      ],
    });
  }
  return browser;
}

afterAll(async () => {
  await (await browser)?.close();
  browser = undefined;
});
