import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { projectPageSchema, repositoryObjectSchema } from "@wheelhouse/core";
import { projectId } from "@wheelhouse/workspace";
import { describe, expect, test } from "vitest";
import { fixtureRepository, scratch } from "./fixtures/fixture-repository.ts";
import { repositoriesAt } from "./fixtures/look-around.ts";
import { openRepositories } from "./open-repositories.ts";

describe("the repositories of a machine", () => {
  test("are of the shape of the wire, with the ids that runs have, the same from look to look", async () => {
    const root = scratch();
    const { path, write } = fixtureRepository(join(root, "app"));
    write("untracked", "");
    const seen = async () => {
      const repositories = await repositoriesAt(root);
      await repositories.refresh();
      return repositories;
    };
    const first = await seen();
    const [object] = first.list();
    expect(repositoryObjectSchema.parse(object)).toEqual(object);
    const id = projectId(path);
    expect(object).toMatchObject({ id, name: "app", path, branch: "main" });
    expect(first.signals()).toMatchObject([
      { id: `${id}:dirty_tree`, project_id: id, line: "dirty: 0 modified, 1 untracked" },
    ]);
    const again = await seen();
    expect(again.signals()).toEqual(first.signals());
  });

  test("have a version that rises with every change and with nothing else", async () => {
    const root = scratch();
    const { write, commit } = fixtureRepository(join(root, "app"));
    const repositories = await repositoriesAt(root);
    const before = repositories.scan();
    expect(before.at).toBeUndefined();
    let told = 0;
    const stop = repositories.onChange(() => (told += 1));
    const versions: number[] = [before.version];
    const look = async () => versions.push((await repositories.refresh()).version);
    await look();
    await look();
    write("untracked", "");
    await look();
    await look();
    commit("Take it in");
    await look();
    stop();
    write("more", "");
    await look();
    expect(versions.map((version) => version - before.version)).toEqual([0, 1, 1, 2, 2, 3, 4]);
    expect(told).toBe(3);
  });

  test("never go back to a version of a server before", async () => {
    const root = scratch();
    const { write } = fixtureRepository(join(root, "app"));
    let now = Date.now();
    const first = await repositoriesAt(root, { now: () => now });
    await first.refresh();
    write("untracked", "");
    const { version } = await first.refresh();
    now += 10_000;
    const second = await repositoriesAt(root, { now: () => now });
    expect(second.scan().version).toBeGreaterThan(version);
  });

  test("are looked at once for all who ask at once", async () => {
    const root = scratch();
    fixtureRepository(join(root, "app"));
    let looks = 0;
    const repositories = await repositoriesAt(root, {
      roots: () => {
        looks += 1;
        return [root];
      },
    });
    const asked = await Promise.all([1, 2, 3].map(() => repositories.refresh()));
    expect(asked.map(({ ran }) => ran)).toEqual([true, false, false]);
    expect(new Set(asked.map(({ version }) => version)).size).toBe(1);
    expect(looks).toBe(1);
    expect((await repositories.refresh()).ran).toBe(true);
  });

  test("are looked at by themselves, time and again, until they are closed", async () => {
    const root = scratch();
    const { write } = fixtureRepository(join(root, "app"));
    const own = scratch();
    const repositories = await openRepositories({
      roots: () => [root],
      intervalMs: 5,
      scratch: own,
    });
    const change = (): Promise<void> =>
      new Promise((resolve) => {
        const stop = repositories.onChange(() => {
          stop();
          resolve();
        });
      });
    await change();
    const next = change();
    write("untracked", "");
    await next;
    expect(repositories.signals()).toHaveLength(1);
    expect(readdirSync(own)).toHaveLength(1);
    await repositories.close();
    expect(readdirSync(own)).toEqual([]);
  });

  test("count wherever a known project or a session lies, and rank by sessions too", async () => {
    const root = scratch();
    const found = fixtureRepository(join(root, "found"));
    const other = fixtureRepository(join(root, ".hidden/other"));
    mkdirSync(join(other.path, "deep"));
    const repositories = await repositoriesAt(root, {
      paths: () => [join(other.path, "deep"), other.path, join(root, "gone"), root],
      sessions: () => new Map([[projectId(other.path), 3]]),
    });
    await repositories.refresh();
    expect(repositories.list().map(({ path }) => path)).toEqual([other.path, found.path]);
  });

  test("are told apart by path, by the name of their remote, and by their own name", async () => {
    const root = scratch();
    const app = fixtureRepository(join(root, "one/App"));
    const fork = fixtureRepository(join(root, "two/fork"));
    const twin = fixtureRepository(join(root, "three/app"));
    app.git("remote", "add", "origin", "git@github.com:Team/app.git");
    fork.git("remote", "add", "origin", "https://forge.example/ann/tool.git");
    mkdirSync(join(app.path, "src"));
    const repositories = await repositoriesAt(root);
    await repositories.refresh();
    const named = (name: string) => repositories.projectOf(name);
    expect(named(app.path)).toBe(projectId(app.path));
    expect(named(join(app.path, "src/gone/file.ts"))).toBe(projectId(app.path));
    expect(named(root)).toBeUndefined();
    expect(named(`${app.path}-not`)).toBeUndefined();
    expect(named("team/APP")).toBe(projectId(app.path));
    expect(named("ann/tool.git")).toBe(projectId(fork.path));
    expect(named("other/app")).toBeUndefined();
    expect(named("fork")).toBe(projectId(fork.path));
    expect(named("tool")).toBe(projectId(fork.path));
    // Two are called so, and one of their remotes.
    expect(named("APP")).toBe(projectId(app.path));
    expect(named(projectId(twin.path))).toBe(projectId(twin.path));
    expect(named("")).toBeUndefined();
  });

  test("have a page each, with the last twenty commits", async () => {
    const root = scratch();
    const { path, commit, git } = fixtureRepository(join(root, "app"));
    for (let index = 0; index < 22; index += 1) commit(`Commit ${index}\n\nMore words`);
    const repositories = await repositoriesAt(root);
    await repositories.refresh();
    const page = await repositories.page(projectId(path));
    expect(projectPageSchema.parse(page)).toEqual(page);
    expect(page?.commits).toHaveLength(20);
    expect(page?.commits[0]).toMatchObject({
      hash: git("rev-parse", "HEAD").trim(),
      author: "Ann",
      subject: "Commit 21",
    });
    expect(await repositories.page("unknown")).toBeUndefined();
  });
});
