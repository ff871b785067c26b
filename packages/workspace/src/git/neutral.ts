/**
 * Nothing of anybody's configuration runs: no hooks, no file-system monitor, no external diff, no
 * pager, no fetch. Filters and text conversions are programs too; they stand in configuration files
 * that a private git directory does not have.
 */
export const NEUTRAL: readonly string[] = [
  ["safe.directory", "*"],
  ["core.fsmonitor", "false"],
  ["core.hooksPath", "/dev/null"],
  ["core.untrackedCache", "false"],
  ["core.quotePath", "false"],
  ["diff.external", ""],
  ["gc.auto", "0"],
  ["maintenance.auto", "false"],
  ["protocol.allow", "never"],
  // Work may be checked out on another system, where a name with invisible letters in it is that of a git directory.
  ["core.protectHFS", "true"],
].flatMap(([name, value]) => ["-c", `${name}=${value}`]);

/** Git's whole environment. Optional locks are off, so that even a command on the user's repository writes nothing there. */
export function gitEnvironment(asUser: boolean): Record<string, string> {
  return {
    PATH: process.env["PATH"] ?? "/usr/local/bin:/usr/bin:/bin",
    LC_ALL: "C.UTF-8",
    GIT_OPTIONAL_LOCKS: "0",
    GIT_TERMINAL_PROMPT: "0",
    GIT_NO_LAZY_FETCH: "1",
    ...(asUser ? userPlaces() : NOBODY),
  };
}

const NOBODY = {
  HOME: "/nonexistent",
  GIT_CONFIG_NOSYSTEM: "1",
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_ATTR_NOSYSTEM: "1",
};

/** Where the user's own configuration files are. */
function userPlaces(): Record<string, string> {
  return Object.fromEntries(
    ["HOME", "XDG_CONFIG_HOME", "GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"].flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
