import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AgentSession, AttemptSpec, ConversationEvent } from "../agent.ts";
import { createAgents, type AgentsOptions } from "../open/create-agents.ts";

/** A session with what it said so far. */
export interface OpenedForTest {
  readonly session: AgentSession;
  readonly events: readonly ConversationEvent[];
  readonly cwd: string;
  readonly marker: string;
  readonly abort: AbortController;
}

/** Opens `scripted` with a transcript of its own, for tests; the result of `open` as it is when it is not usable. */
export async function openScripted(
  yaml: string,
  given: Partial<AttemptSpec> = {},
  options: AgentsOptions = {},
): Promise<
  OpenedForTest | { readonly refused: { readonly class: string; readonly reason: string } }
> {
  const root = mkdtempSync(join(tmpdir(), "wheelhouse-agent-"));
  for (const name of ["cwd", "home", "tmp"]) mkdirSync(join(root, name));
  writeFileSync(join(root, "cwd", "a.ts"), "export {};\n");
  const model = join(root, "transcript.yaml");
  writeFileSync(model, yaml);
  const events: ConversationEvent[] = [];
  const abort = new AbortController();
  const spec: AttemptSpec = {
    run: root.slice(root.lastIndexOf("-") + 1),
    step: "a",
    attempt: "a#1.1",
    role: "author",
    persona: "p",
    generation: 1,
    ordinal: 1,
    agent: "scripted",
    model,
    access: "read",
    cwd: join(root, "cwd"),
    home: join(root, "home"),
    tmp: join(root, "tmp"),
    readable: [],
    silenceMs: 20_000,
    timeoutMs: 20_000,
    ...given,
  };
  const session = await createAgents(options).open(
    spec,
    (event) => events.push(event),
    abort.signal,
  );
  if ("usable" in session) return { refused: session };
  return { session, events, cwd: spec.cwd, marker: `${spec.run}/${spec.attempt}`, abort };
}

/** The same, for tests in which it must be usable. */
export async function mustOpen(
  yaml: string,
  given: Partial<AttemptSpec> = {},
): Promise<OpenedForTest> {
  const opened = await openScripted(yaml, given);
  if ("refused" in opened) throw new Error(opened.refused.reason);
  return opened;
}

/** What a prompt carries about its place in a run. */
export const META = { step: "a", role: "author", generation: 1, ordinal: 1, round: 0 };

/** Names in the directory that an agent worked in. */
export function filesIn(directory: string): string[] {
  return readdirSync(directory).sort();
}
