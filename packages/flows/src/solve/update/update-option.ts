import type { RequestStep } from "@wheelhouse/core";
import { UPDATE } from "./update-names.ts";

type Option = RequestStep["options"][number];
type Predicate = NonNullable<Option["when"]>;

const LABEL = "Bring the branch in first";

/** Whether the branch that the work began from has something to bring in, as a step has seen it. */
const isBehind = (look: string): Predicate => ({
  eq: [{ out: look, path: "behind" }, { value: true }],
});

/** Whether that branch is such that a person has to know before work is handed over beside it: both conflict, or it was rewritten. */
export const mustBeTold = (look: string): Predicate => ({
  all: [
    isBehind(look),
    {
      any: [
        { has: { out: look, path: "conflicts.0" } },
        { eq: [{ out: look, path: "rewritten" }, { value: true }] },
      ],
    },
  ],
});

/** Has the branch brought into the work before that is handed over: offered when there is something to bring in. */
export const updateOption = (look: string): Option => ({
  id: "update",
  label: LABEL,
  effect: {
    sendBack: UPDATE,
    reason: `The branch that the work began from has moved{% if outputs["${look}"].conflicts.size > 0 %}, and the work conflicts with it{% endif %}: bring it in.`,
  },
  when: isBehind(look),
});

/** How the work stands to the branch that it began from, as a step has seen it, as Liquid for a person. */
export const standsSection = (look: string): string =>
  `{% assign stands = outputs["${look}"] %}{% if stands.gone %}

**The branch that the work began from was deleted meanwhile.** The new branch stands by itself.{% elsif stands.rewritten %}

**The branch that the work began from was rewritten:** it no longer leads to the commit where the work began.{% elsif stands.conflicts.size > 0 %}

**The branch that the work began from has moved.**{% elsif stands.behind %}

The branch that the work began from has moved; the work merges cleanly.{% elsif stands.moved %}

The branch that the work began from has moved{% if stands.conflicts == nil %}; this machine's git is too old to tell whether the work conflicts with it{% endif %}.{% endif %}{% if stands.conflicts.size > 0 %} The work has conflicts in {{ stands.conflicts.size }} {% if stands.conflicts.size == 1 %}file{% else %}files{% endif %}:
{% for path in stands.conflicts limit: 30 %}
- \`{{ path }}\`{% endfor %}{% endif %}{% if stands.behind %}

*${LABEL}* (\`update\`) makes {% if stands.rewritten %}the work one commit on top of it, without what it has dropped{% else %}one work of both{% endif %}.{% if stands.conflicts.size > 0 %} A worker resolves what conflicts; without that it is left to you when you merge.{% endif %} The checks and the judge then look at both together.{% endif %}`;

/** What was brought in of that branch, or why nothing was, as Liquid for a person. */
export const BROUGHT_SECTION = `{% if outputs["${UPDATE}/settle"].updated %}

**Brought in meanwhile:** {{ outputs["${UPDATE}/settle"].reason }}{% for each in outputs["${UPDATE}/resolve"].resolved %}
- \`{{ each.path }}\`: {{ each.how | strip_newlines | truncate: 300 }}{% endfor %}{% elsif outputs["${UPDATE}/settle"].reason %}

**Nothing was brought in:** {{ outputs["${UPDATE}/settle"].reason }}{% endif %}`;
