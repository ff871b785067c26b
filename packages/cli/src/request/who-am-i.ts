import { userInfo } from "node:os";

/** Who types, for the journal: the name of the user on this machine. */
export function whoAmI(): string {
  try {
    return userInfo().username;
  } catch {
    // A user id without a name, as in some containers.
    return `user ${process.getuid?.() ?? "unknown"}`;
  }
}
