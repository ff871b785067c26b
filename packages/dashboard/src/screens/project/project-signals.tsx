import type { ProjectPage } from "@wheelhouse/core";
import { CircleAlert, CircleCheck, EyeOff } from "lucide-react";
import type { ReactNode } from "react";
import { plainWords } from "../../text/plain-words.ts";
import { Section } from "../now/section.tsx";
import { ForgeNote } from "../now/wants/forge-note.tsx";
import { SignalRow } from "../now/wants/signal-row.tsx";

/** What a project wants, each thing open to what it is about. */
export function ProjectSignals({
  project: { repository },
}: {
  readonly project: ProjectPage;
}): ReactNode {
  if (repository === null) return null;
  const { status, problem, signals, forge } = repository;
  return (
    <Section title="Wants action" count={signals.length === 0 ? undefined : signals.length}>
      {status === "failing" ? (
        <Line icon={CircleAlert} tone="text-failed">
          It could not be looked at: {plainWords(problem ?? "the cause is not known.")}
          {signals.length === 0 ? "" : " What stands here is of the last look that succeeded."}
        </Line>
      ) : null}
      {status === "ignored" ? (
        <Line icon={EyeOff} tone="text-text-3">
          A file in it says that it is to be ignored, so that nothing of it is told.
        </Line>
      ) : signals.length === 0 ? (
        status === "failing" ? null : (
          <Line icon={CircleCheck} tone="text-completed">
            Nothing wants action here.
          </Line>
        )
      ) : (
        <ul className="rounded-card border border-line bg-surface px-1.5 py-1">
          {signals.map((signal) => (
            <li key={signal.id} className="min-w-0">
              <SignalRow signal={signal} isOpen={signals.length <= 3} isInProject />
            </li>
          ))}
        </ul>
      )}
      {status === "ok" ? <ForgeNote forges={[{ health: forge, count: 1 }]} total={1} /> : null}
    </Section>
  );
}

function Line({
  icon: Icon,
  tone,
  children,
}: {
  readonly icon: typeof CircleCheck;
  readonly tone: string;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <p className="flex items-start gap-2.5 rounded-card border border-line bg-surface px-3 py-2.5 text-text-2">
      <Icon className={`mt-0.5 size-4 shrink-0 ${tone}`} aria-hidden="true" />
      <span className="min-w-0">{children}</span>
    </p>
  );
}
