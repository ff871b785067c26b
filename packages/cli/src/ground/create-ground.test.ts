import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { takeSnapshot } from "@wheelhouse/workspace";
import { describe, expect, test } from "vitest";
import { runDirectory, snapshotDirectory } from "../home/home-paths.ts";
import { smallRepository } from "../testing/small-repository.ts";
import { createGround } from "./create-ground.ts";

const newHome = (): string => mkdtempSync(join(tmpdir(), "wheelhouse-ground-"));

describe("the ground of a run", () => {
  test("agents stand on the snapshot that we took, and on no other place that an output names", async () => {
    const home = newHome();
    const ground = createGround(home);
    const claimed = await ground.place("r1", {
      outputs: { look: { path: "/" }, snapshot: { path: "/etc" } },
      origins: [],
    });
    expect(claimed.cwd).toBe(join(runDirectory(home, "r1"), "empty"));
    const into = snapshotDirectory(home, "r1");
    const snapshot = await takeSnapshot({ project: smallRepository(), into });
    writeFileSync(join(into, "facts.json"), "{}");
    const place = await ground.place("r1", {
      outputs: { snapshot: { ...snapshot } },
      origins: [],
    });
    expect(place).toEqual({ cwd: snapshot.path, readable: [join(into, "facts.json")] });
  });

  test("a fork stands on the snapshot that its finished steps have read, as long as it is there", async () => {
    const home = newHome();
    const ground = createGround(home);
    const into = snapshotDirectory(home, "r1");
    const snapshot = await takeSnapshot({ project: smallRepository(), into });
    const outputs = { snapshot: { ...snapshot }, look: { path: "/etc" } };
    const stranger = await ground.place("r2", { outputs, origins: [] });
    expect(stranger.cwd).toBe(join(runDirectory(home, "r2"), "empty"));
    const place = await ground.place("r2", { outputs, origins: ["r0", "r1"] });
    expect(place).toEqual({ cwd: snapshot.path, readable: [] });
    writeFileSync(join(snapshot.path, "README.md"), "changed");
    expect(await ground.changes("r2", { outputs, origins: ["r1"] })).toEqual(["README.md"]);
    expect(await ground.lost(outputs, ["r1"])).toEqual([]);
    rmSync(into, { recursive: true });
    expect(await ground.lost(outputs, ["r1"])).toEqual(["snapshot"]);
  });

  test("a write in the snapshot is seen", async () => {
    const home = newHome();
    const ground = createGround(home);
    const into = snapshotDirectory(home, "r1");
    const { path } = await takeSnapshot({ project: smallRepository(), into });
    expect(await ground.changes("r1", { outputs: {}, origins: [] })).toEqual([]);
    writeFileSync(join(path, "README.md"), "changed");
    expect(await ground.changes("r1", { outputs: {}, origins: [] })).toEqual(["README.md"]);
  });

  test("private directories are private, whatever the ids are, and each attempt's is fresh", async () => {
    const home = newHome();
    const ground = createGround(home);
    const agentHome = await ground.home("r1", "../../evil");
    expect(agentHome.startsWith(join(runDirectory(home, "r1"), "homes"))).toBe(true);
    expect(statSync(agentHome).mode & 0o077).toBe(0);
    const tmp = await ground.tmp("r1", "angle/a#1.1");
    writeFileSync(join(tmp, "left"), "x");
    expect(readdirSync(await ground.tmp("r1", "angle/a#1.1"))).toEqual([]);
    expect(await ground.tmp("r1", "angle-a#1.1")).not.toBe(tmp);
  });

  test("what is left of an ended run is what its report cites", async () => {
    const home = newHome();
    const ground = createGround(home);
    await ground.home("r1", "scout");
    await ground.tmp("r1", "a#1.1");
    mkdirSync(join(snapshotDirectory(home, "r1"), "tree"), { recursive: true });
    expect(await ground.leftovers()).toEqual(["r1"]);
    await ground.discard("r1");
    expect(await ground.leftovers()).toEqual([]);
    expect(readdirSync(runDirectory(home, "r1"))).toEqual(["snapshot"]);
    expect(existsSync(join(snapshotDirectory(home, "r1"), "tree"))).toBe(true);
  });

  test("what an agent has made so deep that no path names it goes as well", async () => {
    const home = newHome();
    const ground = createGround(home);
    const deep = join(
      await ground.tmp("r1", "a#1.1"),
      ...Array.from({ length: 14 }, () => "d".repeat(200)),
    );
    mkdirSync(deep, { recursive: true });
    const other = join(await ground.home("r1", "scout"), "more");
    mkdirSync(join(other, ...Array.from({ length: 14 }, () => "d".repeat(200))), {
      recursive: true,
    });
    renameSync(other, join(deep, "more"));
    expect(readdirSync(await ground.tmp("r1", "a#1.1"))).toEqual([]);
    await ground.discard("r1");
    expect(await ground.leftovers()).toEqual([]);
  });
});
