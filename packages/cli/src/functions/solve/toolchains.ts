import { delimiter, isAbsolute, join, resolve, sep } from "node:path";

/**
 * Where version managers keep the programs that a project is built with, below a person's home, and how a program is told
 * where that is. None of these directories is a place for credentials.
 */
const ROOTS: readonly { readonly root: string; readonly variable?: string }[] = [
  { root: ".nvm" },
  { root: ".fnm" },
  { root: join(".local", "share", "fnm") },
  { root: ".volta", variable: "VOLTA_HOME" },
  { root: ".asdf", variable: "ASDF_DATA_DIR" },
  { root: join(".local", "share", "mise"), variable: "MISE_DATA_DIR" },
  { root: ".pyenv", variable: "PYENV_ROOT" },
  { root: ".rbenv", variable: "RBENV_ROOT" },
  { root: ".rustup", variable: "RUSTUP_HOME" },
  { root: ".sdkman", variable: "SDKMAN_DIR" },
];

/** What a command may see of a person's home, and what it has to be told for that. */
export interface Toolchains {
  readonly readable: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/**
 * The programs of a person's home that a command of theirs may need: the directories of `PATH` that lie there, and the
 * version managers that these belong to. The rest of the home stays out of sight. Pure but for `exists`.
 */
export function toolchainsOf(
  { path, home }: { readonly path: string; readonly home: string },
  exists: (path: string) => boolean,
): Toolchains {
  // `~/`, `~/.` and the like are the home itself, all of which a command would see.
  const inside = path
    .split(delimiter)
    .filter((directory) => isAbsolute(directory))
    .map((directory) => resolve(directory))
    .filter((directory) => directory.startsWith(home + sep) && exists(directory));
  const rooted = (root: string): boolean =>
    inside.some((directory) => directory.startsWith(join(home, root) + sep));
  // Cargo's programs are links to those of rustup, which lie elsewhere.
  const hasCargo = rooted(".cargo");
  const managers = ROOTS.filter(
    ({ root }) => rooted(root) || (root === ".rustup" && hasCargo && exists(join(home, root))),
  );
  const roots = managers.map(({ root }) => join(home, root));
  return {
    readable: [
      ...roots,
      ...inside.filter((directory) => !roots.some((root) => directory.startsWith(root + sep))),
    ],
    env: Object.fromEntries(
      managers.flatMap(({ root, variable }) =>
        variable === undefined ? [] : [[variable, join(home, root)]],
      ),
    ),
  };
}
