import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { API } from "@wheelhouse/core";
import { describe, expect, onTestFinished, test } from "vitest";
import { sampleSession, SESSION } from "../demo/fill/sample-session.ts";
import { observingServer, type ObservingServer } from "../testing/observing-server.ts";
import { smallRepository } from "../testing/small-repository.ts";

const scratch = (): string => mkdtempSync(join(tmpdir(), "wheelhouse-worked-"));

/** The longest time of a look at a repository, in ms. */
const LOOK_MS = 30_000;

/** A `PATH` whose git waits while it is held, as it is at first. */
function heldGit() {
  const bin = scratch();
  const [holds, asked] = [join(bin, "holds"), join(bin, "asked")];
  const path = process.env["PATH"] ?? "";
  writeFileSync(
    join(bin, "git"),
    `#!/bin/sh\nwhile [ -e '${holds}' ]; do : > '${asked}'; sleep 0.05; done\nPATH='${path}' exec git "$@"\n`,
    { mode: 0o755 },
  );
  const hold = (): void => writeFileSync(holds, "");
  hold();
  const letGo = (): void => rmSync(holds, { force: true });
  onTestFinished(letGo);
  return { path: `${bin}:${path}`, isAsked: () => existsSync(asked), hold, letGo };
}

async function wanting({ call }: ObservingServer): Promise<readonly string[]> {
  const { items } = API.actionRequired.reply.parse(
    await (await call("/api/action-required")).json(),
  );
  return items.map(({ signal, project_path: path }) => `${signal} ${path}`);
}

describe("repositories that nobody named", () => {
  test("are looked at when an agent works in them, and are that session's project", async () => {
    const repository = smallRepository();
    const home = scratch();
    const server = await observingServer({ HOME: home, WHEELHOUSE_REPOSITORIES: scratch() });
    expect(await wanting(server)).toEqual([]);
    const place = join(home, ".claude", "projects", "-home-ann-orders");
    mkdirSync(place, { recursive: true });
    writeFileSync(join(place, `${SESSION}.jsonl`), sampleSession(repository, Date.now()));
    await expect.poll(() => wanting(server)).toContain(`dirty_tree ${repository}`);
    const run = await server.run("x-", ({ observed }) =>
      (observed?.repos ?? []).some(({ project_id: project }) => project !== null),
    );
    const [worked] = run.observed?.repos ?? [];
    expect(worked?.matches).toContain("cwd");
    expect(worked?.project_id).toMatch(new RegExp(`^${basename(repository)}-`));
  });

  test("are looked at when a place with them is added, and forgotten with it; nobody waits for the look", async () => {
    const repository = smallRepository();
    const held = heldGit();
    const first = smallRepository();
    const server = await observingServer({ WHEELHOUSE_REPOSITORIES: first, PATH: held.path });
    await expect.poll(held.isAsked, { timeout: 60_000 }).toBe(true);
    const added = await server.call("/api/sources", { path: repository, kind: "repositories" });
    const { id } = API.addSource.reply.parse(await added.json());
    expect(await wanting(server)).toEqual([]);
    held.letGo();
    const both = [`dirty_tree ${first}`, `dirty_tree ${repository}`].toSorted();
    const wanted = async () => (await wanting(server)).toSorted();
    await expect.poll(wanted, { timeout: 60_000 }).toEqual(both);
    held.hold();
    const removed = await server.call(`/api/sources/${id}/remove`, {});
    expect(removed.status).toBe(200);
    expect(await wanted()).toEqual(both);
    held.letGo();
    await expect.poll(wanted, { timeout: 60_000 }).toEqual([`dirty_tree ${first}`]);
  });

  test("keep no server from its end while they are looked at", async () => {
    const held = heldGit();
    const server = await observingServer({
      WHEELHOUSE_REPOSITORIES: smallRepository(),
      PATH: held.path,
    });
    await expect.poll(held.isAsked, { timeout: 60_000 }).toBe(true);
    const began = performance.now();
    await server.end();
    expect(performance.now() - began).toBeLessThan(LOOK_MS / 2);
  });
});
