import { countsText } from "../history/since-section.ts";
import { isoTime } from "./iso-time.ts";
import { plural, section } from "./markdown.ts";
import type { Receipt } from "./report-schema.ts";
import { costText, tokensText } from "./receipt.ts";

/** The receipt as the last section of a report. */
export function receiptSection(receipt: Receipt): string {
  const { snapshot, roster, files, citations, attempts, afterCheck } = receipt;
  // The snapshot's own commit is known to nobody but this run; what it was taken of can be looked up.
  const commit =
    snapshot.base === undefined ? "of no commit" : `of commit ${snapshot.base.slice(0, 12)}`;
  const agents = receipt.agents.map(
    ({ agent, version, level, modelFree }) =>
      `${agent} ${version ?? "(version unknown)"}, ${level}${modelFree ? ", calls no model" : ""}`,
  );
  const rows = [
    ["Snapshot", `${snapshot.hash}, ${commit}, ${plural(snapshot.files, "file")}`],
    ...(snapshot.omitted.length === 0 ? [] : [["Left out of it", snapshot.omitted.join("; ")]]),
    ["Agents", agents.join("; ") || "none was asked"],
    ["Writing prevented", receipt.levels.map(levelText).join("; ") || "no agent ran"],
    [
      "After-check",
      afterCheck.clean ? "clean: nothing was written" : `changed: ${afterCheck.changes.join(", ")}`,
    ],
    ["Tokens", tokensText(receipt)],
    ["Cost", costText(receipt)],
    ["Attempts", `${attempts.started} started, ${attempts.failed} failed, ${attempts.lost} lost`],
    [
      "Roster",
      `${roster.completed} of ${roster.asked} asked agents completed${roster.idle === 0 ? "" : `, ${roster.idle} of them with nothing to show`}; ${roster.skipped} skipped with a reason`,
    ],
    [
      "Files",
      `${files.inScope} in scope, ${files.assigned} given to an agent that looked, ${files.cited} cited` +
        (files.notRead === 0 ? "" : `; ${files.notRead} not read by the signal scan`),
    ],
    [
      "Citations",
      `${citations.verified} verified, ${citations.moved} moved and corrected, ${citations.notFound} not found`,
    ],
    ...(receipt.since === undefined
      ? []
      : [
          [
            "Since the last run",
            `${countsText(receipt.since.counts)}; compared with ${receipt.since.run}`,
          ],
        ]),
    ["Time", `${isoTime(receipt.startedAt)} to ${isoTime(receipt.endedAt)}`],
  ];
  return section("Receipt", rows.map(([name, value]) => `- ${name}: ${value}`).join("\n"));
}

/** A level with what it means, its holes included. */
function levelText(level: string): string {
  return Object.hasOwn(LEVELS, level) ? `${level} (${LEVELS[level] ?? ""})` : level;
}

const LEVELS: Readonly<Record<string, string>> = {
  enforced: "the system keeps everything read-only but a private HOME and TMP",
  confined:
    "our own agent without a tool that writes, run without the right to write; network and unix sockets are not limited",
  "agent-enforced": "by the agent's own plan mode, in a version that passed our attacks",
};
