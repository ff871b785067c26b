import type { JournalReader } from "@wheelhouse/journal";
import { giveMemoryBack } from "../host/give-memory-back.ts";

/** How long nothing must have been written until the server counts as quiet, in milliseconds. */
const QUIET_MS = 10_000;

/**
 * Gives memory back each time that the journal has been quiet for a while: a server lives for days,
 * and mostly waits. Ends when it is disposed of.
 */
export function restWhenQuiet(
  reader: Pick<JournalReader, "watermark">,
  { quietMs = QUIET_MS, rest = giveMemoryBack } = {},
): Disposable {
  let seen = -1;
  let rested = -1;
  const look = async (): Promise<void> => {
    const now = await reader.watermark();
    if (now === seen && now !== rested) {
      rested = now;
      rest();
    }
    seen = now;
  };
  // Whoever cannot be asked now is asked again.
  const timer = setInterval(() => void look().catch(() => undefined), quietMs);
  timer.unref();
  return { [Symbol.dispose]: () => clearInterval(timer) };
}
