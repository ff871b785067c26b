import { readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { type Binding, MOST_BINDINGS } from "./router.ts";
import { appendLines } from "./spool-files.ts";

const NAME = "bindings.jsonl";
/** Bytes of the file; when it is full, what is new is not remembered over a restart. */
const MOST_BYTES = 32 * 1024 * 1024;
const schema = z.object({ key: z.string(), file: z.string(), session: z.string().optional() });

/** Which trace and which conversation belongs to which file of the spool, over restarts. */
export class BindingsFile {
  readonly #path: string;

  constructor(directory: string) {
    this.#path = join(directory, NAME);
  }

  /** What was kept, the newest for each key, of the files that `isThere`; the file is written anew with only that. */
  async load(isThere: (file: string) => boolean): Promise<readonly Binding[]> {
    let text: string;
    try {
      text = await readFile(this.#path, "utf8");
    } catch (error) {
      if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
      throw error;
    }
    const newest = new Map<string, Binding>();
    for (const line of text.split("\n")) {
      const binding = bindingOf(line);
      if (!binding) continue;
      newest.delete(binding.key);
      newest.set(binding.key, binding);
    }
    const kept = [...newest.values()].filter(({ file }) => isThere(file)).slice(-MOST_BINDINGS);
    const next = `${this.#path}.next`;
    await writeFile(next, kept.map((each) => `${JSON.stringify(each)}\n`).join(""), {
      mode: 0o600,
    });
    await rename(next, this.#path);
    return kept;
  }

  async append(bindings: readonly Binding[]): Promise<void> {
    const lines = bindings.map((each) => JSON.stringify(each));
    if (lines.length > 0) await appendLines(this.#path, lines, MOST_BYTES);
  }
}

/** A line that a crash left half is none. */
function bindingOf(line: string): Binding | undefined {
  try {
    return schema.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}
