import type { ObservedObject, StepObject } from "@wheelhouse/core";

/** A session as the wire shows it. */
export type SessionObject = ObservedObject["sessions"][number];

/** A session of a run at its place in the tree. */
export interface SessionNode {
  readonly key: string;
  readonly session: SessionObject;
  /** Its turns; undefined for a session that is only thought to belong to the run. */
  readonly step: StepObject | undefined;
  /** 0 for one that no other session of the run began. */
  readonly depth: number;
  /** Place among its siblings, from 1, and how many they are. */
  readonly place: number;
  readonly siblings: number;
}

/**
 * Sessions in the order in which they are shown: each before those that it began. *Contract*: every session is there
 * once, also where a log names parents in a circle, or one that there is not.
 */
export function sessionTree(
  sessions: readonly SessionObject[],
  steps: readonly StepObject[],
): SessionNode[] {
  const known = new Set(sessions.map(({ session }) => session));
  const stepOf = new Map(steps.map((step) => [step.id, step]));
  const below = Map.groupBy(sessions, ({ parent }) =>
    parent !== null && known.has(parent) ? parent : null,
  );
  const placed = new Set<SessionObject>();
  const nodes: SessionNode[] = [];
  const place = (siblings: readonly SessionObject[], depth: number): void => {
    for (const [index, session] of siblings.entries()) {
      if (placed.has(session)) continue;
      placed.add(session);
      nodes.push({
        key: session.step === "" ? `session ${session.session}` : session.step,
        session,
        step: stepOf.get(session.step),
        depth,
        place: index + 1,
        siblings: siblings.length,
      });
      place(below.get(session.session) ?? [], depth + 1);
    }
  };
  place(below.get(null) ?? [], 0);
  // What is left names its parents in a circle.
  place(
    sessions.filter((session) => !placed.has(session)),
    0,
  );
  return nodes;
}

/** What a session is called: what it is for, else a part of its id that tells it from others. */
export function nameOfSession({ session, step }: Pick<SessionNode, "session" | "step">): string {
  return step?.label ?? session.title ?? session.role ?? session.session.slice(0, 40);
}
