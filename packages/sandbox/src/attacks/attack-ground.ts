import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { spawnSandboxed, type ProcessExit } from "../spawn/spawn-sandboxed.ts";

/** A place to attack: what may be read, what may not, and where something may be written by mistake. */
export interface AttackGround {
  readonly root: string;
  /** The one directory that may be read. */
  readonly inside: string;
  readonly outside: string;
  readonly secret: string;
  /** Everything that lies in it, with the content of files. */
  contents(): readonly string[];
  /** Plays a program of attacks, confined. */
  play(program: string, env?: Readonly<Record<string, string>>): Promise<Played>;
  remove(): void;
}

/** What a program of attacks came to. */
export interface Played {
  readonly outcomes: ReadonlyMap<string, string>;
  readonly out: string;
  readonly err: string;
  readonly exit: ProcessExit;
}

/** Lays a ground under the system's temporary directory. */
export function createAttackGround(): AttackGround {
  const root = mkdtempSync(join(tmpdir(), "wheelhouse-attack-"));
  const at = (name: string): string => join(root, name);
  for (const name of ["home", "tmp", "outside", "inside"]) mkdirSync(at(name));
  writeFileSync(at("secret.mjs"), "export const secret = 'top secret';");
  writeFileSync(join(at("inside"), "readable.txt"), "hello");
  writeFileSync(join(at("inside"), "addon.node"), "");
  const [inside, outside, secret] = [at("inside"), at("outside"), at("secret.mjs")];
  return {
    root,
    inside,
    outside,
    secret,
    contents: () =>
      readdirSync(root, { recursive: true, withFileTypes: true })
        .map((entry) => {
          const path = join(entry.parentPath, entry.name);
          return entry.isFile() ? `${path}: ${readFileSync(path, "utf8")}` : path;
        })
        .sort(),
    async play(program, env = {}) {
      const file = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
      const { child, exited, closed, end } = await spawnSandboxed(
        {
          level: "confined",
          command: [file(program), outside, secret, inside],
          cwd: inside,
          env,
          home: at("home"),
          tmp: at("tmp"),
          readable: [inside, file("attempt.mjs")],
          marker: `attack/${program}`,
        },
        { bwrap: "", node: process.execPath },
      );
      let out = "";
      let err = "";
      child.stdout.setEncoding("utf8").on("data", (text: string) => (out += text));
      child.stderr.setEncoding("utf8").on("data", (text: string) => (err += text));
      const exit = await exited;
      await end({ termMs: 0 });
      await closed;
      const lines = out.split("\n").filter((line) => line.startsWith("{"));
      const said = lines.map((line): { name: string; outcome: string } => JSON.parse(line));
      return {
        outcomes: new Map(said.map(({ name, outcome }) => [name, outcome])),
        out,
        err,
        exit,
      };
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}
