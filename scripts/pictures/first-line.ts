import type { Readable } from "node:stream";

/** The first line that a program writes. Rejects when it ends without one. */
export async function firstLine(from: Readable): Promise<string> {
  let said = "";
  for await (const chunk of from.setEncoding("utf8")) {
    said += String(chunk);
    const end = said.indexOf("\n");
    if (end >= 0) return said.slice(0, end);
  }
  throw new Error("the samples could not be made");
}
