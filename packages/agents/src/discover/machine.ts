import { homedir } from "node:os";
import { readLoginPath } from "./login-path.ts";

/** What the search for agents looks at. Nothing of it is ever written. */
export interface Machine {
  /** The user's environment. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The user's own home. */
  readonly home: string;
  /** Directories that are known without asking anybody; programs are looked for there first. */
  readonly near?: readonly string[] | undefined;
  /** All directories in which programs are looked for, best first. Asks the login shell. */
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

/**
 * The machine that this process runs on. The login shell is asked once. A package runner puts the
 * programs of the repository that it stands in first on the PATH: they are the repository's word, and
 * an agent is never taken from there.
 */
export function machineHere(
  env: Machine["env"] = process.env,
  here: string = process.cwd(),
): Machine {
  const home = env["HOME"] ?? homedir();
  const inside = `${here === "/" ? "" : here}/node_modules/`;
  const own = split(env["PATH"]).filter((directory) => !`${directory}/`.startsWith(inside));
  const places = [...PLACES.map((place) => `${home}/${place}`), ...SYSTEM_PLACES];
  let directories: Promise<readonly string[]> | undefined;
  const find = async (): Promise<readonly string[]> => [
    ...new Set([...own, ...split(await readLoginPath(env)), ...places]),
  ];
  return { env, home, near: own, directories: () => (directories ??= find()) };
}

function split(path: string | undefined): string[] {
  return (path ?? "").split(":").filter((directory) => directory.startsWith("/"));
}
