/** Longest slug of a title, in characters. */
const SLUG_CHARACTERS = 50;

/**
 * The branch that the work on an issue is handed over as, such as `wheelhouse/12-empty-cart`. A run that comes after
 * others which may have handed theirs over takes a name of its own, such as `wheelhouse/12-empty-cart-2`.
 */
export function branchOf(prefix: string, number: number, title: string, handedOver = 0): string {
  const slug = slugOf(title);
  const again = handedOver === 0 ? "" : `-${handedOver + 1}`;
  return `${prefix}${number}${slug === "" ? "" : `-${slug}`}${again}`;
}

/** A title as ASCII letters, digits and single hyphens; empty when nothing of it is left. */
function slugOf(title: string): string {
  const ascii = title
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-");
  return ascii
    .replace(/^-/, "")
    .slice(0, SLUG_CHARACTERS)
    .replace(/-[^-]*$/, (end) => (ascii.length > SLUG_CHARACTERS ? "" : end))
    .replace(/-$/, "");
}
