/** A frame as a reader of server-sent events sees it. */
export interface Frame {
  readonly event: string;
  readonly id: string | undefined;
  readonly data: unknown;
}

/** Reads frames one after the other, by the rules of server-sent events and none of our code. Comments come as `comment`. */
export async function* readFrames(response: Response): AsyncGenerator<Frame, void, void> {
  let text = "";
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    for (;;) {
      const end = text.indexOf("\n\n");
      if (end < 0) break;
      const lines = text.slice(0, end).split("\n");
      text = text.slice(end + 2);
      const field = (name: string): string | undefined =>
        lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
      const data = field("data");
      if (lines.every((line) => line.startsWith(":")))
        yield { event: "comment", id: undefined, data: undefined };
      else
        yield {
          event: field("event") ?? "message",
          id: field("id"),
          data: data === undefined ? undefined : JSON.parse(data),
        };
    }
  }
}

/** The next frames up to the first that fits, which comes last. */
export async function framesUntil(
  frames: AsyncGenerator<Frame, void, void>,
  fits: (frame: Frame) => boolean,
): Promise<Frame[]> {
  const taken: Frame[] = [];
  for (;;) {
    const { value, done } = await frames.next();
    if (done === true || value === undefined) throw new Error("the stream ended before it came");
    taken.push(value);
    if (fits(value)) return taken;
  }
}
