import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What a durable write costs on this disk, whatever is written. */
export interface FsyncFigures {
  readonly perSecond: number;
  readonly p50Us: number;
  readonly p99Us: number;
}

const PAGE_BYTES = 4096;

/**
 * Appends 4 KiB and calls fdatasync, over and over: the floor under every journal. Measured in the
 * same run as what is compared with it, because disks change their mind.
 */
export function measureFsync(options: { count?: number; directory?: string } = {}): FsyncFigures {
  const { count = 5_000, directory = tmpdir() } = options;
  const home = mkdtempSync(join(directory, "wheelhouse-fsync-"));
  const file = openSync(join(home, "log"), "a");
  const page = Buffer.alloc(PAGE_BYTES, "x");
  const micros: number[] = [];
  try {
    for (let done = 0; done < count; done += 1) {
      const start = process.hrtime.bigint();
      writeSync(file, page);
      fdatasyncSync(file);
      micros.push(Number(process.hrtime.bigint() - start) / 1e3);
    }
  } finally {
    closeSync(file);
    rmSync(home, { recursive: true });
  }
  const total = micros.reduce((sum, each) => sum + each, 0);
  micros.sort((a, b) => a - b);
  const at = (share: number) => Math.round(micros[Math.floor(micros.length * share)] ?? 0);
  return { perSecond: Math.round((count / total) * 1e6), p50Us: at(0.5), p99Us: at(0.99) };
}

if (import.meta.main) console.log(measureFsync());
