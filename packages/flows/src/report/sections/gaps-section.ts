import { hasLooked } from "../../fold/fold-output.ts";
import { oneLine, section } from "../markdown.ts";
import type { ReportModel } from "../report-model.ts";
import type { Gap } from "../report-schema.ts";
import { onlyNeedsModel } from "../without-model.ts";

/** The roster's words for an angle whose subject is not there. */
const ABSENT = /^there is no .+ signal in scope$/;
/** The roster's words for an angle of a larger band, with the band and what speaks for it. */
const LARGER = /^looks from band (\w+)(?:; (.*))?$/;
/** The roster's words for an angle that had to give way, with which places there were and what speaks for it. */
const OUTDONE = /^stronger signals took (the .+ of band \w+); (.*)$/;
/** True of every angle without a subject of its own, so it says nothing. */
const USUAL = "looks at everything in scope";

/** Who did not look, and why; what those who looked left out. The same reason is given once, with all whom it concerns. */
export function gapsSection({ gaps, fold, roster }: ReportModel): string | undefined {
  // Then everybody is missing for one reason, and the summary has it.
  if (!roster.dispatch) return undefined;
  const failed = gaps.filter(({ status }) => status === "failed");
  const skipped = gaps.filter(({ status }) => status === "skipped");
  const absent = skipped.filter(({ reason }) => ABSENT.test(reason));
  const larger = skipped.filter(({ reason }) => LARGER.test(reason));
  const outdone = skipped.filter(({ reason }) => OUTDONE.test(reason));
  const told = new Set([...absent, ...larger, ...outdone]);
  const others = skipped.filter((gap) => !told.has(gap));
  const parts = [
    failed.length === 0 ? "" : `Failed:\n${failed.map(gapLine).join("\n")}`,
    others.length === 0 ? "" : `Skipped:\n${others.map(gapLine).join("\n")}`,
    outdone.length === 0
      ? ""
      : `Skipped, since stronger signals took ${OUTDONE.exec(outdone[0]?.reason ?? "")?.[1] ?? "their places"}:\n${outdone.map(outdoneLine).join("\n")}`,
    absent.length === 0
      ? ""
      : `Skipped, since nothing of their subject is in scope: ${absent.map(nameOf).join(", ")}.`,
    larger.length === 0 ? "" : `From a larger band:\n${larger.map(largerLine).join("\n")}`,
    notLookedAt(fold.agents),
    unreadable(fold.agents),
  ];
  return parts.every((part) => part === "")
    ? undefined
    : section("Angles skipped or failed", ...parts);
}

const nameOf = ({ label, persona }: Gap): string => `${label} (${persona})`;
const gapLine = (gap: Gap): string => `- ${nameOf(gap)}: ${oneLine(gap.reason)}`;

const outdoneLine = (gap: Gap): string =>
  `- ${nameOf(gap)}: ${oneLine(OUTDONE.exec(gap.reason)?.[2] ?? gap.reason)}`;

function largerLine(gap: Gap): string {
  const [, band = "", why = ""] = LARGER.exec(gap.reason) ?? [];
  return `- ${nameOf(gap)}, ${band}${why === "" || why === USUAL ? "" : `: ${oneLine(why)}`}`;
}

type Agents = ReportModel["fold"]["agents"];

function notLookedAt(agents: Agents): string {
  const reasons = new Map<string, Set<string>>();
  const add = (label: string, reason: string): void => {
    const labels = reasons.get(reason) ?? new Set();
    reasons.set(reason, labels.add(label));
  };
  for (const agent of agents) {
    for (const what of agent.notRun)
      add(agent.label, onlyNeedsModel(what) ? "needs a model" : oneLine(what));
    if (agent.status === "completed" && !hasLooked(agent) && agent.notRun.length === 0)
      add(agent.label, `nothing. ${oneLine(agent.summary)}`);
  }
  if (reasons.size === 0) return "";
  const lines = [...reasons].map(([reason, labels]) => `- ${[...labels].join(", ")}: ${reason}`);
  return `Not looked at by those who were asked:\n${lines.join("\n")}`;
}

function unreadable(agents: Agents): string {
  const lines = agents.flatMap((agent) =>
    agent.unreadable.map((what) => `- ${agent.label}: ${oneLine(what)}`),
  );
  return lines.length === 0 ? "" : `Handed in, but no finding:\n${lines.join("\n")}`;
}
