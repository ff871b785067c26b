import { formatTokens, type StepObject } from "@wheelhouse/core";
import type { ReactNode } from "react";
import { CopyButton } from "../../../../parts/copy-button.tsx";
import { StatusChip } from "../../../../parts/status-chip.tsx";
import { Elapsed } from "../../../../parts/time.tsx";
import { ForkButton } from "../../fork/fork-button.tsx";
import { TakenFrom } from "../../fork/taken-from.tsx";
import { rowsMarkdown } from "../log/markdown-of-item.ts";
import type { WellRow } from "../log/well-rows.ts";
import { nameOfStep } from "../roster/roster-row.tsx";
import { RetryStep } from "./retry-step.tsx";
import { SubRunLink } from "./sub-run-link.tsx";

/** Whose well it is, and how it stands. */
export function WellHead({
  run,
  step,
  rows,
  canRetry,
  canFork,
}: {
  readonly run: string;
  readonly step: StepObject;
  readonly rows: readonly WellRow[];
  readonly canRetry: boolean;
  readonly canFork: boolean;
}): ReactNode {
  const { status, started_at, ended_at, tokens, attempts, persona, kind } = step;
  const agent = attempts.findLast((attempt) => attempt.agent !== null)?.agent;
  const calls = attempts.reduce((sum, { tool_calls }) => sum + tool_calls, 0);
  return (
    <header className="@container flex min-h-10 shrink-0 items-center gap-x-3 border-b border-line px-4">
      <h2 className="min-w-0 truncate font-semibold" title={step.id} dir="auto">
        {nameOfStep(step)}
      </h2>
      <StatusChip status={status} />
      <p className="flex min-w-0 flex-1 items-center gap-x-3 overflow-hidden text-xs whitespace-nowrap text-text-2">
        <Elapsed from={started_at} to={ended_at} />
        <TakenFrom step={step} />
        <SubRunLink step={step} />
        {tokens === null || tokens === 0 ? null : (
          <span className="tabular-nums">{formatTokens(tokens)} tok</span>
        )}
        {calls === 0 ? null : (
          <span className="tabular-nums">
            {calls} {calls === 1 ? "call" : "calls"}
          </span>
        )}
        {persona === null || persona === step.id ? null : (
          <span className="hidden truncate text-text-3 @min-[40rem]:inline">{persona}</span>
        )}
        {agent === undefined ? (
          kind === "agent" ? null : (
            <span className="text-text-3">{kind}</span>
          )
        ) : (
          <span className="hidden truncate text-text-3 @min-[40rem]:inline">{agent}</span>
        )}
      </p>
      {canRetry ? <RetryStep run={run} step={step.id} /> : null}
      {canFork ? <ForkButton step={step.id} /> : null}
      <CopyButton text={() => rowsMarkdown(rows)} label="Copy this step as Markdown" />
    </header>
  );
}
