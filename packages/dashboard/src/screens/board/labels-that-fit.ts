/** A label is cut when it has more letters. */
const LONGEST = 14;
/** What stands around a label takes the room of so many letters. */
const AROUND = 3;

/** How many labels of an issue can be read in one line: a label of two letters and dots says nothing. */
export function labelsThatFit(labels: readonly string[], letters: number): number {
  let left = letters;
  const fits = labels.findIndex((label) => {
    left -= Math.min(label.length, LONGEST) + AROUND;
    return left < 0;
  });
  return fits < 0 ? labels.length : fits;
}
