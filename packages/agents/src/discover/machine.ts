import { homedir } from "node:os";
import { readLoginPath } from "./login-path.ts";

/** What the search for agents looks at. Nothing of it is ever written. */
export interface Machine {
  /** The user's environment. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The user's own home. */
  readonly home: string;
  /** Directories in which programs are looked for, best first. */
  directories(): Promise<readonly string[]>;
}

/** Where package managers put programs, below the user's home. */
const PLACES = [
  ".local/bin",
  ".npm-global/bin",
  ".npm/bin",
  ".bun/bin",
  ".volta/bin",
  ".claude/local",
  ".opencode/bin",
  "bin",
];
const SYSTEM_PLACES = ["/usr/local/bin", "/opt/homebrew/bin", "/usr/bin", "/bin"];

/** The machine that this process runs on. The login shell is asked once. */
export function machineHere(env: Machine["env"] = process.env): Machine {
  const home = env["HOME"] ?? homedir();
  let directories: Promise<readonly string[]> | undefined;
  const find = async (): Promise<readonly string[]> => {
    const own = split(env["PATH"]);
    const login = split(await readLoginPath(env));
    const places = PLACES.map((place) => `${home}/${place}`);
    return [...new Set([...own, ...login, ...places, ...SYSTEM_PLACES])];
  };
  return { env, home, directories: () => (directories ??= find()) };
}

function split(path: string | undefined): string[] {
  return (path ?? "").split(":").filter((directory) => directory.startsWith("/"));
}
