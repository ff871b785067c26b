import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { projectId } from "@wheelhouse/workspace";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { github, repositoryAt } from "./fixtures/filled-forge.ts";
import { fixtureRepository, scratch } from "./fixtures/fixture-repository.ts";
import { localForge } from "./fixtures/local-forge.ts";
import type { Repositories } from "../repositories.ts";
import { openRepositories } from "./open-repositories.ts";

/** What a look may take for one repository, or a forge for an answer, is far longer than this, in ms. */
const SOON_MS = 5_000;

/** Puts a git in git's place that says in a file that it runs, and then never ends. */
function hangGit(): string {
  const bin = scratch();
  const begun = join(bin, "begun");
  writeFileSync(join(bin, "git"), `#!/bin/sh\n: > '${begun}'\nexec sleep 600\n`, { mode: 0o755 });
  vi.stubEnv("PATH", `${bin}:${process.env["PATH"]}`);
  onTestFinished(() => void vi.unstubAllEnvs());
  return begun;
}

/** How long they take to close, in ms. */
async function closing(repositories: Repositories): Promise<number> {
  const began = performance.now();
  await repositories.close();
  return performance.now() - began;
}

describe("the end of a look", () => {
  test("is at once when git hangs, in a look and for a page", async () => {
    const root = scratch();
    const own = scratch();
    const { path } = fixtureRepository(join(root, "app"));
    const repositories = await openRepositories({
      roots: () => [root],
      intervalMs: 0,
      scratch: own,
    });
    await repositories.refresh();
    const { version } = repositories.scan();
    fixtureRepository(join(root, "next"));
    const begun = hangGit();
    const page = repositories.page(projectId(path));
    const look = repositories.refresh();
    await expect.poll(() => existsSync(begun), { timeout: 30_000 }).toBe(true);
    expect(await closing(repositories)).toBeLessThan(SOON_MS);
    expect(await page).toMatchObject({ commits: [] });
    expect((await look).version).toBe(version);
    expect(readdirSync(own)).toEqual([]);
    mkdirSync(join(root, "later"));
    expect(await repositories.refresh()).toMatchObject({ ran: false, version });
  });

  test("is at once when a forge does not answer", async () => {
    const forge = await localForge();
    const root = scratch();
    for (const name of ["a", "b", "c"]) {
      forge.answers.set(`/repos/team/${name}/pulls`, { body: [] });
      repositoryAt(forge, `team/${name}`, root);
    }
    forge.answers.set("/user", { body: { login: "ann" } });
    // The first question is answered, and none after it.
    forge.together = 1_000;
    const repositories = await openRepositories({
      roots: () => [root],
      intervalMs: 0,
      forges: github(forge),
    });
    const look = repositories.refresh();
    await expect.poll(() => forge.asked.length, { timeout: 30_000 }).toBe(4);
    expect(await closing(repositories)).toBeLessThan(SOON_MS);
    await look;
    expect(forge.asked).toHaveLength(4);
  });
});
