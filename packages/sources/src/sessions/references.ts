const SHORT = /(?<![\w./-])([A-Za-z0-9][\w.-]{0,99}\/[A-Za-z0-9._-]{1,100})#\d{1,9}\b/g;
const ADDRESS =
  /\bhttps?:\/\/[^\s/"'<>]{1,200}\/(?:[\w.-]{1,100}\/){0,4}?([\w.-]{1,100}\/[\w.-]{1,100})\/(?:-\/)?(?:pull|pulls|issues|merge_requests)\/\d{1,9}\b/g;

/** Repositories that a text names by an issue or a change, `owner/name` each, in order and once. Pure. */
export function referencesIn(text: string): readonly string[] {
  const found = new Set<string>();
  // Most texts name none: the looks are dear, these are not.
  if (text.includes("#")) for (const [, name] of text.matchAll(SHORT)) if (name) found.add(name);
  if (text.includes("://"))
    for (const [, name] of text.matchAll(ADDRESS)) if (name) found.add(name);
  return [...found];
}
