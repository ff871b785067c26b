import type { RunState, StepState } from "../state.ts";

/** The whole state as text, steps by id: two folds are equal when their snapshots are. */
export function snapshot(state: RunState): string {
  return JSON.stringify(state, (key, value: unknown) => {
    if (value instanceof Map) return [...value.entries()];
    if (value instanceof Set)
      return [...value].map((each) => (isStep(each) ? each.id : String(each)));
    if (key === "def" || key === "plan") return undefined;
    if (REFERENCES.has(key) && Array.isArray(value)) {
      return value.map((each) => (isStep(each) ? each.id : String(each)));
    }
    if ((key === "parent" || key === "target") && isStep(value)) return value.id;
    return value;
  });
}

const REFERENCES = new Set(["dependents", "dependencies", "children", "members"]);

function isStep(value: unknown): value is StepState {
  return typeof value === "object" && value !== null && "openChildren" in value && "id" in value;
}
