import { WheelhouseError } from "@wheelhouse/core";

/** There is no issue of this number. */
export function unknownIssue(number: number, known: readonly number[]): WheelhouseError {
  const last = known.at(-1);
  return new WheelhouseError("issue.unknown", `There is no issue #${number} in this project.`, {
    hint:
      last === undefined
        ? 'It has none yet: wheelhouse issue create --title "…"'
        : `The last one is #${last}. All of them: wheelhouse issue ls`,
  });
}

/** The issue is not where this could be done to it; `why` is the rest of a sentence that begins with the issue. */
export function notNow(number: number, why: string, hint?: string): WheelhouseError {
  return new WheelhouseError("issue.state", `Issue #${number} ${why}.`, {
    hint: hint ?? `See where it is: wheelhouse issue show ${number}`,
  });
}

/** What a person says of an issue cannot be. */
export function invalid(what: string, hint: string): WheelhouseError {
  return new WheelhouseError("issue.invalid", what, { hint });
}

/** Numbers as a person writes them: `#3, #5`. */
export function numbered(numbers: readonly number[]): string {
  return numbers.map((number) => `#${number}`).join(", ");
}
