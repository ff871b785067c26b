import { mkdirSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { projectId } from "@wheelhouse/workspace";
import { describe, expect, test } from "vitest";
import { ProjectPlaces } from "./project-places.ts";

const directory = (): string => realpathSync(mkdtempSync(join(tmpdir(), "wheelhouse-places-")));

describe("the project of a run that others drive", () => {
  test("is the repository around the first of its places that is in one", () => {
    const [bare, shop] = [directory(), directory()];
    mkdirSync(join(shop, ".git"));
    mkdirSync(join(shop, "src"));
    const places = new ProjectPlaces(() => 0);
    const project = { id: projectId(shop), path: shop };
    expect(places.of([bare, "acme/shop", join(shop, "src")])).toEqual(project);
    expect(places.of([bare, "acme/shop", "/nowhere/at/all"])).toBeNull();
    rmSync(shop, { recursive: true });
    expect(places.of([join(shop, "src")])).toEqual(project);
  });

  test("is found when a repository is made where there was none", () => {
    const shop = directory();
    let now = 0;
    const places = new ProjectPlaces(() => now);
    expect(places.of([shop])).toBeNull();
    mkdirSync(join(shop, ".git"));
    now = 60_000;
    expect(places.of([shop])?.path).toBe(shop);
  });
});
