import type { AgentObject } from "@wheelhouse/core";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Field } from "../../../parts/field.tsx";
import { Select } from "../../../parts/select.tsx";
import { agentsQuery } from "../../../queries/place.ts";
import type { WorkDraft } from "./work-draft.ts";

const ROLES = [
  { role: "planner", label: "Planner: reads, and writes the plan" },
  { role: "worker", label: "Worker: writes in the clone" },
  { role: "critic", label: "Critic: judges each step" },
  { role: "judge", label: "Judge: judges all of it at the end" },
  { role: "supervisor", label: "Supervisor: mends a plan that went wrong" },
] as const;

/** Which agent has which part in solving an issue. */
export function RoleFields({
  roles,
  onChange,
}: {
  readonly roles: WorkDraft["roles"];
  readonly onChange: (roles: WorkDraft["roles"]) => void;
}): ReactNode {
  const { data: agents = [] } = useQuery(agentsQuery);
  return (
    <div className="grid gap-x-4 gap-y-2 sm:grid-cols-2">
      {ROLES.map(({ role, label }) => (
        <Field key={role} label={label}>
          {(names) => (
            <Select
              {...names}
              value={roles[role]}
              onChange={({ target }) => onChange({ ...roles, [role]: target.value })}
            >
              <option value="">The agent of the run</option>
              {named(agents, roles[role]).map(({ id, words }) => (
                <option key={id} value={id}>
                  {words}
                </option>
              ))}
            </Select>
          )}
        </Field>
      ))}
    </div>
  );
}

/** The agents of this machine, and one that was said and is not there. */
function named(
  agents: readonly AgentObject[],
  said: string,
): readonly { readonly id: string; readonly words: string }[] {
  const known = agents.map(({ id, status, calls }) => ({
    id,
    words:
      status === "unusable"
        ? `${id} · cannot be used here`
        : calls === "provider"
          ? `${id} · may cost money`
          : id,
  }));
  if (said === "" || agents.some(({ id }) => id === said)) return known;
  return [...known, { id: said, words: `${said} · not on this machine` }];
}
