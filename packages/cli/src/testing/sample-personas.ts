import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A persona file as a project would have one, for tests. */
export function samplePersona(id: string): string {
  return `---
id: ${id}
title: Reviewer of the API
tier: heavy
prefix: API-
scale:
  - Breaks a client = critical
access: read
---

## Posture
You speak for the client.

## Looks for
Routes that changed.

## Evidence bar
The line of the route.

## Output
Findings API-001.

## Boundaries
No style.
`;
}

/** A project with these files in its folder of personas, for tests. */
export function projectWithPersonas(files: Readonly<Record<string, string | Uint8Array>>): string {
  const project = realpathSync(mkdtempSync(join(tmpdir(), "wheelhouse-personas-")));
  const folder = join(project, ".wheelhouse", "personas");
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return project;
}
