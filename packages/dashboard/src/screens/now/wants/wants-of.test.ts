import type { RepositoryObject } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { commandFor } from "./command-for.ts";
import { wantsOf } from "./wants-of.ts";

const DIRTY = {
  id: "p:dirty_tree",
  status: "open",
  project_id: "p",
  project_name: "shop",
  project_path: "/code/my shop",
  remote_url: null,
  signal: "dirty_tree",
  detail: {},
  line: "dirty",
} as const;

const repository = (name: string, more: Partial<RepositoryObject> = {}): RepositoryObject => ({
  id: name,
  status: "ok",
  problem: null,
  name,
  path: `/code/${name}`,
  remote_url: null,
  branch: "main",
  default_branch: "main",
  ahead: 0,
  behind: 0,
  stashes: 0,
  forge: "ok",
  signals: [],
  activity_score: 1,
  dormant: false,
  scanned_at: null,
  ...more,
});
const names = (of: readonly RepositoryObject[]): readonly string[] => of.map(({ name }) => name);

describe("what repositories want", () => {
  test("is told of each in one place, and of what could not be looked at as it was", () => {
    const wants = wantsOf([
      repository("dirty", { signals: [DIRTY] }),
      repository("broken-dirty", { status: "failing", signals: [DIRTY] }),
      repository("calm"),
      repository("still", { dormant: true }),
      repository("third-party", { status: "ignored" }),
      repository("broken", { status: "failing", dormant: true }),
    ]);
    expect(names(wants.wanting)).toEqual(["dirty", "broken-dirty"]);
    expect(names(wants.calm)).toEqual(["calm"]);
    expect(names(wants.dormant)).toEqual(["still"]);
    expect(names(wants.ignored)).toEqual(["third-party"]);
    expect(names(wants.failing)).toEqual(["broken-dirty", "broken"]);
    expect(wants.looked).toBe(3);
  });

  test("says how many repositories a forge tells nothing of", () => {
    const { forges } = wantsOf([
      repository("a", { forge: "unconfigured" }),
      repository("b"),
      repository("c", { forge: "unconfigured" }),
      repository("d", { forge: "rate_limited" }),
      repository("e", { forge: "unconfigured", status: "ignored" }),
    ]);
    expect(forges).toEqual([
      { health: "unconfigured", count: 2 },
      { health: "rate_limited", count: 1 },
    ]);
  });

  test("is gone on with by a command that a shell takes, whatever the path", () => {
    expect(commandFor(DIRTY)).toBe("git -C '/code/my shop' status");
    expect(commandFor({ ...DIRTY, project_path: "/code/a'b" })).toBe(
      String.raw`git -C '/code/a'\''b' status`,
    );
    expect(commandFor({ ...DIRTY, signal: "issue_assigned" })).toBeUndefined();
  });
});
