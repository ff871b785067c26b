import { existsSync } from "node:fs";

/** Where a Chromium is when nobody says so. */
const USUAL = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** The Chromium of this machine, or the one that `CHROMIUM` names; undefined when there is none. */
export function findChromium(): string | undefined {
  const { CHROMIUM } = process.env;
  return [...(CHROMIUM === undefined ? [] : [CHROMIUM]), ...USUAL].find((path) => existsSync(path));
}
