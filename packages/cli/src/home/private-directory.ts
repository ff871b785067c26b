import { chmodSync, existsSync, lstatSync, mkdirSync, readdirSync } from "node:fs";
import { messageOf, WheelhouseError } from "@wheelhouse/core";
import { journalPath } from "./home-paths.ts";

const OTHERS = 0o077;

/**
 * Makes a directory that only its owner can enter, or makes sure that it is one. A directory that
 * holds other things too keeps the rights that its owner gave it. Throws `home.unwritable` when it
 * belongs to somebody else, who could then read or replace what is in it.
 */
export function privateDirectory(path: string): void {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    const { uid, mode } = lstatSync(path);
    const self = process.getuid?.() ?? uid;
    if (uid !== self) throw new Error("it belongs to another user");
    const isOurs = existsSync(journalPath(path)) || readdirSync(path).length === 0;
    if (isOurs && (mode & OTHERS) !== 0) chmodSync(path, 0o700);
  } catch (error) {
    throw new WheelhouseError(
      "home.unwritable",
      `The data directory ${path} cannot be used: ${messageOf(error)}.`,
      {
        hint: "Make it yours and writable, or choose another one: --home DIR or WHEELHOUSE_HOME",
        cause: error,
      },
    );
  }
}
