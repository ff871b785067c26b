import type { DiffOutput } from "../io/diff.ts";
import type { ScanOutput, Signal } from "../io/scan.ts";
import type { AngleInput } from "../spine/angle.ts";
import { reaches } from "../spine/band-settings.ts";
import { type DomainView, domainOf } from "./domain-of.ts";
import type { RosterInput, RosterOutput } from "./roster-output.ts";

interface Candidate {
  readonly angle: AngleInput;
  readonly view: DomainView;
  readonly order: number;
}

type Choice = Pick<RosterOutput, "chosen" | "reasons" | "skipped" | "omitted">;

/**
 * Chooses who looks: the required angles always, the others by the strength of their signal up to
 * the cap, the uncapped ones beside them. *Contract*: nobody whose domain is untouched is chosen; every angle that is not chosen has
 * a reason; equal strengths go by the flow's own order, so that the choice is the same each time.
 */
export function choose(
  input: Omit<RosterInput, "needsChange">,
  scan: ScanOutput,
  diff: DiffOutput | undefined,
): Choice & Pick<RosterOutput, "files" | "start"> {
  const candidates = input.angles.map((angle, order): Candidate => ({
    angle,
    order,
    view: domainOf(angle, scan, diff),
  }));
  const due = candidates.filter(
    ({ angle }) => angle.off === undefined && reaches(input.band, angle.minBand),
  );
  const wanted = due
    .filter(({ angle, view }) => !angle.required && !angle.uncapped && view.strength > 0)
    .toSorted((a, b) => weight(b) - weight(a) || a.order - b.order);
  const picked = new Set([
    ...due.filter(({ angle, view }) => angle.required || (angle.uncapped && view.strength > 0)),
    ...wanted.slice(0, input.cap),
  ]);

  const result: Choice = { chosen: [], reasons: {}, skipped: [], omitted: [] };
  const { chosen, reasons, skipped, omitted } = result;
  for (const candidate of candidates) {
    const { angle, view } = candidate;
    if (picked.has(candidate)) {
      chosen.push(angle.id);
      reasons[angle.id] = view.strength === 0 ? "always looks" : view.reason;
      continue;
    }
    const { id, persona, label } = angle;
    skipped.push({ id, persona, label, reason: whyNot(candidate, input) });
    if (view.strength > 0 && angle.when !== undefined) omitted.push(label);
  }
  return {
    ...result,
    files: Object.fromEntries(
      candidates.map(({ angle, view }) => [
        angle.id,
        [...(view.strength === 0 ? scan.scope.paths : view.files)],
      ]),
    ),
    start: Object.fromEntries(candidates.map(({ angle, view }) => [angle.id, [...view.start]])),
  };
}

/**
 * How much code gives a signal anyway. Nearly every program parses input and throws; few have a
 * migration. Without this the commonest signals would always come first.
 */
const COMMON: Readonly<Partial<Record<Signal, number>>> = {
  behavior: 5,
  inputs: 4,
  concurrency: 3,
  security: 2,
  "on-call": 1.5,
};

function weight({ angle, view }: Candidate): number {
  return view.strength / ((angle.when && COMMON[angle.when]) ?? 1);
}

function whyNot({ angle, view }: Candidate, input: Pick<RosterInput, "band" | "cap">): string {
  if (view.strength === 0 && !angle.required) return view.reason;
  if (!reaches(input.band, angle.minBand)) {
    return `looks from band ${angle.minBand}; ${view.reason}`;
  }
  if (angle.off !== undefined) return angle.off;
  if (input.cap === 0) return `band ${input.band} has no place for it; ${view.reason}`;
  const places = input.cap === 1 ? "the one place" : `the ${input.cap} places`;
  return `stronger signals took ${places} of band ${input.band}; ${view.reason}`;
}
