import type { Severity } from "@wheelhouse/core";
import type { Standing } from "../../fold/entry.ts";
import type { SarifLevel, SarifResult } from "./sarif-log.ts";

const LEVELS: Readonly<Record<Severity, SarifLevel>> = {
  critical: "error",
  high: "error",
  medium: "warning",
  low: "note",
  info: "note",
};

/** Of 100; what SARIF has no levels for. */
const RANKS: Readonly<Record<Severity, number>> = {
  critical: 95,
  high: 75,
  medium: 50,
  low: 25,
  info: 5,
};

const KINDS: Readonly<Record<Standing, SarifResult["kind"]>> = {
  stands: "fail",
  below: "fail",
  existing: "fail",
  omitted: "fail",
  refuted: "fail",
  advisory: "review",
  "no-evidence": "open",
  unverified: "open",
};

/** The level of a severity, as tools know it. */
export function levelOf(severity: Severity): SarifLevel {
  return LEVELS[severity];
}

/** What a finding is to a tool. Only what is a problem has a level: that is a rule of the format. */
export function weightOf(
  severity: Severity,
  standing: Standing,
): Pick<SarifResult, "kind" | "level" | "rank"> {
  const kind = KINDS[standing];
  return { kind, level: kind === "fail" ? LEVELS[severity] : "none", rank: RANKS[severity] };
}
