/** What the page knows of runs, as far as a tab can show it. */
export interface TabFacts {
  /** What this tab shows. */
  readonly name: string;
  /** How many things need a person. */
  readonly needs: number;
  /** How many of them stand still until a person does something. */
  readonly asking: number;
  readonly running: number;
}

/** What a tab says while nobody looks at its page. */
export interface TabMark {
  readonly title: string;
  readonly icon: TabIcon;
}
/** The icon of a tab: `asking` has a number. */
export type TabIcon =
  | { readonly kind: "plain" | "running" | "failed" }
  | { readonly kind: "asking"; readonly count: number };

/** The title and the icon of a tab: what waits for a person before what failed, and that before what works. */
export function tabMarkOf({ name, needs, asking, running }: TabFacts): TabMark {
  const count = needs === 0 ? "" : `(${needs}) `;
  const title = `${count}${name === "" ? "" : `${name} · `}Wheelhouse`;
  if (asking > 0) return { title, icon: { kind: "asking", count: asking } };
  if (needs > 0) return { title, icon: { kind: "failed" } };
  return { title, icon: { kind: running > 0 ? "running" : "plain" } };
}
