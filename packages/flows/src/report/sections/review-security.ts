import type { Entry } from "../../fold/entry.ts";
import { hasLooked } from "../../fold/fold-output.ts";
import { isVulnerability } from "../../rules/classify.ts";
import { fullEntry } from "../entry-text.ts";
import { oneLine, section } from "../markdown.ts";
import type { ReportModel } from "../report-model.ts";
import { mainList } from "../standing-lists.ts";

const ANALYST = "adversarial-security-analyst";

/** Entries that are a way in for an attacker; each is also in the list of critical findings. */
export function vulnerabilities({ entries }: Pick<ReportModel, "entries">): Entry[] {
  return mainList(entries).filter((entry) => entry.class === "CRIT" && isVulnerability(entry));
}

/** Each vulnerability with its exploit and the number under which it counts as critical. */
export function reviewSecurity(model: ReportModel): string | undefined {
  const found = vulnerabilities(model);
  if (found.length === 0) return undefined;
  return section(
    "Security vulnerabilities",
    ...found.map((entry) => {
      const exploit =
        entry.finding.why.trim() === "" ? "\n\nThe analyst gave no exploit description." : "";
      return `${fullEntry(entry, entry.ref)}${exploit}\n\nCounts as ${model.labels.get(entry) ?? "critical"}.`;
    }),
  );
}

/** Security in three lines: found, to improve, to prevent. */
export function reviewSecuritySummary(model: ReportModel): string | undefined {
  const analyst = model.fold.agents.find((agent) => agent.persona === ANALYST);
  if (!analyst || !model.roster.dispatch) return undefined;
  if (analyst.status !== "completed") {
    return section(
      "Security summary",
      `Security was not looked at: ${analyst.reason ?? analyst.status}. Do not read the absence of findings as safety.`,
    );
  }
  const found = vulnerabilities(model);
  const improve = mainList(model.entries).filter(
    (entry) => entry.security && !found.includes(entry),
  );
  const prevent = model.fold.deferred.filter((item) => item.persona === ANALYST);
  const line = (name: string, items: readonly string[], none: string): string =>
    `- ${name}: ${items.length === 0 ? none : items.map(oneLine).join("; ")}`;
  return section(
    "Security summary",
    [
      line(
        "Found",
        found.map((entry) => `${entry.ref} ${entry.finding.claim}`),
        hasLooked(analyst) ? "no way in was shown" : "nothing, and nothing was looked at",
      ),
      line(
        "Improve",
        improve.map((entry) => `${entry.ref} ${entry.finding.claim}`),
        "nothing",
      ),
      line(
        "Prevent",
        prevent.map((item) => `${item.item} (when ${item.reopenWhen})`),
        "nothing set aside",
      ),
      ...(analyst.clean.length > 0 ? [line("In order", analyst.clean, "")] : []),
    ].join("\n"),
  );
}
