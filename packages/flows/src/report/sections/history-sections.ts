import type { Standing } from "../../fold/entry.ts";
import { findByRef } from "../../fold/refs.ts";
import { shortEntry } from "../entry-text.ts";
import { oneLine, plural, prose, section } from "../markdown.ts";
import type { ReportModel } from "../report-model.ts";

/** How the rounds went, and why they ended. */
export function roundsSection({ fold }: ReportModel): string | undefined {
  if (fold.rounds.length === 0) return undefined;
  const lines = fold.rounds.map(
    ({ round, fresh, major, goOn, why }) =>
      `- R${round}: ${plural(fresh, "new finding")}, ${major} major. ${goOn ? "Another round followed" : "No further round"}: ${why}.`,
  );
  return section("Rounds", lines.join("\n"));
}

const RESOLVED = { changed: "changed", kept: "kept as it was", deferred: "deferred" } as const;

/** What is to be known of a reviewer's word. */
const UNVERIFIED: Readonly<Partial<Record<Standing, string>>> = {
  unverified: " Not verified: what it quotes is not there.",
  "no-evidence": " Not verified: it quotes nothing.",
};

/** What the reviewers of the draft found, and what its author did about it. */
export function reviewsSection({ reviews, document }: ReportModel): string | undefined {
  if (!reviews || reviews.counts.completed === 0) return undefined;
  const resolutions = document?.resolutions ?? [];
  const lines = reviews.entries.map((entry) => {
    const own = resolutions.find(({ finding }) => findByRef(reviews.entries, finding) === entry);
    const after =
      own === undefined
        ? "the author does not say what became of it"
        : `${RESOLVED[own.resolution]}${own.text === "" ? "" : `: ${oneLine(own.text)}`}`;
    const line = shortEntry({ ...entry, standing: "advisory" }, undefined);
    return `${line}${UNVERIFIED[entry.standing] ?? ""} **${after}**`;
  });
  const asked = reviews.agents.filter(({ status }) => status === "completed");
  return section(
    "Review of the draft",
    `By ${asked.map(({ label, persona }) => `${label} (${persona})`).join(", ")}.`,
    lines.join("\n") || "Nobody had anything to change.",
  );
}

/** What only a person can settle, with what was answered or is recommended. */
export function openItemsSection({ document, answer }: ReportModel): string | undefined {
  const items = document?.openItems ?? [];
  if (items.length === 0 && !answer) return undefined;
  const lines = items.map(
    ({ question, recommended, why }, index) =>
      `${index + 1}. ${oneLine(question)} Recommended: ${oneLine(recommended)}${why === "" ? "" : ` (${oneLine(why)})`}`,
  );
  const said = answer
    ? answer.text === undefined
      ? `${oneLine(answer.by)} took all recommended answers.`
      : `${oneLine(answer.by)} answered:\n\n${prose(answer.text, "> ")}`
    : "";
  return section(
    "Open items",
    said,
    lines.join("\n") || "Nothing is left open.",
    items.length > 0 && !answer
      ? "Nobody was asked in this run; the recommended answers are what it goes by."
      : "",
  );
}
