import type { Entry } from "./entry.ts";

/**
 * Gives each new entry its name in briefs and report: its own id where no other entry has it, else
 * its key. Names given by an earlier fold stay: agents have seen them.
 */
export function withRefs(taken: readonly Entry[], fresh: readonly Entry[]): Entry[] {
  const uses = new Map<string, number>();
  const keys = new Set<string>();
  for (const entry of [...taken, ...fresh]) {
    for (const { key, finding } of [entry, ...entry.also]) {
      keys.add(key);
      uses.set(finding.id, (uses.get(finding.id) ?? 0) + 1);
    }
  }
  return fresh.map((entry) => {
    const { id } = entry.finding;
    return { ...entry, ref: uses.get(id) === 1 && !keys.has(id) ? id : entry.key };
  });
}

/**
 * Finds the entry that an agent means: by ref, by key, by `id (step)`, by the key of a merged
 * source, or by an id that only one entry has. Undefined when it means none or could mean several.
 */
export function findByRef(entries: readonly Entry[], text: string): Entry | undefined {
  const name = text.trim();
  const direct = entries.find((entry) => entry.ref === name || entry.key === name);
  if (direct) return direct;
  const sources = entries.flatMap((entry) =>
    [entry, ...entry.also].map(({ key, finding }) => ({ entry, key, finding })),
  );
  const exact = sources.find(
    ({ key, finding }) => key === name || `${finding.id} (${finding.step ?? ""})` === name,
  );
  if (exact) return exact.entry;
  const matching = new Set(
    sources.filter(({ finding }) => finding.id === name).map(({ entry }) => entry),
  );
  const [only] = matching;
  return matching.size === 1 ? only : undefined;
}

/** What reads as the name of a finding in a text; an agent may call one `1` or `the`. */
const TELLING = /\p{L}.*\d|:/u;

/** Every name that {@link findByRef} takes for one of these entries, and that can be told from other words of a text. */
export function namesOf(some: readonly Entry[], entries: readonly Entry[]): string[] {
  const names = some.flatMap((entry) => [
    entry.ref,
    ...[entry, ...entry.also].flatMap(({ key, finding }) => [
      key,
      `${finding.id} (${finding.step ?? ""})`,
      ...(finding.id !== entry.ref && findByRef(entries, finding.id) === entry ? [finding.id] : []),
    ]),
  ]);
  // The longest first: a name may begin another.
  return [...new Set(names.filter((name) => TELLING.test(name)))].toSorted(
    (a, b) => b.length - a.length,
  );
}
