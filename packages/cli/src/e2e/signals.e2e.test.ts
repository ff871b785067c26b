import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { repositoryObjectSchema } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { gitIn } from "../testing/git-in.ts";
import { serve } from "../testing/serve.ts";
import { openTerminal } from "../testing/terminal.ts";

const saidSchema = z.object({
  generated_at: z.string(),
  scan_version: z.int(),
  repositories: z.array(repositoryObjectSchema),
});

/** A place with a repository that wants action and one that does not. */
function place(): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "wheelhouse-signals-")));
  for (const name of ["quiet", "busy"]) {
    mkdirSync(join(root, name));
    const git = gitIn(join(root, name));
    git("init", "--quiet", "--initial-branch=main");
    git("commit", "--quiet", "--allow-empty", "-m", "First");
  }
  mkdirSync(join(root, "busy/src"));
  writeFileSync(join(root, "busy/src/new"), "");
  return root;
}

/** A person who stands there, and has given nobody a token. */
const at = (root: string) =>
  openTerminal({
    cwd: root,
    env: {
      WHEELHOUSE_REPOSITORIES: root,
      WHEELHOUSE_SESSIONS: "no",
      GITHUB_TOKEN: "",
      GH_TOKEN: "",
      FORGEJO_TOKEN: "",
    },
  });

describe("wheelhouse signals", () => {
  test("says what repositories want, in lines and as JSON, and that no forge is asked", async () => {
    const root = place();
    const terminal = at(root);
    const { code, stdout } = await terminal.call("signals");
    expect(code).toBe(0);
    expect(stdout.split("\n").slice(0, 4)).toEqual([
      "busy  main",
      "  dirty: 0 modified, 1 untracked",
      "1 more wants nothing: wheelhouse signals --all",
      expect.stringMatching(/^forge: unconfigured/),
    ]);
    const read = async (...args: string[]) =>
      saidSchema
        .parse(JSON.parse((await terminal.call("signals", "--json", ...args)).stdout))
        .repositories.map(({ name }) => name);
    expect(await read()).toEqual(["busy"]);
    expect(await read("--all")).toEqual(["busy", "quiet"]);
    expect(await read("--project", "busy/src")).toEqual(["busy"]);
    expect(await read("--project", "quiet", "--all")).toEqual(["quiet"]);
  });

  test("asks a running server, which sees the same", async () => {
    const root = place();
    const terminal = at(root);
    const alone = await terminal.call("signals", "--all");
    const { call } = await serve(terminal);
    const served = await terminal.call("signals", "--all");
    expect(served.stdout).toBe(alone.stdout);
    const { items } = z
      .object({ items: z.array(z.object({ id: z.string(), project_id: z.string() })) })
      .parse(await (await call("/api/action-required")).json());
    const said = saidSchema.parse(JSON.parse((await terminal.call("signals", "--json")).stdout));
    expect(said.repositories.flatMap(({ signals }) => signals.map(({ id }) => id))).toEqual(
      items.map(({ id }) => id),
    );
    // A run over the repository is of the same project as its signals.
    const projects = z
      .array(z.object({ id: z.string(), path: z.string() }))
      .parse(await (await call("/api/projects", undefined)).json());
    expect(projects).toContainEqual(
      expect.objectContaining({ id: items[0]?.project_id, path: join(root, "busy") }),
    );
    const inside = await terminal.call("signals", "--project", "busy/src");
    expect(inside.stdout).toContain("dirty");
    const elsewhere = place();
    const other = await terminal.call("signals", "--project", join(elsewhere, "busy"));
    expect(other.stdout).toContain("dirty");
  });
});
