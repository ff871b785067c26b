import type { Report } from "./check-step.ts";
import type { Step } from "./step.ts";

/** Checks pairs of steps that must not go on at the same time: writers, and those who share a session. */
export function checkOrders(
  steps: readonly Step[],
  ancestors: ReadonlyMap<string, ReadonlySet<string>>,
  report: Report,
): void {
  const inOrder = (one: Step, other: Step): boolean =>
    ancestors.get(one.id)?.has(other.id) === true || ancestors.get(other.id)?.has(one.id) === true;
  for (const [one, other] of pairs(steps.filter(mayWrite))) {
    if (inOrder(one, other)) continue;
    report(
      one,
      `it and ${other.id} both write and neither comes first`,
      "put one of them in the other's `after`",
    );
  }
  for (const [one, other] of pairs(steps.filter((step) => sessionOf(step) !== undefined))) {
    if (sessionOf(one) !== sessionOf(other) || inOrder(one, other)) continue;
    report(
      one,
      `it and ${other.id} both continue ${sessionOf(one)} and neither comes first`,
      "let one of them continue the other",
    );
  }
}

/** Whether a step, or one inside it, may write. Two writers without an order would each miss the other's work. */
export function mayWrite(step: Step): boolean {
  if (step.kind === "agent" || step.kind === "scope") return step.access === "write";
  return step.kind === "map" && step.each.kind === "agent" && step.each.access === "write";
}

function sessionOf(step: Step): string | undefined {
  if (step.kind !== "agent" || step.session === "own") return undefined;
  return step.session.slice("continue:".length);
}

function* pairs<T>(items: readonly T[]): Generator<readonly [T, T]> {
  for (const [index, one] of items.entries())
    for (const other of items.slice(index + 1)) yield [one, other];
}
