import type { AgentObject } from "@wheelhouse/core";

/** An agent in a list to choose from: its name, and what a person has to know before they choose it. */
export function agentLabel({ id, status, calls }: AgentObject): string {
  if (status === "unusable") return `${id} · cannot be used here`;
  return calls === "provider" ? `${id} · may cost money` : id;
}
