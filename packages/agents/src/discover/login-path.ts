import { isAbsolute } from "node:path";
import { askProgram } from "./ask-program.ts";

/** Longest time that a login shell's own start-up files may take, in milliseconds. */
const LIMIT_MS = 1500;
const MARK = "wheelhouse-path:";

/**
 * The PATH that the user's login shell sets, which is often longer than that of a process started by
 * a desktop or a service. Undefined when there is no shell, or it does not say so in time.
 */
export async function readLoginPath(
  env: Readonly<Record<string, string | undefined>>,
  limitMs = LIMIT_MS,
): Promise<string | undefined> {
  const shell = env["SHELL"];
  if (shell === undefined || !isAbsolute(shell)) return undefined;
  const command = [shell, "-l", "-c", `printf '%s%s\\n' '${MARK}' "$PATH"`] as const;
  const { stdout, code } = await askProgram(command, { env: { ...env }, limitMs });
  const line = stdout.split("\n").findLast((each) => each.startsWith(MARK));
  return code === 0 ? line?.slice(MARK.length) : undefined;
}
