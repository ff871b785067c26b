import type { IssueType } from "@wheelhouse/core";
import { needsNoChange } from "../draft/needs-no-change.ts";
import type { ChangesOutput } from "../io/changes.ts";
import type { ChecksOutput } from "../io/checks.ts";
import { howItEnded } from "./checks-passed.ts";
import type { Judgement } from "./judgement.ts";

/** The facts that a verdict is held against: what we have seen ourselves. */
export interface Facts {
  readonly type?: IssueType | null | undefined;
  /** Undefined when nobody could look at the changes. */
  readonly changes: ChangesOutput | undefined;
  /** Undefined when the project's checks were not run. */
  readonly evidence: ChecksOutput | undefined;
  /** Whether the project has checks that have to pass. */
  readonly hasChecks: boolean;
}

const UNTOLD =
  'it is unsolved, and nobody is told: add `sendBack` with `to` "work" and a reason that a worker can start with';

/**
 * Why a verdict cannot stand; empty when it can. A judge may always say *unsolved*, if it says who has to do what; *solved* is held
 * against the facts: no failed check, no missing change, no criterion that is not met, no flag without an answer and no
 * secret goes with it, whatever reasons are given. Pure.
 */
export function judgementProblems(judgement: Judgement, facts: Facts): string[] {
  if (judgement.verdict === "unsolved") {
    const { sendBack, person } = judgement;
    if (sendBack !== undefined && person !== undefined)
      return ["it goes to the workers and to a person: leave `sendBack` or `person` out"];
    return sendBack === undefined && person === undefined ? [UNTOLD] : [];
  }
  return [...contradictions(judgement), ...failures(facts), ...changeProblems(judgement, facts)];
}

function contradictions({ missing, criteria, sendBack, person }: Judgement): string[] {
  const unmet = criteria.filter(({ met }) => !met).map(({ criterion }) => criterion);
  return [
    ...(missing.length > 0 ? ["it is said to be solved, and something is said to be missing"] : []),
    ...unmet.map(
      (criterion) => `it is said to be solved, and this is said not to be met: ${criterion}`,
    ),
    ...(sendBack === undefined && person === undefined
      ? []
      : ["it is said to be solved, and somebody is told to go on"]),
  ];
}

function failures({ evidence, hasChecks }: Facts): string[] {
  if (!hasChecks) return [];
  if (!evidence) return ["the checks were not run, so nothing shows that it is solved"];
  const failed = evidence.results.filter(({ ok }) => !ok);
  if (failed.length === 0 && !evidence.ok) return ["the checks did not pass"];
  return failed.map((result) => `the check ${result.name} ${howItEnded(result)}`);
}

function changeProblems({ flagged }: Judgement, { type, changes }: Facts): string[] {
  if (!changes) return ["nobody could look at what was changed"];
  if (changes.empty && !needsNoChange(type)) return ["no file was changed"];
  const said = new Set(
    flagged
      .filter(({ answer }) => answer.trim() !== "")
      .map(({ path, flag }) => JSON.stringify([path, flag])),
  );
  return changes.files.flatMap(({ path, flags }) =>
    flags.flatMap((flag) => {
      if (flag === "secret") return [`${path} has a secret in it, which cannot be handed over`];
      if (said.has(JSON.stringify([path, flag]))) return [];
      return [`${path} is flagged ${flag}, and \`flagged\` does not say why that is harmless`];
    }),
  );
}
