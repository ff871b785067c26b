import type { AgentObject } from "@wheelhouse/core";
import type { ReactNode } from "react";
import { StatusMark } from "../../parts/status-mark.tsx";

const SIGNED_IN = {
  "not-needed": "no sign-in needed",
  yes: "signed in",
  no: "not signed in",
  unknown: "sign-in not known",
} as const;
const LEVELS: Readonly<Record<string, string>> = {
  enforced: "reads only: the system prevents writing",
  confined: "reads only: writing is prevented, the network is not",
  "agent-enforced": "reads only by its own plan mode",
};
const CALLS = {
  nothing: "calls no model",
  local: "a model of this machine",
  provider: "its provider may charge",
} as const;

/** What is known of an agent, each thing by itself: found, version, signed in, how writing is prevented, tests. */
export function AgentFacts({ agent }: { readonly agent: AgentObject }): ReactNode {
  const { id, name, status, version, level, path, signed_in, calls, tested, origin } = agent;
  const isFound = version !== null || (path ?? null) !== null || origin === "own";
  const facts = [
    isFound ? "found" : "not found",
    version === null ? undefined : `version ${version}`,
    !isFound || signed_in === undefined ? undefined : SIGNED_IN[signed_in],
    level === null ? undefined : (LEVELS[level] ?? level),
    calls === undefined ? undefined : CALLS[calls],
    testWords(tested, version),
  ].filter((fact) => fact !== undefined);
  return (
    <div className="flex min-w-0 flex-col gap-0.5">
      <p className="flex min-w-0 items-center gap-2">
        <StatusMark
          status={status === "usable" ? "completed" : "skipped"}
          label={status === "usable" ? "can be used" : "cannot be used"}
        />
        <span className="font-medium">{id}</span>
        <span className="truncate text-text-2">{name}</span>
      </p>
      <ul className="flex flex-wrap gap-x-3 gap-y-0.5 pl-6 text-xs text-text-2">
        {facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
      {path === undefined || path === null ? null : (
        <p className="truncate pl-6 font-mono text-xs text-text-3" title={path}>
          {path}
        </p>
      )}
    </div>
  );
}

function testWords(tested: AgentObject["tested"], version: string | null): string | undefined {
  if (tested === undefined || tested === null) return undefined;
  const all = tested.passed + tested.failed;
  const of = tested.version === version ? "" : ` with ${tested.version}`;
  return `${tested.passed} of ${all} tests passed${of}, ${tested.on}`;
}
