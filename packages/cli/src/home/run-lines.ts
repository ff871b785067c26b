/** What the id of a run may be: it names a directory. */
export const RUN_ID: RegExp = /^[A-Za-z0-9][\w-]{0,99}$/;

/**
 * The lines of an exported file, as long as they are of runs. Throws an Error that names the first stream that is none: whoever wrote
 * the file chose its name, and directories are made and removed by it.
 */
export async function* runLines(lines: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const line of lines) {
    const stream = streamOf(line);
    if (stream !== undefined && !(stream.startsWith("run/") && RUN_ID.test(stream.slice(4))))
      throw new Error(`${JSON.stringify(stream.slice(0, 200))} is no run`);
    yield line;
  }
}

/** The stream of a line; undefined for one that has none, which whoever reads the file judges. */
function streamOf(line: string): string | undefined {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value !== "object" || value === null || !("stream" in value)) return undefined;
    return typeof value.stream === "string" ? value.stream : undefined;
  } catch {
    return undefined;
  }
}
