import { execFile } from "node:child_process";
import { isAbsolute } from "node:path";

/** Longest time that a login shell's own start-up files may take, in milliseconds. */
const LIMIT_MS = 1500;
const MARK = "wheelhouse-path:";

/**
 * The PATH that the user's login shell sets, which is often longer than that of a process started by
 * a desktop or a service. Undefined when there is no shell, or it does not say so in time.
 */
export function readLoginPath(
  env: Readonly<Record<string, string | undefined>>,
  limitMs = LIMIT_MS,
): Promise<string | undefined> {
  const shell = env["SHELL"];
  if (shell === undefined || !isAbsolute(shell)) return Promise.resolve(undefined);
  return new Promise((resolve) => {
    const child = execFile(
      shell,
      ["-l", "-c", `printf '%s%s\\n' '${MARK}' "$PATH"`],
      { env: { ...env }, timeout: limitMs, killSignal: "SIGKILL", maxBuffer: 1024 * 1024 },
      (error, stdout) => {
        const line = stdout.split("\n").findLast((each) => each.startsWith(MARK));
        resolve(error ? undefined : line?.slice(MARK.length));
      },
    );
    child.stdin?.end();
    child.on("error", () => resolve(undefined));
  });
}
