/** Whether one version is older than another, by their numbers; a pre-release is older than its release. Pure. */
export function isOlder(version: string, than: string): boolean {
  const [one, other] = [partsOf(version), partsOf(than)];
  for (let index = 0; index < 3; index++) {
    const difference = (one.numbers[index] ?? 0) - (other.numbers[index] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return one.pre && !other.pre;
}

function partsOf(version: string): { numbers: number[]; pre: boolean } {
  const [release = "", ...rest] = version.split("-");
  return {
    numbers: release.split(".").map((part) => Number.parseInt(part, 10) || 0),
    pre: rest.length > 0,
  };
}
