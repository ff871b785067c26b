import type { ObservedObject } from "@wheelhouse/core";

/** Who holds the wheel of a run, and why, while its harness does not. */
export type WheelObject = NonNullable<ObservedObject["wheel"]>;

/** What a person needs to go on in the harness itself, to be copied: what is blocked, what to do, and where it logs. */
export function wheelHint(
  name: string,
  { item, reason, expected_action: action }: WheelObject,
  { source_name: source, path }: Pick<ObservedObject, "source_name" | "path">,
): string {
  return [
    ["Run", name],
    ["Blocked", item],
    ["Why", reason],
    ["Expected", action],
    ["Harness", source],
    ["Log", path],
  ]
    .flatMap(([label, value]) => (value === null || value === "" ? [] : [`${label}: ${value}`]))
    .join("\n");
}
