import { partsOfItem, type Resolved, resolvePrefix, shortIds } from "@wheelhouse/core";

/** Letters of a source that are shown at least. */
const LEAST = 4;
/** A shortened id: the beginning of a source's key, and the item's number there. */
const SHORT = /^([0-9a-f]{1,16})-([1-9]\d*)$/;

/** The shortest names of items: of their sources' keys no more than tells them apart, and their numbers. */
export function shortItems(ids: readonly string[]): ReadonlyMap<string, string> {
  const parts = ids.flatMap((id) => {
    const known = partsOfItem(id);
    return known ? [{ id, ...known }] : [];
  });
  const keys = shortIds(
    parts.map(({ key }) => key),
    LEAST,
  );
  return new Map(parts.map(({ id, key, n }) => [id, `${keys.get(key) ?? key}-${n}`]));
}

/** The item that a short name, an id or the beginning of one stands for. */
export function resolveItem(named: string, ids: readonly string[]): Resolved {
  const [, key, n] = SHORT.exec(named) ?? [];
  if (key === undefined || n === undefined) return resolvePrefix(named, ids);
  const [id, ...others] = ids.filter((each) => each.startsWith(key) && each.endsWith(`-${n}`));
  if (id === undefined) return { found: "none" };
  return others.length === 0 ? { found: "one", id } : { found: "many", ids: [id, ...others] };
}
