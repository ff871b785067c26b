let isWanted = false;

/** The box to type in takes the focus as soon as it is shown: somebody is on the way to it. */
export function wantComposer(): void {
  isWanted = true;
}

/** Whether it was wanted; asked once. */
export function takeWanted(): boolean {
  const was = isWanted;
  isWanted = false;
  return was;
}
