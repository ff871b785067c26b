/** A frame of server-sent events. */
export interface SseFrame {
  readonly event: string;
  readonly data: string;
  /** The last id that the stream has named, this frame's included. */
  readonly lastEventId: string;
}

/**
 * Cuts a stream into frames, by the rules of the HTML standard, however its bytes are cut. *Contract*:
 * a frame is given when the empty line after it has come, and never before; what a cut stream leaves
 * unfinished is dropped. Frames without data move `lastEventId` and are given with the event `cursor`.
 * `onComment` gets what a comment says, which the standard throws away.
 */
export function createSseParser(
  onFrame: (frame: SseFrame) => void,
  onComment?: (text: string) => void,
): (chunk: Uint8Array) => void {
  const decoder = new TextDecoder();
  let rest = "";
  let event = "";
  let data: string[] = [];
  let lastEventId = "";
  let id: string | undefined;

  function endFrame(): void {
    const isCursor = data.length === 0;
    if (id !== undefined) lastEventId = id;
    if (!isCursor) onFrame({ event: event || "message", data: data.join("\n"), lastEventId });
    else if (id !== undefined) onFrame({ event: "cursor", data: "", lastEventId });
    event = "";
    data = [];
    id = undefined;
  }

  function takeLine(line: string): void {
    if (line === "") return endFrame();
    const colon = line.indexOf(":");
    if (colon === 0) return onComment?.(line.slice(1).trim());
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
    if (field === "event") event = value;
    else if (field === "data") data.push(value);
    else if (field === "id" && !value.includes("\0")) id = value;
  }

  return (chunk) => {
    rest += decoder.decode(chunk, { stream: true });
    // A carriage return at the end may be half of a line's end.
    const end = rest.endsWith("\r") ? rest.length - 1 : rest.length;
    const lines = rest.slice(0, end).split(/\r\n|\n|\r/);
    const unfinished = lines.pop() ?? "";
    rest = unfinished + rest.slice(end);
    for (const line of lines) takeLine(line);
  };
}
