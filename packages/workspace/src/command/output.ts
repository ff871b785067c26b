import { createScrubber } from "@wheelhouse/core";

/** What a program said, as it comes. */
export interface Output {
  push(text: string): void;
  /** All that is kept, with what else is to be said at its end. */
  finish(more?: string): { readonly output: string; readonly omitted: number };
}

/**
 * Keeps the beginning and the end of what a program says, without secrets, in at most so many characters:
 * how it began says what it is about, and how it ended what it came to.
 */
export function createOutput(max: number): Output {
  const scrubber = createScrubber();
  const maxHead = Math.floor(max / 3);
  const maxTail = max - maxHead;
  let head = "";
  let tail = "";
  let omitted = 0;
  const take = (text: string): void => {
    const room = maxHead - head.length;
    head += text.slice(0, Math.max(0, room));
    tail += text.slice(Math.max(0, room));
    // Not with every piece: to cut costs the whole length.
    if (tail.length > maxTail * 2) cut();
  };
  const cut = (): void => {
    const over = tail.length - maxTail;
    if (over <= 0) return;
    omitted += over;
    tail = tail.slice(over);
  };
  return {
    push: (text) => take(scrubber.push(text)),
    finish(more) {
      take(scrubber.flush());
      if (more !== undefined) take(more);
      cut();
      const gap = omitted === 0 ? "" : `\n[${omitted} characters left out]\n`;
      return { output: head + gap + tail, omitted };
    },
  };
}
