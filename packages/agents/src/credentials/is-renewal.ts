/**
 * Whether a credential file can be what an agent has renewed: the same fields with values of the same
 * kind. One with other fields is another sign-in, which only the user makes. A file that is not JSON
 * is only held to be not empty. Pure.
 */
export function isRenewal(file: string, own: string, renewed: string): boolean {
  if (!file.endsWith(".json")) return renewed.trim() !== "";
  try {
    const [before, after]: [unknown, unknown] = [JSON.parse(own), JSON.parse(renewed)];
    return typeof after === "object" && after !== null && isAlike(before, after);
  } catch {
    return false;
  }
}

function isAlike(before: unknown, after: unknown): boolean {
  if (typeof before !== "object" || before === null || Array.isArray(before))
    return kindOf(before) === kindOf(after);
  if (kindOf(after) !== "object" || typeof after !== "object" || after === null) return false;
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].every(
    (name) =>
      Object.hasOwn(before, name) &&
      Object.hasOwn(after, name) &&
      isAlike(Reflect.get(before, name), Reflect.get(after, name)),
  );
}

function kindOf(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}
