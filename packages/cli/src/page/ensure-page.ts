import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { formatDuration, problemOf, WheelhouseError } from "@wheelhouse/core";
import { buildPage } from "./build-page.ts";
import { builtPage, standingOfPage } from "./built-page.ts";
import { hashOfPageSources, hasPageSources, PACKAGES } from "./page-sources.ts";
import { takeTurns } from "./take-turns.ts";

/** Where a published package has the page. */
const PUBLISHED = fileURLToPath(new URL("../../page", import.meta.url));

/** How the page is to be had. */
export interface PageWish {
  /** Told what takes time, and what went wrong. */
  readonly say: (text: string) => void;
  /** Build again what is not of the present sources; else only what is missing is built. */
  readonly freshen: boolean;
  /** The directory of all packages; ours when absent. */
  readonly packages?: string;
}

/**
 * The directory of the page's files. In a clone of the repository it is built first if it needs to be.
 * One that cannot be built again is said, and the older one is served. Throws why there is none at all.
 */
export async function ensurePage(wish: PageWish): Promise<string> {
  const { say, packages = PACKAGES } = wish;
  const page = builtPage(packages);
  if (!hasPageSources(packages)) {
    if (existsSync(join(PUBLISHED, "index.html"))) return PUBLISHED;
    throw new WheelhouseError("internal", "The page is missing from this installation.", {
      hint: "Install it again, or clone the repository: npm ci && npm start",
    });
  }
  try {
    if (isNeeded(wish, packages))
      await takeTurns(`${page}.building`, async () => build(wish, packages), {
        onWait: (pid) =>
          say(`Another process builds the page (pid ${pid}); this one waits for it.`),
      });
    return page;
  } catch (error) {
    if (!existsSync(join(page, "index.html"))) throw error;
    const { detail, hint } = problemOf(error);
    say(`${detail}${hint ? `\n${hint}` : ""}`);
    return page;
  }
}

function isNeeded({ freshen }: PageWish, packages: string): boolean {
  const standing = standingOfPage(packages, () => hashOfPageSources(packages));
  return standing === "missing" || (standing === "stale" && freshen);
}

async function build(wish: PageWish, packages: string): Promise<void> {
  // Somebody else may have built it while we waited for our turn.
  if (!isNeeded(wish, packages)) return;
  const hash = hashOfPageSources(packages);
  wish.say("Building the page, which is done once for each version…");
  const before = performance.now();
  await buildPage(packages, hash);
  wish.say(`The page is built, in ${formatDuration(performance.now() - before)}.`);
}
