/** What a working tree and its branch look like. */
export interface TreeStatus {
  /** Commit of HEAD; undefined when unborn. */
  readonly head: string | undefined;
  /** Branch of HEAD; undefined when detached. */
  readonly branch: string | undefined;
  readonly ahead: number;
  readonly behind: number;
  readonly stashes: number;
  readonly untracked: number;
  /** Changed in the index, or in a way that cannot be argued away, such as a conflict. */
  readonly modified: number;
  /** Paths that differ from the index only, as far as their times and sizes tell. */
  readonly suspects: readonly string[];
}

/** Reads `git status --porcelain=v2 --branch --show-stash -z --no-renames`. */
export function parseStatus(output: string): TreeStatus {
  const headers = new Map<string, string>();
  const suspects: string[] = [];
  let untracked = 0;
  let modified = 0;
  for (const entry of output.split("\0")) {
    switch (entry[0]) {
      case "#": {
        const [, name = "", value = ""] = /^# (\S+) (.*)$/s.exec(entry) ?? [];
        headers.set(name, value);
        break;
      }
      case "?":
        untracked += 1;
        break;
      case "1": {
        const [, isSame, path] = /^1 (\.)?\S+ (?:\S+ ){6}(.*)$/s.exec(entry) ?? [];
        if (isSame !== undefined && path !== undefined && entry[3] === "M") suspects.push(path);
        else modified += 1;
        break;
      }
      case "2":
      case "u":
        modified += 1;
        break;
      default:
    }
  }
  const head = headers.get("branch.oid");
  const branch = headers.get("branch.head");
  const [, ahead = "0", behind = "0"] =
    /^\+(\d+) -(\d+)$/.exec(headers.get("branch.ab") ?? "") ?? [];
  return {
    head: head === "(initial)" ? undefined : head,
    branch: branch === "(detached)" ? undefined : branch,
    ahead: Number(ahead),
    behind: Number(behind),
    stashes: Number(headers.get("stash") ?? 0),
    untracked,
    modified,
    suspects,
  };
}
