import type { AgentStep, Wish } from "@wheelhouse/core";

/** What a role may do to the files of its step: whoever judges or supervises the work of an author only reads it. Pure. */
export function accessOf({ access }: AgentStep, role: Wish["role"]): AgentStep["access"] {
  return role === "author" ? access : "read";
}
