import {
  type AnswerForm,
  ANSWER_FORMS,
  formNamed,
  jsonSchema,
  type Persona,
  type StepInput,
} from "@wheelhouse/core";
import { z } from "zod";
import { type Complain, wordHint } from "../flow-problem.ts";
import { readReference } from "../form/read-reference.ts";
import type { StepForm } from "../form/step-form.ts";
import { briefEnd, schemaOf } from "./brief-end.ts";
import type { Compiling, KnownPersona } from "./compiling.ts";
import { withWords } from "./words.ts";

type AgentForm = Extract<StepForm, { kind: "agent" }>;
type AgentInput = Extract<StepInput, { kind: "agent" }>;
type AgentOwn = Pick<AgentInput, "kind" | "persona" | "prompt" | "output" | "access"> &
  Partial<Pick<AgentInput, "critic" | "sendBackTo" | "session" | "agent" | "model" | "ground">>;

const inlineSchema = z.strictObject({ id: z.string().min(1), text: z.string() });
const schemaSchema = z.strictObject({ schema: z.record(z.string(), jsonSchema) });

/** What only an agent's step has. Undefined when something is wrong, which was told. */
export function compileAgent(
  form: AgentForm,
  path: readonly PropertyKey[],
  at: Compiling,
): AgentOwn | undefined {
  const { band, complain } = at;
  const who = personaOf(form.persona, [...path, "persona"], at);
  const output = outputOf(form.output, [...path, "output"], complain);
  const judge = form.critic && personaOf(form.critic.persona, [...path, "critic", "persona"], at);
  if (form.about !== undefined && !readReference(form.about))
    complain([...path, "about"], `${JSON.stringify(form.about)} is no reference to an output`, {
      hint: "Write it as outputs.fold.findings.",
    });
  if (!who || !output || (form.critic && !judge)) return undefined;
  const brief = [
    withWords(form.prompt, band, who.prefix).trim(),
    ...(form.contracts === undefined
      ? []
      : [`# Contracts\n${withWords(`{{ contracts.${form.contracts} }}`, band, "")}`]),
    ...(output.form === undefined || form.prompt.includes("```brief")
      ? []
      : [
          briefEnd({
            form: output.form,
            band,
            persona: who.id,
            prefix: who.prefix,
            about: form.about,
            has: at.has,
          }),
        ]),
  ];
  const { session, agent, model, ground } = form;
  return {
    kind: "agent",
    persona: pinned(who),
    access: form.access,
    prompt: `${brief.join("\n\n")}\n`,
    output: output.value,
    session,
    sendBackTo: listOf(form.sendBackTo),
    ...(agent !== undefined && { agent }),
    ...(model !== undefined && { model }),
    ...(ground !== undefined && { ground }),
    ...(form.critic &&
      judge && {
        critic: {
          persona: pinned(judge),
          rubric: form.critic.rubric,
          rounds: form.critic.rounds,
          ...(form.critic.brief !== undefined && { brief: form.critic.brief }),
          ...(form.critic.tokens !== undefined && { tokens: form.critic.tokens }),
        },
      }),
  };
}

/** One or several of something. */
export function listOf(words: string | readonly string[] | undefined): string[] {
  return words === undefined ? [] : typeof words === "string" ? [words] : [...words];
}

const pinned = ({ id, text }: KnownPersona): Persona => ({ id, text });

/** A persona by its id, or one written out; one without a text is meant by its id. */
function personaOf(
  raw: unknown,
  path: readonly PropertyKey[],
  { personas, complain }: Compiling,
): KnownPersona | undefined {
  const inline = inlineSchema.safeParse(raw).data;
  if (inline && inline.text.trim() !== "") return { ...inline, prefix: "F" };
  const id = inline?.id ?? raw;
  if (typeof id !== "string") {
    const what = raw === undefined ? "it is missing" : "it is no persona";
    complain(path, what, { hint: "Name one by its id, or write it out as {id, text}." });
    return undefined;
  }
  const known = personas.get(id);
  if (known) return known;
  complain(path, `there is no persona ${JSON.stringify(id)}`, {
    hint: wordHint(id, [...personas.keys()]),
  });
  return undefined;
}

function outputOf(
  raw: unknown,
  path: readonly PropertyKey[],
  complain: Complain,
): { readonly value: NonNullable<AgentInput["output"]>; readonly form?: AnswerForm } | undefined {
  if (raw === undefined || raw === "markdown") return { value: "markdown" };
  const form = formNamed(raw) ?? ANSWER_FORMS.find((each) => each === raw);
  if (form) return { value: schemaOf(form), form };
  const own = schemaSchema.safeParse(raw);
  if (own.success) return { value: own.data };
  const known = ["markdown", ...ANSWER_FORMS];
  complain(path, `${JSON.stringify(raw)?.slice(0, 80)} is no form of output`, {
    hint:
      (typeof raw === "string" ? wordHint(raw, known) : undefined) ??
      `One of ${known.join(", ")}, or {schema} with a JSON Schema.`,
  });
  return undefined;
}
