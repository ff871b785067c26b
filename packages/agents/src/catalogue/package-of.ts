import { dirname } from "node:path";

const MODULES = "/node_modules/";

/** The directory that a program was installed with: what it starts lies in there. Pure. */
export function packageOf(file: string): string {
  const at = file.indexOf(MODULES);
  return at < 0 ? dirname(file) : file.slice(0, at + MODULES.length - 1);
}
