/** An event of a stream, as it came. */
export interface Sent {
  readonly event: string;
  readonly data: string;
}

/** A stream of a server that is followed. */
export interface Followed {
  /** When the next event came that fits, on the clock of `performance.now()`. */
  next(fits: (sent: Sent) => boolean): Promise<number>;
  close(): void;
}

/** Follows a stream of events; resolves when the server has answered. */
export async function streamOf(
  url: string,
  headers: Readonly<Record<string, string>>,
): Promise<Followed> {
  const closing = new AbortController();
  const answer = await fetch(url, { headers, signal: closing.signal });
  if (!answer.ok || !answer.body) throw new Error(`${url}: ${answer.status}`);
  const waiting = new Set<{ fits: (sent: Sent) => boolean; came: (at: number) => void }>();
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  const follow = async (): Promise<void> => {
    let rest = "";
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      const at = performance.now();
      const blocks = (rest + value).split("\n\n");
      rest = blocks.pop() ?? "";
      for (const block of blocks) {
        const sent = {
          event: /^event: ?(.*)$/m.exec(block)?.[1] ?? "message",
          data: /^data: ?(.*)$/m.exec(block)?.[1] ?? "",
        };
        for (const each of waiting) {
          if (!each.fits(sent)) continue;
          waiting.delete(each);
          each.came(at);
        }
      }
    }
  };
  follow().catch(() => undefined);
  return {
    next: (fits) => new Promise((came) => waiting.add({ fits, came })),
    close: () => closing.abort(),
  };
}
