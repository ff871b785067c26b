import type { AttemptEntry } from "@wheelhouse/core";
import { Lock } from "lucide-react";
import { type ReactNode, useContext } from "react";
import { Ago } from "../../../../../parts/time.tsx";
import { RunWords } from "../../../run-words.ts";
import { Folded } from "./folded.tsx";
import { Said } from "./said.tsx";

const ROLES = { critic: "Critic", supervisor: "Supervisor" } as const;

/** Where an attempt begins: whose it is, and how it is held. */
export function AttemptHead({ attempt }: { readonly attempt: AttemptEntry }): ReactNode {
  const { role, ordinal, generation, agent, version, level, at, guidance } = attempt;
  const { attempt: word } = useContext(RunWords);
  return (
    <div className="pt-3 pb-1">
      <div className="flex flex-wrap items-center gap-x-2 text-xs text-text-3">
        <span className={`font-medium ${role === "author" ? "text-text-2" : "text-cancelled"}`}>
          {role === "author" ? word : ROLES[role]} {ordinal}
        </span>
        {generation > 1 ? <span>after being sent back, round {generation}</span> : null}
        {agent === undefined ? null : (
          <span>
            {agent}
            {version === undefined ? "" : ` ${version}`}
          </span>
        )}
        {level === undefined ? null : (
          <span className="inline-flex items-center gap-1">
            <Lock className="size-3" aria-hidden="true" />
            {level}
          </span>
        )}
        <Ago at={new Date(at).toISOString()} />
        <span className="h-px min-w-4 flex-1 bg-line" aria-hidden="true" />
      </div>
      {guidance === undefined ? null : (
        <Folded label="Told beside its brief" peek={guidance}>
          <Said text={guidance} />
        </Folded>
      )}
    </div>
  );
}
