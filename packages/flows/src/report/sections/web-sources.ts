import { hostOf } from "../host-of.ts";
import { oneLine, section } from "../markdown.ts";
import type { ReportModel } from "../report-model.ts";

/** Every page that a finding cites: its address, what it was taken for, and whether somebody else says the same. */
export function webSources({ entries, roster }: ReportModel): string | undefined {
  if (!roster.dispatch) return undefined;
  const pages = new Map<string, { claims: string[]; alone: boolean }>();
  for (const entry of entries) {
    for (const { finding } of [entry, ...entry.also]) {
      for (const { path } of finding.citations) {
        if (hostOf(path) === undefined) continue;
        const page = pages.get(path) ?? { claims: [], alone: true };
        page.claims.push(entry.ref);
        if (entry.standing === "stands" || entry.standing === "below") page.alone = false;
        pages.set(path, page);
      }
    }
  }
  if (pages.size === 0)
    return section("Outside sources", "No outside source was fetched; nothing here rests on one.");
  const lines = [...pages].map(
    ([path, { claims, alone }], index) =>
      `${index + 1}. <${path.replaceAll(/[<>\s]/g, "")}>, for ${oneLine([...new Set(claims)].join(", "))}: ${alone ? "single source, supports only" : "corroborated"}`,
  );
  return section(
    "Outside sources",
    "Outside of the border of trust: no program has compared these quotes. When each was fetched stands in its finding.",
    lines.join("\n"),
  );
}
