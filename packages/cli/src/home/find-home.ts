import { homedir, platform } from "node:os";
import { join, resolve } from "node:path";
import type { Io } from "../command/context.ts";

/** Absolute path of the data directory: the option, else `$WHEELHOUSE_HOME`, else the platform's place for data. */
export function findHome(
  option: string | undefined,
  { env, cwd }: Pick<Io, "env" | "cwd">,
): string {
  const named = option ?? env["WHEELHOUSE_HOME"];
  if (named !== undefined && named !== "") return resolve(cwd, named);
  if (platform() === "darwin")
    return join(homedir(), "Library", "Application Support", "Wheelhouse");
  const data = env["XDG_DATA_HOME"];
  return join(data?.startsWith("/") ? data : join(homedir(), ".local", "share"), "wheelhouse");
}
