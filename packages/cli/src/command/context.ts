import type { Paint } from "../output/paint.ts";
import type { Arguments } from "./parse-command-line.ts";

/** The process around a command. */
export interface Io {
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
}

/** Everything that a command gets. */
export interface Context {
  readonly args: Arguments;
  readonly io: Io;
  /** Absolute path of the data directory. It may not exist yet. */
  readonly home: string;
  readonly json: boolean;
  /** Colours for standard output; none when it is not a terminal. */
  readonly paint: Paint;
  /** Columns of standard output. */
  readonly columns: number;
}
