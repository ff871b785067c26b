import type { Json } from "@wheelhouse/core";

/** Members of a problem that say what it is, the best first. */
const SAYS = ["detail", "message", "problem", "title"] as const;

/** A problem as a line: its cause and its next step, whatever shape it came in. */
export function problemWords(problem: Json): string {
  if (typeof problem === "string") return problem;
  if (typeof problem !== "object" || problem === null || Array.isArray(problem))
    return JSON.stringify(problem);
  const facts = Object.entries(problem);
  const of = (name: string): Json | undefined => facts.find(([key]) => key === name)?.[1];
  const says = SAYS.map(of).find((text) => typeof text === "string");
  if (typeof says !== "string") return JSON.stringify(problem);
  const [count, hint] = [of("count"), of("hint")];
  return [
    says,
    typeof count === "number" ? `(${count}×)` : "",
    typeof hint === "string" ? hint : "",
  ]
    .filter((part) => part !== "")
    .join(" ");
}
