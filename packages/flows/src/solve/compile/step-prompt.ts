import { fenced } from "@wheelhouse/core";
import { compose } from "../../briefs/compose.ts";
import type { DraftStep } from "../draft/draft-schema.ts";
import { CHECKS_SECTION } from "./checks-section.ts";
import { ACCEPTANCE_SECTION, ISSUE_SECTION } from "./issue-section.ts";
import { ONE_OBJECT } from "./one-object.ts";
import { liquidText } from "./liquid-text.ts";

/** The container that a plan is carried out in: its steps are `work/<id>` in the run. */
export const SCOPE = "work";

/** What a step's brief says beside its own work. */
interface Around {
  /** Ids of all steps before it, without the container's name. */
  readonly before: readonly string[];
  /** Why the rest of the plan was made anew; absent in the first plan. */
  readonly note: string | undefined;
}

/** The brief of an agent step, as Liquid: the work of others is read from the outputs when the step begins. */
export function stepPrompt(step: DraftStep, { before, note }: Around): string {
  return compose(
    ISSUE_SECTION,
    ACCEPTANCE_SECTION,
    planSection(note),
    workSection(step),
    handoffSection(step.id, before),
    CHECKS_SECTION,
    step.does === "write" ? WRITE_RULES : READ_RULES,
    answerSection(step),
  );
}

function planSection(note: string | undefined): string {
  const changed =
    note === undefined
      ? ""
      : `\nThe rest of this plan was made anew after a step had failed:\n\n${liquidText(fenced(note))}`;
  return `# The plan\n{{ outputs.compile.overview | fence }}\n${changed}\nOthers do the other steps. Do yours, and leave theirs to them.`;
}

function workSection({ id, title, work }: DraftStep): string {
  return `# Your step: ${id}\n${liquidText(fenced(`${title}\n\n${work}`.trim()))}`;
}

/** Notes and values of the steps before, whatever kind they are: an agent's note, a check's result, a person's answer. */
function handoffSection(id: string, before: readonly string[]): string {
  if (before.length === 0) return "";
  return `# What the steps before yours hand on
{% assign before = "${before.join(",")}" | split: "," %}{% for id in before %}{% assign name = "${SCOPE}/" | append: id %}{% assign done = outputs[name] %}{% if done.handoff %}
## {{ id }}
{{ done.handoff | fence }}
{% for value in done.values %}{% if value.to == "${id}" %}
Meant for you:

{{ value.text | fence }}
{% endif %}{% endfor %}{% elsif done.results %}
## {{ id }} (commands that we ran)
{% for result in done.results %}- {{ result.name }}: {% if result.ok %}passed{% else %}failed{% endif %}
{% endfor %}{% elsif done.by %}
## {{ id }} (a person's answer)
{{ done.option | append: " " | append: done.text | strip | fence }}
{% endif %}{% endfor %}`;
}

const WRITE_RULES = `# Rules
- Your working directory is a private clone of the project. Change files in it and nowhere else; everything outside is
  read-only, and a try to write there is noticed.
- Do not commit, and touch neither branches nor remotes: what you leave in the directory is committed by us.
- Before you change code, read its callers and its tests. Follow the ways of the files around it. Change what your step
  needs and nothing beside it: no reformatting, no renaming in passing, no new dependency unless the step says so.
- Never make a check pass by weakening it: no test deleted, skipped or emptied, no assertion loosened, no limit raised, no
  rule switched off. If a test is wrong, say why, and put a right one in its place.
- No secrets, no build products, no scratch files in the directory when you end.
- Settings of agents (\`.claude\`, \`.mcp.json\`, \`.codex\` and the like) are no part of the work: you are not shown those of the
  project, and what comes to be there is left out.
- Run what proves your work, the checks above among it, after your last change.
- If the work is there already, check that it is right, change nothing, and say so in \`unchanged\`.
- If something came back from a judge or a person, it is about the work as a whole: do the part of it that belongs to your
  step, and what no other step is nearer to if yours is the last that writes. If nothing of it is yours, check that your work
  still holds, and say so in \`unchanged\`.
- If you cannot do all of it, do what you can do well, and say plainly what is not done. A gap that is named is worth more
  than work that only looks finished.`;

const READ_RULES = `# Rules
- You only read. Your working directory is the run's private clone of the project with all work so far; writing is
  prevented, and a write is noticed and fails your step.
- Say what you saw and where (path and line), what you concluded from it, and what you did not look at. What you did not
  verify is not a fact.`;

function answerSection({ does, values = [] }: DraftStep): string {
  const asked = values.map(({ to, what }) => `- to \`${to}\`: ${what.replaceAll(/\s+/g, " ")}`);
  const handed =
    asked.length === 0
      ? "`values` stays an empty list."
      : `\`values\` has one entry \`{"to": "…", "text": "…"}\` for each of these:\n${liquidText(fenced(asked.join("\n")))}`;
  const unchanged = does === "write" ? ", and `unchanged` only if no file had to change" : "";
  return `# What you hand in
${ONE_OBJECT} It has \`summary\` (what you did, what came of it, which commands you ran and what they said), \`handoff\` (a short
note for the next step: what they need and cannot see, what is left), \`values\`${unchanged}. ${handed}`;
}
