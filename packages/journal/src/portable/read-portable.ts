import { createHash } from "node:crypto";
import { hashOf, weightOf } from "../append/encode-events.ts";
import { Refusal } from "../append/refusal.ts";
import { EXPORT_VERSION, type EventsLine } from "./portable-line.ts";
import { parseLine } from "./parse-line.ts";

/** An exported file that is whole. */
export interface Portable {
  readonly batches: readonly EventsLine[];
  readonly blobs: ReadonlyMap<string, Uint8Array>;
  /** Events, and blobs as so many events' worth. */
  readonly weight: number;
}

/**
 * Reads an exported file to its end, before anything of it is used. Throws a `journal.invalid`
 * refusal that names the line when the file is not whole, was changed, or is of a later version.
 */
export async function readPortable(
  lines: AsyncIterable<string> | Iterable<string>,
): Promise<Portable> {
  const digest = createHash("sha256");
  const batches: EventsLine[] = [];
  const blobs = new Map<string, Uint8Array>();
  let weight = 0;
  let number = 0;
  let ended = false;
  for await (const text of lines) {
    number += 1;
    if (ended) throw wrong(number, "something follows the end");
    const line = parseLine(text);
    if (line === undefined) throw wrong(number, "it is not a line of an exported journal");
    if ("journal" in line !== (number === 1)) throw wrong(number, "the header is the first line");
    if ("end" in line) {
      if (line.end !== digest.copy().digest("hex")) throw wrong(number, "the file was changed");
      ended = true;
    } else if ("journal" in line) {
      if (line.export !== EXPORT_VERSION) throw wrong(number, `form ${line.export} is not known`);
    } else if ("blob" in line) {
      const bytes = Buffer.from(line.base64, "base64");
      if (hashOf(bytes) !== line.blob) throw wrong(number, "a blob has another hash");
      blobs.set(line.blob, bytes);
      weight += weightOf(bytes);
    } else {
      const missing = line.events.find(([, , , , blob]) => blob !== undefined && !blobs.has(blob));
      if (missing !== undefined) throw wrong(number, "it names a blob that no line before has");
      batches.push(line);
      weight += line.events.length;
    }
    digest.update(`${text}\n`);
  }
  if (!ended) throw wrong(number, "the file ends before its last line");
  return { batches, blobs, weight };
}

function wrong(line: number, cause: string): Refusal {
  return new Refusal("journal.invalid", `Line ${line} of the exported journal: ${cause}.`);
}
