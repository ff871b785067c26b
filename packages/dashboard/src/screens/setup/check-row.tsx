import type { CheckObject } from "@wheelhouse/core";
import { CircleAlert, CircleCheck, OctagonX } from "lucide-react";
import type { ReactNode } from "react";
import { CopyButton } from "../../parts/copy-button.tsx";
import { AgentFacts } from "./agent-facts.tsx";
import { commandOfHint } from "./command-of-hint.ts";

const MARKS = {
  ok: { icon: CircleCheck, tone: "text-completed", word: "ready" },
  warn: { icon: CircleAlert, tone: "text-waiting", word: "missing" },
  fail: { icon: OctagonX, tone: "text-failed", word: "in the way" },
} as const;

/** One thing that was looked at: how it stands, what was seen, and what to do about it. */
export function CheckRow({ check }: { readonly check: CheckObject }): ReactNode {
  const { status, title, detail, hint, agent } = check;
  const { icon: Icon, tone, word } = MARKS[status];
  const command = hint === undefined ? undefined : commandOfHint(hint);
  return (
    <li className="flex items-start gap-2.5 border-line px-3 py-2 not-first:border-t">
      {agent === undefined ? (
        <Icon className={`mt-0.5 size-4 shrink-0 ${tone}`} aria-hidden="true" />
      ) : null}
      <div className="min-w-0 flex-1">
        {agent === undefined ? (
          <p>
            <span className="font-medium">{title}</span>
            <span className="sr-only">, {word}: </span>
            <span className="ml-2 text-text-2">{detail}</span>
          </p>
        ) : (
          <AgentFacts agent={agent} />
        )}
        {hint === undefined ? null : (
          <p className={`text-text-2 ${agent === undefined ? "" : "pl-6"}`}>{hint}</p>
        )}
      </div>
      {command === undefined ? null : <CopyButton text={command} label={`Copy: ${command}`} />}
    </li>
  );
}
