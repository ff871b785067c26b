import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { agentsQuery } from "../../../../queries/place.ts";
import { OneOfField } from "./field-parts.tsx";

/** Who works; without one, whoever the project says. */
export function AgentField({
  agent,
  error,
  onChange,
}: {
  readonly agent: string | undefined;
  readonly error: string | undefined;
  readonly onChange: (agent: string | undefined) => void;
}): ReactNode {
  const { data: agents = [] } = useQuery(agentsQuery);
  const usable = agents.filter(({ status }) => status === "usable").map(({ id }) => id);
  return (
    <OneOfField
      label="Agent"
      value={agent}
      all={usable}
      none="as the project says"
      error={error}
      onChange={onChange}
    />
  );
}
