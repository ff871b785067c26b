/** What a command of ours did. */
export interface CommandOutcome {
  readonly command: readonly string[];
  /** Whether it ended by itself, with 0. */
  readonly ok: boolean;
  /** Null when it was ended by a signal, or never began. */
  readonly exit: number | null;
  readonly timedOut: boolean;
  readonly durationMs: number;
  /** What it wrote, both streams as they came. */
  readonly output: string;
  /** The commit in whose fresh checkout it ran; absent where it ran in the tree that agents work in. */
  readonly commit?: string | undefined;
}

/** What a command of ours did, as its evidence tells it. */
export interface ReadEvidence {
  readonly isPassed: boolean;
  /** As a person would type it. */
  readonly command: string;
  /** How it ended, such as `exit 1`. */
  readonly ended: string;
  readonly ms: number;
  /** The commit in whose fresh checkout it ran; absent where it ran in the tree that agents work in. */
  readonly commit?: string;
  readonly output: string;
}

/** A command as a person reads it; arguments with anything unusual in them stand in quotes. */
export function shownCommand(command: readonly string[]): string {
  return command
    .map((part) => (/^[\w@%+=:,./-]+$/.test(part) ? part : JSON.stringify(part)))
    .join(" ");
}

/** How a command of ours ended, such as `passed (exit 0, 12 ms)`. */
export function howCommandEnded({ ok, exit, timedOut, durationMs }: CommandOutcome): string {
  const ended = timedOut ? "took too long" : exit === null ? "was ended" : `exit ${exit}`;
  return `${ok ? "passed" : "failed"} (${ended}, ${Math.round(durationMs)} ms)`;
}

/**
 * The value of an artifact of the kind `evidence`: how the command was called, how it ended, and what it wrote. The one form,
 * whoever wanted the command to be run; {@link readEvidence} reads it.
 */
export function evidenceText(outcome: CommandOutcome): string {
  const where =
    outcome.commit === undefined ? "" : `, checked in a fresh checkout of ${outcome.commit}`;
  const head = `$ ${shownCommand(outcome.command)}\n${howCommandEnded(outcome)}${where}`;
  return outcome.output === "" ? head : `${head}\n\n${outcome.output}`;
}

const EVIDENCE =
  /^\$ (.*)\n(passed|failed) \((.*?), (\d+) ms\)(?:, checked in a fresh checkout of ([0-9a-f]+))?(?:\n\n|$)/;

/** Reads the evidence that a run has recorded; undefined where it is in another form, and then it is words. */
export function readEvidence(value: string): ReadEvidence | undefined {
  const [all, command = "", verdict, ended = "", ms, commit] = EVIDENCE.exec(value) ?? [];
  if (all === undefined) return undefined;
  return {
    isPassed: verdict === "passed",
    command,
    ended,
    ms: Number(ms),
    ...(commit !== undefined && { commit }),
    output: value.slice(all.length),
  };
}
