/** Longest line that an agent may send, in bytes. */
const MAX_LINE = 8 * 1024 * 1024;
/** Most that an agent may send in one turn, in bytes. */
const MAX_TURN = 64 * 1024 * 1024;

/** Watches the raw lines of an agent before the protocol library reads them. */
export interface LineGuard {
  readonly transform: TransformStream<Uint8Array, Uint8Array>;
  /** Begins a new turn's count. */
  reset(): void;
}

/**
 * Passes lines of JSON objects on. Anything else is what a broken agent says: the first such line,
 * a line without end, or a flood is reported once, and nothing more is passed on.
 */
export function guardLines(report: (problem: string) => void): LineGuard {
  let held: Uint8Array[] = [];
  let heldBytes = 0;
  let turnBytes = 0;
  let broken = false;
  const fail = (problem: string): void => {
    broken = true;
    held = [];
    report(problem);
  };
  const line = (
    bytes: Uint8Array,
    controller: TransformStreamDefaultController<Uint8Array>,
  ): void => {
    const text = Buffer.from(bytes).toString("utf8").trim();
    if (text === "") return;
    if (!isObject(text))
      return fail(
        `it said something that is not the protocol: ${JSON.stringify(text.slice(0, 80))}`,
      );
    controller.enqueue(bytes);
  };
  const transform = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      if (broken) return;
      turnBytes += chunk.length;
      if (turnBytes > MAX_TURN)
        return fail(`it sent more than ${MAX_TURN / 1024 / 1024} MiB in one turn`);
      let from = 0;
      for (let end = chunk.indexOf(10); end >= 0 && !broken; end = chunk.indexOf(10, from)) {
        line(Buffer.concat([...held, chunk.subarray(from, end + 1)]), controller);
        held = [];
        heldBytes = 0;
        from = end + 1;
      }
      if (broken) return;
      held.push(chunk.subarray(from));
      heldBytes += chunk.length - from;
      if (heldBytes > MAX_LINE) fail(`it sent a line of more than ${MAX_LINE / 1024 / 1024} MiB`);
    },
    flush() {
      const rest = Buffer.concat(held).toString("utf8").trim();
      if (!broken && rest !== "")
        report(`it ended in the middle of a line: ${JSON.stringify(rest.slice(0, 80))}`);
    },
  });
  return {
    transform,
    reset: () => {
      turnBytes = 0;
    },
  };
}

function isObject(text: string): boolean {
  if (!text.startsWith("{")) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
