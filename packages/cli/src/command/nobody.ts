import type { Io } from "./context.ts";

/** A host asks nobody in its terminal: what needs a yes is refused, and says how to give it. */
export const nobody: Io = {
  get stdin(): NodeJS.ReadStream {
    return Object.assign(Object.create(process.stdin), { isTTY: false });
  },
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  get cwd(): string {
    return process.cwd();
  },
};
