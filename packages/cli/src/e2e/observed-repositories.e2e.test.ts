import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { API } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { sampleSession, SESSION } from "../demo/fill/sample-session.ts";
import { observingServer, type ObservingServer } from "../testing/observing-server.ts";
import { smallRepository } from "../testing/small-repository.ts";

const scratch = (): string => mkdtempSync(join(tmpdir(), "wheelhouse-worked-"));

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
    await expect
      .poll(() => wanting(server), { timeout: 20_000 })
      .toContain(`dirty_tree ${repository}`);
    const run = await server.run("x-", ({ observed }) =>
      (observed?.repos ?? []).some(({ project_id: project }) => project !== null),
    );
    const [worked] = run.observed?.repos ?? [];
    expect(worked?.matches).toContain("cwd");
    expect(worked?.project_id).toMatch(new RegExp(`^${basename(repository)}-`));
  });

  test("are looked at as soon as a place with them is added, and forgotten with it", async () => {
    const repository = smallRepository();
    const server = await observingServer({ WHEELHOUSE_REPOSITORIES: scratch() });
    const added = await server.call("/api/sources", { path: repository, kind: "repositories" });
    const { id } = API.addSource.reply.parse(await added.json());
    expect(await wanting(server)).toEqual([`dirty_tree ${repository}`]);
    expect((await server.call(`/api/sources/${id}/remove`, {})).status).toBe(200);
    expect(await wanting(server)).toEqual([]);
  });
});
