import { type Browser, chromium } from "playwright-core";
import { inject, onTestFinished } from "vitest";

declare module "vitest" {
  interface ProvidedContext {
    /** The Chromium of this machine. */
    readonly chromium: string;
  }
}

/** A real browser, which ends with the test. */
export async function openBrowser(): Promise<Browser> {
  const browser = await chromium.launch({
    executablePath: inject("chromium"),
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  });
  onTestFinished(() => browser.close());
  return browser;
}
