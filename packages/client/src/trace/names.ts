/** Names as small numbers: 0 is none, the others come in the order in which they were first seen. */
export interface Names {
  readonly size: number;
  idOf(name: string | null): number;
  /** Null for 0 and for a number that was never given. */
  nameOf(id: number): string | null;
}

/** No names yet. */
export function createNames(): Names {
  const ids = new Map<string, number>();
  const names: (string | null)[] = [null];
  return {
    get size() {
      return ids.size;
    },
    idOf(name) {
      if (name === null) return 0;
      const known = ids.get(name);
      if (known !== undefined) return known;
      ids.set(name, names.length);
      return names.push(name) - 1;
    },
    nameOf: (id) => names[id] ?? null,
  };
}
