import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { API, SIGNALS } from "@wheelhouse/core";
import { fill, repositoryAt } from "@wheelhouse/sources/fixtures/filled-forge";
import {
  type FixtureRepository,
  fixtureRepository,
  scratch,
} from "@wheelhouse/sources/fixtures/fixture-repository";
import { localForge, type LocalForge } from "@wheelhouse/sources/fixtures/local-forge";
import { describe, expect, test } from "vitest";
import { observingServer, type ObservingServer } from "../testing/observing-server.ts";
import { writeLog } from "../testing/write-log.ts";

const DAY_MS = 86_400_000;

/** What the deploy workflow of a repository on the forge came to, and how many days ago. */
function deployed({ answers }: LocalForge, slug: string, conclusion: string, days: number): void {
  const path = `/repos/${slug}/actions/workflows/deploy-site.yml/runs?branch=main`;
  const run = { status: "completed", conclusion, updated_at: new Date(Date.now() - days * DAY_MS) };
  answers.set(`${path}&per_page=20`, { body: { workflow_runs: [run] } });
  answers.set(`${path}&status=success&per_page=1`, { body: { workflow_runs: [] } });
}

/** An upstream that lacks the last commit. */
function aheadOf(repository: FixtureRepository, bare: string): void {
  mkdirSync(bare, { recursive: true });
  repository.git("init", "--quiet", "--bare", bare);
  repository.git("remote", "add", "mirror", bare);
  repository.git("push", "--quiet", "--set-upstream", "mirror", "main");
  repository.commit("Not pushed");
}

/** Repositories that want everything that one can want, each thing of one of them. */
async function ground() {
  const root = scratch();
  const forge = await localForge();
  fill(forge, "", "team/app");
  deployed(forge, "team/app", "failure", 30);
  const app = repositoryAt(forge, "team/app", root);
  app.git("checkout", "--quiet", "-b", "old");
  app.commit("Rests", Date.now() - 3 * DAY_MS);
  app.git("checkout", "--quiet", "main");
  aheadOf(app, join(scratch(), "mirror.git"));
  app.write("file", "two\n");

  for (const kind of ["pulls", "issues"])
    forge.answers.set(`/repos/team/site/${kind}`, { body: [] });
  deployed(forge, "team/site", "success", 9);
  const site = repositoryAt(forge, "team/site", root);
  site.git("checkout", "--quiet", "--detach");

  const torn = fixtureRepository(join(root, "torn"));
  torn.git("checkout", "--quiet", "-b", "other");
  torn.write("file", "theirs\n");
  torn.commit("Theirs");
  torn.git("checkout", "--quiet", "main");
  torn.write("file", "ours\n");
  torn.commit("Ours");
  // Ends with a conflict, which is what is wanted of it.
  expect(() => torn.git("merge", "other")).toThrow(/Command failed/);

  const vendored = fixtureRepository(join(root, "vendored"));
  vendored.write(".repo-recall-ignore", "");
  const runs = scratch();
  const env = {
    WHEELHOUSE_RUN_STATE_DIR: runs,
    WHEELHOUSE_REPOSITORIES: root,
    WHEELHOUSE_GITHUB_URL: forge.url,
    WHEELHOUSE_GITHUB_TOKEN: "good",
  };
  return { root, runs, env, site };
}

/** All signals, after a look that was asked for. */
async function signalsOf(server: ObservingServer, query = "") {
  expect((await server.call("/api/refresh", {})).status).toBe(200);
  const answer = await server.call(`/api/action-required${query}`);
  return API.actionRequired.reply.parse(await answer.json()).items;
}

/** What signals have put into the inbox. */
async function inInbox(server: ObservingServer): Promise<readonly string[]> {
  const answer = await server.call("/api/inbox?source_type=signal&limit=300");
  return API.inbox.reply.parse(await answer.json()).items.map(({ source_id: id }) => id);
}

describe("RECALL: repositories", () => {
  test("each of the 12 signals is told of a fixture; a deployment that fails is not stale as well; ids are stable", async () => {
    const { env } = await ground();
    const server = await observingServer(env);
    const items = await signalsOf(server);
    expect(new Set(items.map(({ signal }) => signal))).toEqual(new Set(SIGNALS));
    const deploys = items.filter(({ signal }) => signal.startsWith("deploy_"));
    const told = deploys.map(({ project_name: name, signal }) => `${name} ${signal}`);
    expect(new Set(told)).toEqual(new Set(["app deploy_failing", "site deploy_stale"]));
    expect(told).toHaveLength(2);
    expect(
      items.every(({ id, project_id: project, signal }) => id === `${project}:${signal}`),
    ).toBe(true);
    const ids = (all: typeof items) => all.map(({ id }) => id).toSorted();
    expect(ids(await signalsOf(server))).toEqual(ids(items));
    await expect.poll(() => inInbox(server), { timeout: 60_000 }).toHaveLength(items.length);
    const again = await server.restart();
    expect(ids(await signalsOf(again))).toEqual(ids(items));
    // Each is in the inbox once while it lasts, whoever serves.
    expect((await inInbox(again)).toSorted()).toEqual(
      items.map(({ signal, project_name: name }) => `${signal} ${name}`).toSorted(),
    );
  });

  test("a vendored marker suppresses all that a repository wants", async () => {
    const { env } = await ground();
    const server = await observingServer(env);
    const items = await signalsOf(server);
    expect(items.filter(({ project_name: name }) => name === "vendored")).toEqual([]);
    const list = API.repositories.reply.parse(
      await (await server.call("/api/repositories")).json(),
    );
    expect(list.find(({ name }) => name === "vendored")).toMatchObject({
      status: "ignored",
      signals: [],
    });
  });

  test("the queue of a run is that of the repositories that it touches, and all of it when it names none", async () => {
    const { env, runs, site } = await ground();
    writeLog(runs, "named").event("run.started", { data: { repos: [site.path] } });
    writeLog(runs, "by-name").event("run.started", { data: { repos: ["team/app"] } });
    writeLog(runs, "nameless").event("run.started");
    const server = await observingServer(env);
    const all = await signalsOf(server);
    const ofRun = async (begins: string) => {
      const { id } = await server.run(begins, () => true);
      const items = await signalsOf(server, `?run=${id}`);
      return new Set(items.map(({ project_name: name }) => name));
    };
    expect(await ofRun("x-named")).toEqual(new Set(["site"]));
    expect(await ofRun("x-by-name")).toEqual(new Set(["app"]));
    expect(await ofRun("x-nameless")).toEqual(new Set(all.map(({ project_name: name }) => name)));
  });

  test("ETag: who asks again for what has not changed is answered 304, and 200 when it has", async () => {
    const { env, site } = await ground();
    const server = await observingServer(env);
    await signalsOf(server);
    for (const path of ["/api/scan-version", "/api/action-required"]) {
      const first = await server.get(path, {});
      const tag = first.headers.get("etag") ?? "";
      expect(tag).toMatch(/^"[\w-]+"$/);
      const again = await server.get(path, { "if-none-match": tag });
      expect([path, again.status, await again.text()]).toEqual([path, 304, ""]);
    }
    const tag = (await server.get("/api/scan-version", {})).headers.get("etag") ?? "";
    site.write("file", "three\n");
    await signalsOf(server);
    const changed = await server.get("/api/scan-version", { "if-none-match": tag });
    expect(changed.status).toBe(200);
    expect(changed.headers.get("etag")).not.toBe(tag);
  });
});
