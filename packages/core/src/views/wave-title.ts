/** What the steps of our flows that stand side by side are, by how their ids begin. */
const TITLES: Readonly<Record<string, string>> = {
  survey: "Survey",
  angle: "Angles",
  second: "Second look",
  review: "Reviewers",
  validate: "Validators",
};
const ROUND = /^r(\d+)$/;

/** What steps are together when the ids of all begin with the same word before a dot; undefined when they do not. */
export function waveTitle(ids: readonly string[]): string | undefined {
  const [first = "", ...others] = ids.map((id) => (id.includes(".") ? id.split(".", 1)[0] : id));
  if (others.length === 0 || others.some((each) => each !== first)) return undefined;
  const round = ROUND.exec(first)?.[1];
  if (round !== undefined) return `Round ${round}`;
  return Object.hasOwn(TITLES, first) ? TITLES[first] : undefined;
}
