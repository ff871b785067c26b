import type { AppendRefusal } from "../journal.ts";

const CODES: ReadonlySet<unknown> = new Set<AppendRefusal["code"]>([
  "journal.conflict",
  "journal.fenced",
  "journal.full",
  "journal.closed",
  "journal.invalid",
]);

/** The one way in which this package refuses: its message names the cause in one sentence. */
export class Refusal extends Error implements AppendRefusal {
  readonly code: AppendRefusal["code"];

  constructor(code: AppendRefusal["code"], message: string, options: { cause?: unknown } = {}) {
    super(message, options);
    this.name = "AppendRefusal";
    this.code = code;
  }
}

/** Recognises a refusal by its code, also one from another copy of this package. */
export function isAppendRefusal(error: unknown): error is AppendRefusal {
  return error instanceof Error && "code" in error && CODES.has(error.code);
}
