import { platform } from "node:os";
import type { Io } from "../command/context.ts";

/** Whether a person sits here who can see a browser: at a terminal, with a display, and not in a build of some kind. */
export function hasDisplay(
  { env, stdout, stderr }: Pick<Io, "env" | "stdout" | "stderr">,
  system: string = platform(),
): boolean {
  if (env["CI"] || !stdout.isTTY || !stderr.isTTY) return false;
  // Over a remote shell a browser would open where nobody looks.
  if (env["SSH_CONNECTION"] || env["SSH_TTY"]) return Boolean(env["DISPLAY"]);
  return system === "darwin" || Boolean(env["DISPLAY"] || env["WAYLAND_DISPLAY"]);
}
