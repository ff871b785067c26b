/** What messages call the sample. */
export const FILE = ".wheelhouse/personas/api-reviewer.md";
/** A persona file of a project that is right. */
export const GOOD = `---
id: api-reviewer
title: API reviewer
tier: heavy
prefix: API-
scale:
  - Breaks a client = critical
  - Surprises a client = medium
access: read
---

## Posture
You speak for the client.

## Looks for
- Routes.

## Evidence bar
The line of the route.

## Output
Findings API-001.

## Boundaries
No style.
`;
/** The sample with one thing changed; throws when there is nothing to change. */
export const change = (from: string | RegExp, to: string): string => {
  const changed = GOOD.replace(from, to);
  if (changed === GOOD) throw new Error(`${String(from)} is not in the sample`);
  return changed;
};
