import type { RepositoryObject } from "@wheelhouse/core";
import type { SeenRepository } from "@wheelhouse/desk";
import { describe, expect, test } from "vitest";
import { tellSignals } from "./tell-signals.ts";

const PLAIN: RepositoryObject = {
  id: "",
  status: "ok",
  problem: null,
  name: "",
  path: "/src",
  remote_url: null,
  branch: "main",
  default_branch: "main",
  ahead: 0,
  behind: 0,
  stashes: 0,
  forge: "ok",
  signals: [],
  activity_score: 0,
  dormant: false,
  scanned_at: null,
};
const repository = (name: string, over: Partial<RepositoryObject> = {}): RepositoryObject => ({
  ...PLAIN,
  id: name,
  name,
  ...over,
});

/** Repositories whose looks a test takes. */
function looks(first: readonly RepositoryObject[] | undefined) {
  let objects = first;
  const listeners = new Set<() => void>();
  return {
    list: () => objects ?? [],
    scan: () => ({ version: 1, at: objects && 1 }),
    onChange(listener: () => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    see(...seen: readonly RepositoryObject[]) {
      objects = seen;
      for (const listener of listeners) listener();
    },
  };
}

describe("telling the inbox of signals", () => {
  test("waits for the first look, and goes on with the last one that came meanwhile", async () => {
    const told: (readonly SeenRepository[])[] = [];
    const first = Promise.withResolvers<void>();
    const repositories = looks(undefined);
    await using telling = tellSignals(
      repositories,
      async (seen) => {
        told.push(seen);
        await first.promise;
      },
      () => undefined,
    );
    await telling.calm();
    expect(told).toEqual([]);
    for (const name of ["a", "b", "c"]) repositories.see(repository(name));
    first.resolve();
    await telling.calm();
    expect(told.map((seen) => seen.map(({ name }) => name))).toEqual([["a"], ["c"]]);
  });

  test("says what is not known: nothing of a repository that fails, nor what a forge did not say", async () => {
    const told: SeenRepository[] = [];
    const repositories = looks([
      repository("failing", { status: "failing" }),
      repository("alone", { forge: "unconfigured" }),
      repository("known"),
      repository("left", { status: "ignored", forge: "unconfigured" }),
    ]);
    await using telling = tellSignals(
      repositories,
      async (seen) => void told.push(...seen),
      () => undefined,
    );
    await telling.calm();
    expect(told.map(({ name, unknown }) => [name, unknown.includes("deploy_failing")])).toEqual([
      ["alone", true],
      ["known", false],
      ["left", false],
    ]);
  });

  test("goes on after what could not be told, and tells nothing once it has ended", async () => {
    const errors: unknown[] = [];
    const repositories = looks([repository("a")]);
    const told: number[] = [];
    const telling = tellSignals(
      repositories,
      (seen) => {
        told.push(seen.length);
        return told.length === 1 ? Promise.reject(new Error("gone")) : Promise.resolve();
      },
      (error) => void errors.push(error),
    );
    await telling.calm();
    repositories.see(...Array.from({ length: 450 }, (_, n) => repository(`r${n}`)));
    await telling[Symbol.asyncDispose]();
    repositories.see(repository("b"));
    expect(errors).toHaveLength(1);
    expect(told[0]).toBe(1);
    expect(told.length).toBeLessThanOrEqual(2);
  });
});
