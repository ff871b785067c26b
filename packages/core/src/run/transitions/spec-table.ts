/**
 * A table as it stands in SPEC.md: for each situation the events that may follow and where they
 * lead. What is not named is refused.
 */
export function specTable<S extends string, E extends string>(
  table: Readonly<Record<S, Readonly<Record<E, string>>>>,
): string {
  const lines = Object.entries<Readonly<Record<E, string>>>(table).map(([situation, row]) => {
    const cells = Object.entries<string>(row)
      .filter(([, outcome]) => outcome !== "refused")
      .map(([event, outcome]) => `${event} → ${outcome}`);
    return `| ${situation} | ${cells.length === 0 ? "–" : cells.join(" · ")} |`;
  });
  return [
    "| situation | events that may follow → where they lead |",
    "| --- | --- |",
    ...lines,
  ].join("\n");
}
