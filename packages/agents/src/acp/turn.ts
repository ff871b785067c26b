import type { TurnEnd } from "../agent.ts";

/** How long an agent may take to end a turn that was cancelled, in milliseconds. */
export const CANCEL_MS = 2000;
/** Longest time that a timer of the runtime knows, in milliseconds; longer ones would fire at once. */
const LONGEST_MS = 2 ** 31 - 1;

/** One prompt's turn while it runs. */
export interface Turn {
  /** The agent's last message up to now: what it said since its last tool call, in messages that it names. */
  text: string;
  /** The same of words that are in no message with a name. */
  unnamed: string;
  /** What of these came after the last named one. */
  afterwords: string;
  toolCalls: number;
  /** The question that the agent put; its turn ends with it. */
  ask: Extract<TurnEnd, { end: "asked" }> | undefined;
  /** The agent gave a sign of life. */
  alive(): void;
  /** Ends the turn from outside of the protocol; the first end counts. An error lacks its subject, the agent. */
  end(end: TurnEnd): void;
  /** Resolves when it was ended from outside. */
  readonly ended: Promise<TurnEnd>;
  /** Stops its clocks. */
  close(): void;
}

/** How long a turn may take, in milliseconds on a clock that only goes forward. */
export interface TurnLimits {
  /** Longest time without a sign of life. */
  readonly silenceMs: number;
  /** What is left of the attempt's whole time. */
  readonly leftMs: number;
  /** The attempt's whole time, as it is named in the error. */
  readonly timeoutMs: number;
}

/** A turn that has just begun. Its clocks stand still while the machine sleeps, as the runtime's do. */
export function beginTurn({ silenceMs, leftMs, timeoutMs }: TurnLimits): Turn {
  const { promise: ended, resolve } = Promise.withResolvers<TurnEnd>();
  const fail = (kind: "timeout" | "silence", error: string): void =>
    resolve({ end: "failed", class: kind, error });
  const total = setTimeout(
    () => fail("timeout", `took longer than ${seconds(timeoutMs)}`),
    clamped(leftMs),
  );
  const silence = setTimeout(
    () => fail("silence", `gave no sign of life for ${seconds(silenceMs)}`),
    clamped(silenceMs),
  );
  return {
    text: "",
    unnamed: "",
    afterwords: "",
    toolCalls: 0,
    ask: undefined,
    ended,
    end: resolve,
    alive: () => {
      silence.refresh();
    },
    close() {
      clearTimeout(total);
      clearTimeout(silence);
    },
  };
}

/** A limit as people read it. */
export function seconds(ms: number): string {
  return ms >= 1000 ? `${Math.round(ms / 100) / 10} s` : `${ms} ms`;
}

function clamped(ms: number): number {
  return Math.max(0, Math.min(ms, LONGEST_MS));
}
