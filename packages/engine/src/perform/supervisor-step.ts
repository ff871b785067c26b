import type { AgentStep, RunState, Step } from "@wheelhouse/core";

/** What a supervisor is asked when the plan names none of its own. */
const PROMPT = `Step \`{{ failed.id }}\` of a plan has failed beyond its retries ({{ failed.class }}):

{{ failed.error | fence }}

Of the steps beside it these are finished:
{% for each in finished %}
- {{ each.id }} ({{ each.status }})
{%- else %}
- none
{%- endfor %}

These are not:
{% for each in rest %}
- {{ each.id }} ({{ each.status }})
{%- endfor %}

Decide what is to be done. Read what you need; change nothing. Hand in one JSON object:

- \`{"retry": "what its author should do differently"}\` if the step itself can still do it, or
- \`{"pass": "why"}\` if a person has to decide.`;

const PERSONA = {
  id: "supervisor",
  text: "You supervise a plan that agents carry out. You look for the cause of a failure before you decide, and you never lower what the plan has to prove.",
};

/** The step that a supervisor does about a step that has failed, of whatever kind that is. It only reads. */
export function supervisorStep(def: Step, { plan }: RunState): AgentStep {
  const { persona = PERSONA, prompt = PROMPT, schema, agent } = plan?.supervisor ?? {};
  const own = def.kind === "agent" ? def : undefined;
  const who = agent ?? own?.agent;
  return {
    kind: "agent",
    id: def.id,
    persona,
    prompt,
    access: "read",
    session: "own",
    output: schema ? { schema } : { schema: {} },
    after: [],
    join: "all",
    onFailure: [],
    postconditions: [],
    sendBackTo: [],
    ...(def.label !== undefined && { label: def.label }),
    ...(who !== undefined && { agent: who }),
    ...(own?.model !== undefined && agent === undefined && { model: own.model }),
  };
}
