import {
  type AnswerForm,
  ANSWER_FORMS,
  type Band,
  canonical,
  type Json,
  jsonSchema,
  type Operand,
  operandSchema,
  type Predicate,
  predicateSchema,
  type StepInput,
} from "@wheelhouse/core";
import { BAND_SETTINGS, contracts, personas } from "@wheelhouse/flows";
import { answerOf, schemaOf } from "../compile/brief-end.ts";
import { DEFAULT_CHECKS } from "../compile/default-checks.ts";
import { readReference } from "../form/read-reference.ts";

/** A step in the words of a flow file, in the order in which they read best. What is as usual is left out. */
export function stepWords(step: StepInput, band: Band): Record<string, unknown> {
  const {
    id,
    label,
    after = [],
    join,
    when,
    otherwise,
    onFailure = [],
    postconditions = [],
  } = step;
  const form = step.kind === "agent" ? formOf(step.output) : undefined;
  const usual = form ? DEFAULT_CHECKS[form] : [];
  const isUsual =
    canonical(jsonSchema.parse(postconditions)) === canonical(jsonSchema.parse(usual));
  return {
    id,
    ...(label !== undefined && { label }),
    ...(after.length > 0 && { after: after.length === 1 ? after[0] : after }),
    ...(join !== undefined && join !== "all" && { join }),
    ...(when !== undefined && { when: predicateWords(predicateSchema.parse(when)) }),
    ...(otherwise !== undefined && { otherwise }),
    ...ownWords(step, form, band),
    ...(!isUsual && {
      postconditions: postconditions.map(({ test, ...rest }) => ({
        ...rest,
        ...(test !== undefined && { test: predicateWords(predicateSchema.parse(test)) }),
      })),
    }),
    ...duration("timeout", step.timeoutMs),
    ...duration("silence", step.silenceMs),
    ...(onFailure.length > 0 && { onFailure }),
    ...(step.limits && { limits: step.limits }),
  };
}

function ownWords(step: StepInput, form: AnswerForm | undefined, band: Band): object {
  switch (step.kind) {
    case "agent": {
      const {
        persona,
        access,
        session,
        output,
        critic,
        sendBackTo = [],
        agent,
        model,
        prompt,
        ground,
      } = step;
      return {
        persona: personaWords(persona),
        ...(access === "write" && { access }),
        ...(session !== undefined && session !== "own" && { session }),
        ...(agent !== undefined && { agent }),
        ...(model !== undefined && { model }),
        ...(ground !== undefined && { ground }),
        ...(output !== undefined && output !== "markdown" && { output: form ?? output }),
        ...(critic && { critic: { ...critic, persona: personaWords(critic.persona) } }),
        ...(sendBackTo.length > 0 && { sendBackTo }),
        prompt: withNames(prompt, persona.id, band),
      };
    }
    case "code":
      return { run: step.run, ...(isFilled(step.input) && { input: step.input }) };
    case "request":
      return {
        ask: step.ask,
        text: step.text,
        ...(step.options && { options: step.options }),
        ...(step.expiresMs !== undefined && { expiresMs: step.expiresMs }),
      };
    case "map": {
      const { id: _, ...each } = stepWords({ ...step.each, id: step.id }, band);
      return {
        over: operandWords(operandSchema.parse(step.over)),
        ...(step.key !== undefined && { key: step.key }),
        ...(step.cap !== undefined && { cap: step.cap }),
        each,
      };
    }
    case "scope":
      return {
        from: operandWords(operandSchema.parse(step.from)),
        ...(step.access && { access: step.access }),
      };
    case "run":
      return {
        flow: step.flow,
        ...(isFilled(step.input) && { input: step.input }),
        ...(step.access !== undefined && { access: step.access }),
        ...(step.band !== undefined && { band: step.band }),
        ...(step.fast !== undefined && { fast: step.fast }),
      };
    default:
      return step satisfies never;
  }
}

/** The name of a form of answer that an output's schema is; undefined for any other. */
export function formOf(output: unknown): AnswerForm | undefined {
  const text = canonical(jsonSchema.safeParse(output).data);
  return ANSWER_FORMS.find((form) => canonical(schemaOf(form)) === text);
}

/** A prompt with names in place of our long texts. */
export function withNames(prompt: string, persona: string, band: Band): string {
  let text = prompt;
  for (const name of ["produce", "review"] as const)
    text = text.replaceAll(contracts[name], `{{ contracts.${name} }}`);
  const prefix = personas.get(persona)?.prefix ?? "";
  for (const form of ANSWER_FORMS)
    text = text.replaceAll(
      answerOf(form, prefix, BAND_SETTINGS[band].maxFindings),
      `{{ answers.${form} }}`,
    );
  return text;
}

function personaWords({ id, text }: { id: string; text: string }): Json {
  return personas.get(id)?.text === text ? id : { id, text };
}

function predicateWords(predicate: Predicate): Json {
  if ("has" in predicate) return { has: operandWords(predicate.has) };
  if ("not" in predicate) return { not: predicateWords(predicate.not) };
  if ("all" in predicate) return { all: predicate.all.map(predicateWords) };
  if ("any" in predicate) return { any: predicate.any.map(predicateWords) };
  if ("eq" in predicate) return { eq: predicate.eq.map(operandWords) };
  return "gt" in predicate
    ? { gt: predicate.gt.map(operandWords) }
    : { in: predicate.in.map(operandWords) };
}

/** An operand as a reference or a plain value, where that means the same. */
function operandWords(operand: Operand): Json {
  const plain = jsonSchema.parse(operand);
  if ("value" in operand) {
    const { value } = operand;
    const isPlain = value === null || typeof value !== "object";
    return isPlain && !/^(outputs|self)\b/.test(String(value)) ? value : plain;
  }
  if (!("out" in operand)) return plain;
  const { out, path } = operand;
  const step =
    out === "self" ? out : /^[A-Za-z0-9_-]+$/.test(out) ? `outputs.${out}` : `outputs["${out}"]`;
  const text = path === undefined ? step : `${step}.${path}`;
  const read = readReference(text);
  return read && canonical(jsonSchema.parse(read)) === canonical(plain) ? text : plain;
}

function duration(name: string, ms: number | undefined): object {
  if (ms === undefined) return {};
  if (ms % 60_000 === 0) return { [name]: `${ms / 60_000}m` };
  return { [name]: ms % 1_000 === 0 ? `${ms / 1_000}s` : `${ms}ms` };
}

const isFilled = (input: object | undefined): boolean =>
  input !== undefined && Object.keys(input).length > 0;
