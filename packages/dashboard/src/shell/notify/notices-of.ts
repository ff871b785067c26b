import { oneLine, type RequestObject, type RunListItem } from "@wheelhouse/core";
import { isWheelAsked } from "../needs-of.ts";

/** Something that is told outside of the page. */
export interface TabNotice {
  /** One of a tag takes the place of another: each run has one at most. */
  readonly tag: string;
  readonly title: string;
  readonly text: string;
  /** Where a press leads; undefined is the first page. */
  readonly run: string | undefined;
}

/** What is told, as a person chose. */
export interface Told {
  readonly requests: boolean;
  readonly ends: boolean;
}

/** What was there at the last look: requests and wheels that were asked for, and runs that had ended. */
export interface Before {
  readonly requests: ReadonlySet<string>;
  /** A run may ask for it again later: each asking is one of its own. */
  readonly wheels: ReadonlySet<string>;
  readonly ended: ReadonlySet<string>;
}

/** More at a time are told as one. */
const AT_ONCE = 3;

const WORDS: Readonly<Record<string, string>> = {
  completed: "is completed",
  failed: "failed",
  cancelled: "was cancelled",
};

/** What there is now, for the next look. */
export function lookAt(runs: readonly RunListItem[], requests: readonly RequestObject[]): Before {
  return {
    requests: new Set(requests.map(({ id }) => id)),
    wheels: new Set(runs.flatMap((run) => askingOf(run)?.id ?? [])),
    ended: new Set(runs.filter(({ ended_at }) => ended_at !== null).map(({ id }) => id)),
  };
}

/**
 * What happened between two looks and is worth a word outside of the page.
 * *Contract*: nothing from before `since`, in milliseconds, is told, so that whoever connects is not told the past;
 * and never more than a few at once.
 */
export function noticesOf(
  before: Before,
  runs: readonly RunListItem[],
  requests: readonly RequestObject[],
  {
    told,
    since,
    nameOf,
  }: {
    readonly told: Told;
    readonly since: number;
    readonly nameOf: (run: RunListItem) => string;
  },
): TabNotice[] {
  const isNew = (at: string | null): boolean => at !== null && Date.parse(at) >= since;
  const names = new Map(runs.map((run) => [run.id, nameOf(run)]));
  const asked = told.requests
    ? requests
        .filter(({ id, opened_at }) => !before.requests.has(id) && isNew(opened_at))
        .map(({ run, step, text }) => ({
          tag: run,
          title: `${names.get(run) ?? run} needs you`,
          text: `${step}: ${oneLine(text)}`,
          run,
        }))
    : [];
  const wheels = told.requests
    ? runs.flatMap((run) => {
        const asking = askingOf(run);
        if (asking === undefined || before.wheels.has(asking.id) || !isNew(asking.since)) return [];
        const title = `${nameOf(run)} asks for a hand at the wheel`;
        return [{ tag: run.id, title, text: oneLine(asking.text), run: run.id }];
      })
    : [];
  const ended = told.ends
    ? runs
        .filter(({ id, ended_at }) => !before.ended.has(id) && isNew(ended_at))
        .map((run) => ({
          tag: run.id,
          title: `${nameOf(run)} ${WORDS[run.status] ?? "has ended"}`,
          text: run.error === null ? "" : oneLine(run.error),
          run: run.id,
        }))
    : [];
  const needing = [...asked, ...wheels];
  const all = [...needing, ...ended];
  if (all.length <= AT_ONCE) return all;
  const text = [
    needing.length > 0 ? `${needing.length} need you` : "",
    ended.length > 0 ? `${ended.length} ended` : "",
  ];
  return [
    {
      tag: "many",
      title: `${all.length} things happened`,
      text: text.filter(Boolean).join(", "),
      run: undefined,
    },
  ];
}

/** That the harness of a run asks for a person at its wheel, while nobody has it. */
function askingOf(
  run: RunListItem,
): { readonly id: string; readonly since: string | null; readonly text: string } | undefined {
  const wheel = isWheelAsked(run) ? run.observed?.wheel : undefined;
  if (!wheel) return undefined;
  const said = [wheel.item, wheel.reason].filter((each) => each !== null && each !== "");
  return { id: `${run.id} ${wheel.since}`, since: wheel.since, text: said.join(": ") };
}
