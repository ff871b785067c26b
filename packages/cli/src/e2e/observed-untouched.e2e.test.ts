import { execFileSync, spawnSync } from "node:child_process";
import { API } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { fingerprintOf } from "../testing/fingerprint-of.ts";
import { observedGround, type ObservedGround } from "../testing/observed-ground.ts";
import { serve } from "../testing/serve.ts";
import { openTerminal, type TerminalOptions } from "../testing/terminal.ts";

/** Looks at everything that there is to see, and gives what does not go by the clock. */
async function seeAll(ground: ObservedGround, options: TerminalOptions) {
  const terminal = openTerminal({ cwd: ground.repositories, env: ground.env, ...options });
  const server = await serve(terminal);
  const ask = async (path: string): Promise<unknown> => (await server.call(path)).json();
  const sources = async () => API.sources.reply.parse(await ask("/api/sources"));
  await expect
    .poll(async () => (await sources()).filter((source) => source.scanned_at === null))
    .toEqual([]);
  const list = async () => API.runs.reply.parse(await ask("/api/runs?source=observed&limit=1000"));
  const counted = async () => (await sources()).reduce((sum, { runs }) => sum + runs, 0);
  await expect.poll(counted, { timeout: 30_000 }).toBe(ground.logs);
  expect((await server.call("/api/refresh", {})).status).toBe(200);
  const { items } = API.actionRequired.reply.parse(await ask("/api/action-required"));
  for (const { id } of API.repositories.reply.parse(await ask("/api/repositories")))
    expect((await server.call(`/api/projects/${id}`)).status).toBe(200);
  const runs = [];
  for (const { id } of await list()) {
    const { status, tokens, observed } = API.run.reply.parse(await ask(`/api/runs/${id}`));
    const { events } = API.runEvents.reply.parse(await ask(`/api/runs/${id}/events`));
    const bad = API.badLines.reply.parse(await ask(`/api/runs/${id}/bad-lines`));
    runs.push({ id, status, tokens, repos: observed?.repos, events, bad: bad.total });
  }
  expect((await server.call("/api/search?q=the")).status).toBe(200);
  server.child.kill("SIGTERM");
  await server.ended;
  return {
    runs: runs.toSorted((a, b) => a.id.localeCompare(b.id)),
    signals: items.map(({ id, line }) => [id, line]),
  };
}

/** How a directory becomes one that nobody can write to: by a mount where that can be had, else by its rights. */
function readOnly(root: string): TerminalOptions {
  const mount = ["--dev-bind", "/", "/", "--ro-bind", root, root, "--die-with-parent"];
  const tried = spawnSync("bwrap", [...mount, "true"]);
  if (tried.status === 0) return { node: "bwrap", runtime: [...mount, process.execPath] };
  console.warn("No bubblewrap: what is observed is made unwritable by its rights, not by a mount.");
  execFileSync("chmod", ["-R", "a-w", root]);
  return { asNobody: true };
}

describe("L12: what is observed", () => {
  test("is the same to the last byte and time after everything was looked at, and needs no right to be written", async () => {
    const ground = observedGround();
    const before = fingerprintOf(ground.root);
    const seen = await seeAll(ground, {});
    expect(seen.runs.length).toBeGreaterThan(5);
    expect(seen.runs.map(({ bad }) => bad)).toContain(2);
    expect(seen.signals.map(([id]) => String(id).split(":")[1])).toEqual(
      expect.arrayContaining(["dirty_tree", "detached_head"]),
    );
    const after = fingerprintOf(ground.root);
    expect([...after].filter(([path, mark]) => before.get(path) !== mark)).toEqual([]);
    expect(after.size).toBe(before.size);

    const again = await seeAll(ground, readOnly(ground.root));
    expect(again).toEqual(seen);
  });
});
