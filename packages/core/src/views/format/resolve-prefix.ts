/** What a shortened id stands for. */
export type Resolved =
  | { readonly found: "one"; readonly id: string }
  | { readonly found: "none" }
  | { readonly found: "many"; readonly ids: readonly string[] };

/** Finds the id that begins with `prefix`. An id that is exactly it wins over longer ones. */
export function resolvePrefix(prefix: string, ids: readonly string[]): Resolved {
  if (ids.includes(prefix)) return { found: "one", id: prefix };
  if (prefix === "") return { found: "none" };
  const matches = [...new Set(ids.filter((id) => id.startsWith(prefix)))].sort();
  const [id] = matches;
  if (id === undefined) return { found: "none" };
  return matches.length === 1 ? { found: "one", id } : { found: "many", ids: matches };
}
