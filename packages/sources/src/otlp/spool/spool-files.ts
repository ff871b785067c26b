import { constants } from "node:fs";
import { mkdir, open, readFile, unlink } from "node:fs/promises";
import { join } from "node:path";

/** How the name of a file of the spool ends. */
export const SPOOL_END = ".otlp.jsonl";
/** Largest file of the spool in bytes; what comes after that for its run is dropped and counted. */
export const MOST_FILE_BYTES = 64 * 1024 * 1024;

const NEWLINE = 0x0a;
/** Nobody but us reads what agents tell. */
const MODE = 0o600;

/** The files of the spool. */
export class SpoolFiles {
  readonly directory: string;

  constructor(directory: string) {
    this.directory = directory;
  }

  pathOf(file: string): string {
    return join(this.directory, `${file}${SPOOL_END}`);
  }

  /**
   * Appends lines to a file. *Contract*: they are on the disk when it resolves; what a crash left of a line before is
   * ended first. Answers how many bytes were written: none when the file is full.
   */
  async append(file: string, lines: readonly string[]): Promise<number> {
    return appendLines(this.pathOf(file), lines, MOST_FILE_BYTES);
  }

  /** Puts what is in a file behind what is in another, and removes it. */
  async merge(from: string, to: string): Promise<void> {
    let text: string;
    try {
      text = await readFile(this.pathOf(from), "utf8");
    } catch (error) {
      if (error instanceof Error && "code" in error && error.code === "ENOENT") return;
      throw error;
    }
    const lines = text.split("\n").filter((line) => line !== "");
    // What does not fit stays where it is: a run of its own tells of it.
    if (lines.length > 0 && (await this.append(to, lines)) === 0) return;
    await unlink(this.pathOf(from));
  }

  async prepare(): Promise<void> {
    await mkdir(this.directory, { recursive: true, mode: 0o700 });
  }
}

/** Appends lines to a file that is no larger than `most` bytes. */
export async function appendLines(
  path: string,
  lines: readonly string[],
  most: number,
): Promise<number> {
  const { O_APPEND, O_CREAT, O_RDWR, O_NOFOLLOW } = constants;
  const file = await open(path, O_APPEND | O_CREAT | O_RDWR | O_NOFOLLOW, MODE);
  try {
    const { size } = await file.stat();
    const last = Buffer.alloc(1, NEWLINE);
    if (size > 0) await file.read(last, 0, 1, size - 1);
    const start = last[0] === NEWLINE ? "" : "\n";
    const bytes = Buffer.from(`${start}${lines.join("\n")}\n`);
    if (size + bytes.length > most) return 0;
    await file.appendFile(bytes);
    await file.datasync();
    return bytes.length;
  } finally {
    await file.close();
  }
}
