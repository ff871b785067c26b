import { chmod, mkdtemp, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { loadSecret, readSecret } from "./load-secret.ts";

async function place(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), "wheelhouse-secret-"));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  return join(directory, "server-key");
}

describe("the secret of a server", () => {
  test("6.3: is made once, for its owner alone, and kept", async () => {
    const path = await place();
    expect(readSecret(path)).toBeUndefined();
    const secret = loadSecret(path);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(loadSecret(path)).toBe(secret);
    expect(readSecret(path)).toBe(secret);
  });

  test("6.3: is made anew when others could have read it", async () => {
    const path = await place();
    const secret = loadSecret(path);
    await chmod(path, 0o644);
    expect(readSecret(path)).toBeUndefined();
    expect(loadSecret(path)).not.toBe(secret);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  test("6.3: is not taken from a link or a damaged file", async () => {
    const path = await place();
    const elsewhere = `${path}-elsewhere`;
    const known = "k".repeat(43);
    await writeFile(elsewhere, known, { mode: 0o600 });
    await symlink(elsewhere, path);
    expect(loadSecret(path)).not.toBe(known);
    await writeFile(path, "short", { mode: 0o600 });
    expect(loadSecret(path)).toHaveLength(43);
  });
});
