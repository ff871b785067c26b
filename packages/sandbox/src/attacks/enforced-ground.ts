import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { SandboxSpec } from "../sandbox.ts";

/** A repository to attack, beside what may be written. */
export interface EnforcedGround {
  readonly root: string;
  readonly home: string;
  readonly tmp: string;
  spec(marker: string, command: readonly [string, ...string[]]): SandboxSpec;
  /** What must not change: path, mode, size and content of everything in the repository and outside. */
  guarded(): readonly string[];
  remove(): void;
}

/** Lays a ground under the system's temporary directory. */
export function createEnforcedGround(): EnforcedGround {
  const root = mkdtempSync(join(tmpdir(), "wheelhouse-enforced-"));
  const at = (name: string): string => join(root, name);
  for (const name of ["repo", "outside", "home", "tmp"]) mkdirSync(at(name));
  mkdirSync(join(at("repo"), ".git"));
  writeFileSync(join(at("repo"), ".git", "config"), "[core]\n");
  writeFileSync(join(at("repo"), "file"), "hello");
  return {
    root,
    home: at("home"),
    tmp: at("tmp"),
    spec: (marker, command) => ({
      level: "enforced",
      command,
      cwd: at("repo"),
      env: {
        PATH: "/usr/sbin:/usr/bin:/sbin:/bin",
        REPO: at("repo"),
        OUTSIDE: at("outside"),
        SOCKET: join(root, "service.sock"),
      },
      home: at("home"),
      tmp: at("tmp"),
      readable: [at("outside")],
      marker,
    }),
    guarded: () =>
      ["repo", "outside"].flatMap((name) =>
        readdirSync(at(name), { recursive: true, withFileTypes: true })
          .map((entry) => {
            const path = join(entry.parentPath, entry.name);
            const { mode, mtimeMs } = statSync(path);
            return `${path} ${mode} ${mtimeMs} ${entry.isFile() ? readFileSync(path, "utf8") : ""}`;
          })
          .sort(),
      ),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}
