const DAY = new Intl.DateTimeFormat(undefined, { dateStyle: "medium" });

/** Which days are searched, as the server says it: from a time on, or everything. */
export function sinceWords(since: string | null): string {
  if (since === null) return "Searched: all that was ever said.";
  return `Searched: what was said since ${DAY.format(Date.parse(since))}.`;
}
