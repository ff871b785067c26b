import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { OtlpBody } from "../../otlp.ts";
import { openOtlp, type OpenOtlp, type OtlpOptions } from "../open-otlp.ts";
import { SPOOL_END } from "../spool/spool-files.ts";

/** A spool in a directory of its own that is removed. */
export interface TestSpool extends AsyncDisposable {
  readonly directory: string;
  open(options?: Omit<OtlpOptions, "directory">): Promise<OpenOtlp>;
  /** Lines of each file by its name without its end. */
  files(): ReadonlyMap<string, readonly string[]>;
}

/** An empty spool. */
export function makeSpool(): TestSpool {
  const directory = mkdtempSync(join(tmpdir(), "otlp-"));
  return {
    directory,
    open: (options) => openOtlp({ directory, ...options }),
    files: () =>
      new Map(
        readdirSync(directory)
          .filter((name) => name.endsWith(SPOOL_END))
          .toSorted()
          .map((name) => [
            name.slice(0, -SPOOL_END.length),
            readFileSync(join(directory, name), "utf8").trimEnd().split("\n"),
          ]),
      ),
    [Symbol.asyncDispose]: async () => rmSync(directory, { recursive: true, force: true }),
  };
}

/** What a spool keeps of some bodies: the lines of each file. */
export async function spooled(
  bodies: readonly OtlpBody[],
  options?: Omit<OtlpOptions, "directory">,
): Promise<ReadonlyMap<string, readonly string[]>> {
  await using spool = makeSpool();
  const otlp = await spool.open(options);
  for (const body of bodies) {
    const { status } = await otlp.receive(body);
    if (status !== 200) throw new Error(`A body was answered ${status}.`);
  }
  return spool.files();
}
