import { realpath } from "node:fs/promises";
import { homedir, userInfo } from "node:os";
import { dirname, sep } from "node:path";

/** What programs need of the system; a home that holds it is no home that could be hidden. */
const SYSTEM = ["/usr/bin", "/bin", "/lib", "/etc"];

/**
 * The user's home, by its names: keys, tokens and histories lie there, and a program that can reach
 * the network could send them away. Empty where it cannot be told from the system.
 */
export async function homesHere(): Promise<readonly string[]> {
  return hideable([homedir(), accountHome()]);
}

/** Directories by their real paths, without those that are not there and those that cannot be told from the system. */
export async function hideable(named: readonly string[]): Promise<readonly string[]> {
  const real = await Promise.all(named.map((path) => realpath(path).catch(() => "")));
  return [...new Set(real)].filter((path) => path !== "" && mayBeHidden(path));
}

function mayBeHidden(path: string): boolean {
  if (dirname(path) === path) return false;
  return !SYSTEM.some((each) => each === path || each.startsWith(path + sep));
}

function accountHome(): string {
  try {
    return userInfo().homedir;
  } catch {
    // An account without an entry has no home by it.
    return "";
  }
}
