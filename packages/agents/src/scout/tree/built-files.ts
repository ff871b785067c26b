/**
 * JavaScript that a compiler made from TypeScript of the same tree, as packages ship it: `x.js` beside
 * `x.ts`, or at the place that `src/x.ts` has below `src`; and of twins `x.js` and `x.cjs`, the second.
 */
export function builtFiles(paths: readonly string[]): ReadonlySet<string> {
  const sources = new Set<string>();
  const scripts = new Set<string>();
  for (const path of paths) {
    const stem = /^(.*?)(\.d)?\.[cm]?tsx?$/.exec(path);
    if (stem !== null && stem[2] === undefined) {
      const name = stem[1] ?? "";
      sources.add(name);
      sources.add(name.replace(/(^|\/)src\//, "$1"));
    }
    if (/\.m?js$/.test(path)) scripts.add(path.replace(/\.m?js$/, ""));
  }
  return new Set(
    paths.filter((path) => {
      const stem = /^(.*?)(\.d)?\.([cm]?)jsx?$/.exec(path);
      if (stem === null) return false;
      return sources.has(stem[1] ?? "") || (stem[3] === "c" && scripts.has(stem[1] ?? ""));
    }),
  );
}
