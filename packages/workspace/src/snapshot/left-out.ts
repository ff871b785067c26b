/** Directories that tools fill and nobody reads: left out of a folder without git, beside what its own `.gitignore` says. */
export const LEFT_OUT: ReadonlySet<string> = new Set([
  ".git",
  ".hg",
  ".svn",
  ".venv",
  "__pycache__",
  "bower_components",
  "node_modules",
  "target",
  "venv",
]);
