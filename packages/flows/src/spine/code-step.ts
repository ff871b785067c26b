import type { Json, StepInput } from "@wheelhouse/core";

type CodeStepInput = Extract<StepInput, { kind: "code" }>;

/** A code step; the impure ones are tried again, since files and processes have bad moments. */
export function codeStep(parts: {
  readonly id: string;
  readonly label: string;
  readonly run: string;
  readonly after: readonly string[];
  readonly input?: Readonly<Record<string, Json>> | undefined;
  readonly settled?: boolean | undefined;
  readonly impure?: boolean | undefined;
}): CodeStepInput {
  return {
    kind: "code",
    id: parts.id,
    label: parts.label,
    run: parts.run,
    after: [...parts.after],
    join: parts.settled === true ? "settled" : "all",
    input: { ...parts.input },
    timeoutMs: 300_000,
    onFailure: parts.impure === true ? [{ retry: { count: 2, backoffMs: 500 } }] : [],
  };
}
