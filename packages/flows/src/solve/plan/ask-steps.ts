import type { StepInput } from "@wheelhouse/core";
import type { SolveInput } from "../solve-input.ts";
import {
  BROUGHT_SECTION,
  mustBeTold,
  standsSection,
  updateOption,
} from "../update/update-option.ts";
import { ONCE_PLANNED } from "./code-steps.ts";
import { REQUEST_HEAD } from "./request-head.ts";

/** Asks a person what the planner could not find out; skipped when there is nothing to ask. */
export function askFirstStep(after: readonly string[]): StepInput {
  return {
    kind: "request",
    id: "ask-first",
    label: "Ask before planning",
    ask: "question",
    after: [...after],
    when: { has: { out: "understand", path: "questions.0" } },
    otherwise: "the code answered all questions",
    text: `${REQUEST_HEAD}

Before a plan is made:
{% for question in outputs.understand.questions %}
{{ forloop.index }}. {{ question.text | strip_newlines }}{% if question.options.size > 0 %} ({{ question.options | join: " / " }}){% endif %}
{% endfor %}
Answer in your own words; "decide yourself" is an answer, too.`,
  };
}

/** Shows the plan to a person and asks for their yes. A saved plan cannot be sent back to its author. */
export function approveStep({ plan }: SolveInput, after: readonly string[]): StepInput {
  const change = {
    id: "change",
    label: "Change the plan",
    effect: { sendBack: "draft" },
  };
  return {
    kind: "request",
    id: "approve",
    label: "Approve the plan",
    ask: "approval",
    after: [...after],
    about: { kind: "plan", step: "compile" },
    text: `${REQUEST_HEAD}

{{ outputs.compile.text }}{% for note in outputs.clone.notes %}

{{ note }}{% endfor %}`,
    options: [
      { id: "approve", label: "Carry it out", effect: "continue" },
      ...(plan === undefined ? [change] : []),
      { id: "stop", label: "Stop the run", effect: "stop" },
    ],
  };
}

/** Lines of a request are read quickly: what agents say in them is one line, cut. */
const LINE = "strip_newlines | truncate: 600";

const WORK = `**What was done**
{% for pair in outputs %}{% assign place = pair[0] | slice: 0, 5 %}{% if place == "work/" and pair[1].summary %}
- {{ pair[0] | slice: 5, 100 }}: {{ pair[1].summary | ${LINE} }}{% endif %}{% endfor %}

**What has changed**
{% assign changes = outputs.changes %}{% if changes.empty %}
Nothing.{% elsif changes %}
{{ changes.files.size }} {% if changes.files.size == 1 %}file{% else %}files{% endif %}, +{{ changes.added }} -{{ changes.removed }}.{% for file in changes.files %}{% if file.flags.size > 0 %}
- \`{{ file.path }}\` is flagged: {{ file.flags | join: ", " }}{% for said in outputs.verify.flagged %}{% if said.path == file.path %}; the judge: {{ said.answer | ${LINE} }}{% endif %}{% endfor %}{% endif %}{% endfor %}{% else %}
Nobody could look at it.{% endif %}`;

const PROOF = `**Checks**
{% if input.work.checks.size == 0 %}
The settings name none.{% elsif outputs.evidence %}{% for result in outputs.evidence.results %}
- {{ result.name }}: {% if result.ok %}passed{% else %}failed{% endif %}{% for before in outputs.baseline.results %}{% if before.name == result.name %} (before: {% if before.ok %}passed{% else %}failed{% endif %}){% endif %}{% endfor %}{% endfor %}

{% if outputs.evidence.commit %}Checked in a fresh checkout of \`{{ outputs.evidence.commit }}\`.{% else %}Not checked in a fresh checkout: what git ignores, where the agents could write too, may have had a part in it (\`fresh_checks\`).{% endif %}{% else %}
They were not run.{% endif %}

**The judge**

{% if outputs.verify %}{{ outputs.verify.verdict }}: {{ outputs.verify.reasons | ${LINE} }}{% if outputs.verify.person %}
- yours to decide: {{ outputs.verify.person | ${LINE} }}{% endif %}{% for missing in outputs.verify.missing %}
- missing: {{ missing | ${LINE} }}{% endfor %}{% else %}No judge has looked at it.{% endif %}`;

const FOUND_SOLVED = { eq: [{ out: "verify", path: "verdict" }, { value: "solved" }] } as const;

/**
 * Shows the work to a person and asks for their yes to the branch; with `auto` only when the judge did not find it solved, or when
 * the branch that it began from has moved so that both conflict, or was rewritten. Where that one has moved and nothing conflicts, nobody is asked:
 * what is handed over is what was checked and judged, and it loses nothing when it is merged.
 */
export function acceptStep({ work }: SolveInput, after: readonly string[]): StepInput {
  const auto = work.accept === "auto";
  return {
    kind: "request",
    id: "accept",
    label: "Accept the work",
    ask: "approval",
    after: [...after],
    join: "settled",
    about: { kind: "changes", step: "changes" },
    ...(auto
      ? {
          when: {
            all: [ONCE_PLANNED.when, { any: [{ not: FOUND_SOLVED }, mustBeTold("mergeable")] }],
          },
          otherwise: "the judge found it solved, and the settings accept that",
        }
      : ONCE_PLANNED),
    text: `${REQUEST_HEAD}

{% if outputs.changes.empty %}There is nothing to hand over: no file has changed.{% else %}Accepting makes the branch \`{{ input.work.branch }}\` in your repository, and touches nothing else there.{% endif %}

${WORK}

${PROOF}${BROUGHT_SECTION}${standsSection("mergeable")}`,
    options: [
      { id: "accept", label: "Accept the work", effect: "continue" },
      { id: "change", label: "Ask for changes", effect: { sendBack: "work" } },
      updateOption("mergeable"),
      { id: "stop", label: "Discard the work", effect: "stop" },
    ],
  };
}
