import { existsSync, readFileSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";

/** Text of a file, once it has what fits; for what another process writes. */
export async function untilFile(path: string, fits: RegExp): Promise<string> {
  for (;;) {
    const text = existsSync(path) ? readFileSync(path, "utf8") : "";
    if (fits.test(text)) return text;
    await delay(10);
  }
}
