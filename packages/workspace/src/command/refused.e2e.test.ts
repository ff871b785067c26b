import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { scratch } from "../fixtures/scratch.ts";
import { runCommand } from "./run-command.ts";

describe("a command over a clone, where nothing holds it", () => {
  // What a process finds out of its machine it remembers: this file is one process, and begins with this.
  test("L7: is refused, with what to do, and nothing is run", async () => {
    vi.stubEnv("PATH", "/nowhere");
    onTestFinished(() => void vi.unstubAllEnvs());
    const root = scratch();
    for (const name of ["tree", "home", "tmp"]) mkdirSync(join(root, name));
    const going = runCommand({
      command: ["/bin/sh", "-c", "echo x > x"],
      cwd: join(root, "tree"),
      writable: [join(root, "tree")],
      home: join(root, "home"),
      tmp: join(root, "tmp"),
      network: false,
      timeoutMs: 60_000,
      marker: `refused/${root}`,
    });
    await expect(going).rejects.toMatchObject({
      code: "sandbox.refused",
      message: expect.stringContaining("bubblewrap is not installed"),
      hint: expect.stringContaining("Install"),
    });
    expect(existsSync(join(root, "tree", "x"))).toBe(false);
  });
});
