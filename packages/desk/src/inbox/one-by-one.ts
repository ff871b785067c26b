/** Work that is done one after the other. */
export interface OneByOne {
  /** Does something when what came before is done. Work does not reject. */
  add(work: () => Promise<void>): Promise<void>;
  /** Resolves when nothing waits. */
  calm(): Promise<void>;
}

/** A line in which work waits for its turn. */
export function oneByOne(): OneByOne {
  let last: Promise<void> = Promise.resolve();
  return {
    add: (work) => (last = last.then(work)),
    async calm() {
      for (let seen: unknown; seen !== last;) await (seen = last);
    },
  };
}
