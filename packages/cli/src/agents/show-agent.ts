import { clean } from "../output/clean.ts";
import type { Paint } from "../output/paint.ts";
import { pad } from "../output/width.ts";
import { wrap } from "../output/wrap.ts";
import { type AgentRow, SIGNED_IN, SILENT, signOf, versionCell } from "./agents-table.ts";
import { COSTS } from "./describe-choice.ts";

/** What the levels mean. */
export const LEVELS: Readonly<Record<string, string>> = {
  enforced:
    "enforced: bubblewrap keeps everything but a private home read-only, tested here by trying to write",
  confined:
    "confined: Node's permission model lets the program read the copy of the project and nothing else, tested here by trying to write",
  "agent-enforced":
    "agent-enforced: the agent's own plan mode, in a version that passed our attacks",
};

const NAME_COLUMNS = 10;

/** Everything about one agent. */
export function showAgent(row: AgentRow, paint: Paint, columns: number): string {
  const { info } = row;
  const { status } = info;
  const line = (name: string, text: string): string =>
    wrap(clean(text), columns, {
      indent: `  ${paint.dim(pad(name, NAME_COLUMNS))}  `,
      hang: " ".repeat(NAME_COLUMNS + 4),
    });
  return [
    `${signOf(info, paint)} ${paint.bold(clean(info.id))}  ${clean(info.name)}`,
    "",
    ...(info.origin === "own" ? [] : [line("Program", info.path ?? "not found")]),
    ...(versionCell(info) === "" ? [] : [line("Version", info.version ?? SILENT)]),
    line("Model", COSTS[info.calls]),
    line("Signed in", SIGNED_IN[info.signedIn]),
    line("Read-only", status.usable ? (LEVELS[status.level] ?? status.level) : "not here"),
    line("Tested", testedText(row)),
    ...(status.usable
      ? [line("Use it", `wheelhouse run code-review --agent ${info.id}`)]
      : [line("Problem", status.reason), line("Mend it", status.hint)]),
  ].join("\n");
}

function testedText({ info, lastTest }: AgentRow): string {
  const { id, tested, origin } = info;
  const again = `Test it: wheelhouse agents test ${id}`;
  if (tested) {
    const { on, passed, failed, planModeHolds } = tested;
    const counts = `${on}, this version: ${passed} passed, ${failed} failed.`;
    if (planModeHolds === undefined) return counts;
    const alone = planModeHolds ? "kept it from writing" : "did not keep it from writing";
    return `${counts} Its own plan mode, alone, ${alone}.`;
  }
  if (lastTest) return `not in this version; ${lastTest.version} was, on ${lastTest.on}. ${again}`;
  return origin === "own" ? "with every change of ours" : `not yet. ${again}`;
}
