import { cpSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { fill, github, repositoryAt } from "../fixtures/filled-forge.ts";
import { openFixture, scratch } from "../fixtures/fixture-repository.ts";
import { localForge } from "../fixtures/local-forge.ts";
import { lookAround, repositoriesAt } from "../fixtures/look-around.ts";
import { forgesOf } from "./forges-of.ts";

const me = { login: "ann" };

describe("a forge", () => {
  test("that nobody gave us a token for is not asked, and nothing is said in its name", async () => {
    const forge = await localForge();
    fill(forge);
    const { path } = repositoryAt(forge);
    const [seen] = await lookAround(path);
    expect(seen).toMatchObject({ forge: "unconfigured", signals: [] });
    expect(forge.asked).toEqual([]);
  });

  test("that refuses the token, or does not show a repository, is said to", async () => {
    const forge = await localForge();
    fill(forge);
    const { path } = repositoryAt(forge);
    const [refused] = await lookAround(path, { forges: github(forge, "bad") });
    expect(refused).toMatchObject({ forge: "not_authenticated", signals: [] });
    const hidden = repositoryAt(forge, "team/secret");
    const [seen] = await lookAround(hidden.path, { forges: github(forge) });
    expect(seen).toMatchObject({ forge: "missing", signals: [] });
    forge.answers.set("/repos/team/app/issues", { status: 500, body: {} });
    expect(await lookAround(path, { forges: github(forge) })).toMatchObject([{ forge: "error" }]);
    forge.answers.set("/repos/team/app/issues", { body: { odd: true } });
    expect(await lookAround(path, { forges: github(forge) })).toMatchObject([{ forge: "error" }]);
  });

  test("that has had enough is left alone for 300 s, then 600 s; what it said stays, with its time", async () => {
    const forge = await localForge();
    fill(forge);
    const { path } = repositoryAt(forge);
    let now = Date.now();
    const began = now;
    const forges = github(forge);
    const repositories = await repositoriesAt(path, { forges, now: () => now });
    const look = async () => {
      forge.asked.length = 0;
      await repositories.refresh();
      const [seen] = repositories.list();
      return { health: seen?.forge, asked: forge.asked.length, signals: seen?.signals.length };
    };
    expect(await look()).toMatchObject({ health: "ok", signals: 5 });
    const pulls = forge.answers.get("/repos/team/app/pulls") ?? {};
    const enough = { status: 403, headers: { "x-ratelimit-remaining": "0" }, body: {} };
    forge.answers.set("/repos/team/app/pulls", enough);
    const limited = { health: "rate_limited", signals: 5 };
    expect(await look()).toEqual({ ...limited, asked: 1 });
    expect(repositories.signals()[0]?.detail).toEqual({
      count: 1,
      known_at: new Date(began).toISOString(),
    });
    expect(repositories.signals()[0]?.line).toContain("as of");
    now += 299_000;
    expect(await look()).toEqual({ ...limited, asked: 0 });
    now += 2_000;
    expect(await look()).toEqual({ ...limited, asked: 1 });
    now += 599_000;
    expect(await look()).toEqual({ ...limited, asked: 0 });
    now += 2_000;
    forge.answers.set("/repos/team/app/pulls", pulls);
    expect(await look()).toMatchObject({ health: "ok", signals: 5 });
    forge.answers.set("/repos/team/app/pulls", { status: 429, body: {} });
    expect(await look()).toEqual({ ...limited, asked: 1 });
    now += 301_000;
    expect(await look()).toEqual({ ...limited, asked: 1 });
  });

  test("is asked about 25 repositories, the most active first, 8 at a time", async () => {
    const forge = await localForge();
    forge.answers.set("/user", { body: me });
    const root = scratch();
    const first = repositoryAt(forge, ".team/first", root);
    for (let index = 0; index < 27; index += 1) {
      const slug = `team/r${index}`;
      cpSync(first.path, join(root, slug), { recursive: true });
      const { git, write } = openFixture(join(root, slug));
      git("remote", "set-url", "origin", `${forge.url}/${slug}.git`);
      git("status");
      if (index > 1) write("untracked", "");
      forge.answers.set(`/repos/${slug}/pulls`, { body: [] });
      forge.answers.set(`/repos/${slug}/issues`, { body: [] });
    }
    forge.together = 8;
    const seen = await lookAround(root, { forges: github(forge) });
    const notAsked = seen.filter((each) => each.forge !== "ok").map(({ name }) => name);
    expect(notAsked.toSorted()).toEqual(["r0", "r1"]);
    expect(forge.mostAtOnce).toBe(8);
  });

  test("tells by a tag that nothing has changed", async () => {
    const forge = await localForge();
    fill(forge);
    const tagged = { body: [{ number: 1, user: me, draft: true }], headers: { etag: '"1"' } };
    forge.answers.set("/repos/team/app/pulls", tagged);
    const { path } = repositoryAt(forge);
    const repositories = await repositoriesAt(path, { forges: github(forge) });
    await repositories.refresh();
    const { version } = repositories.scan();
    forge.answers.set("/repos/team/app/pulls", {
      ...tagged,
      body: "What is not sent is not read.",
    });
    await repositories.refresh();
    expect(repositories.signals().map(({ signal }) => signal)).toContain("my_draft_pr");
    expect(repositories.scan().version).toBe(version);
  });

  test("that is gone keeps nothing else from being told", async () => {
    const forge = await localForge();
    const { path, write, git } = repositoryAt(forge);
    git("remote", "set-url", "origin", "http://127.0.0.1:1/team/app.git");
    write("untracked", "");
    const forges = forgesOf({ WHEELHOUSE_GITHUB_URL: "http://127.0.0.1:1", GITHUB_TOKEN: "good" });
    expect(await lookAround(path, { forges })).toMatchObject([
      { status: "ok", forge: "error", signals: [{ signal: "dirty_tree" }] },
    ]);
  });
});
