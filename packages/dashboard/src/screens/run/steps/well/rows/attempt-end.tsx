import { type AttemptEntry, formatDuration, formatTokens } from "@wheelhouse/core";
import type { ReactNode } from "react";
import { StatusMark } from "../../../../../parts/status-mark.tsx";
import { TONE_TEXT, TONES } from "../../../../../parts/status.ts";
import { plainWords } from "../../../../../text/plain-words.ts";
import { OutputView } from "./output-view.tsx";

/** Where an attempt ends: how, why, and what it handed in. */
export function AttemptEnd({
  attempt: { status, at, endedAt, error, class: kind, usage, items },
  output,
}: {
  readonly attempt: AttemptEntry;
  readonly output: unknown;
}): ReactNode {
  const { inputTokens, outputTokens } = usage ?? {};
  const spent = inputTokens === undefined && outputTokens === undefined;
  return (
    <div className="pt-1 pb-2">
      <OutputView output={output} isAll={items.length === 0} />
      <p className="flex flex-wrap items-center gap-x-2 text-xs text-text-3">
        <StatusMark status={status} className="size-3.5" />
        <span className={`font-medium ${TONE_TEXT[TONES[status]]}`}>{status}</span>
        {kind === undefined ? null : <span>{kind}</span>}
        {endedAt === undefined ? null : <span>after {formatDuration(endedAt - at)}</span>}
        {spent ? null : (
          <span>
            {formatTokens(inputTokens ?? null)} in, {formatTokens(outputTokens ?? null)} out
          </span>
        )}
      </p>
      {error === undefined ? null : (
        <p
          dir="auto"
          className={`mt-1 max-w-[76ch] border-l-2 pl-2.5 whitespace-pre-wrap ${status === "failed" ? "border-failed text-failed" : "border-line text-text-2"}`}
        >
          {plainWords(error)}
        </p>
      )}
    </div>
  );
}
