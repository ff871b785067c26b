import { postconditionSchema, type StepInput } from "@wheelhouse/core";
import { BAND_SETTINGS } from "@wheelhouse/flows";
import { ANSWER_FORMS, formNamed } from "@wheelhouse/core";
import { z } from "zod";
import { type Complain, wordHint } from "../flow-problem.ts";
import { complainOf } from "../form/complain-of.ts";
import { readPredicate } from "../form/read-predicate.ts";
import { readOperand } from "../form/read-reference.ts";
import { kindOf, millisecondsOf, STEP_FORMS, type StepForm } from "../form/step-form.ts";
import { compileAgent, listOf } from "./compile-agent.ts";
import type { Compiling } from "./compiling.ts";
import { DEFAULT_CHECKS } from "./default-checks.ts";
import { renderedInput } from "./rendered-input.ts";

type Path = readonly PropertyKey[];
type Checks = NonNullable<StepInput["postconditions"]>;

const recordSchema = z.record(z.string(), z.unknown());
const checkSchema = z.strictObject({ ...postconditionSchema.shape, test: z.unknown().optional() });

/** A step of a flow file in the plan's own words. Undefined when something is wrong, which was told. */
export function compileStep(raw: unknown, path: Path, at: Compiling): StepInput | undefined {
  const { complain } = at;
  const step = recordSchema.safeParse(raw).data;
  if (!step) {
    complain(path, "a step is expected", { hint: "A step has at least an id and what is done." });
    return undefined;
  }
  const kind = kindOf(step);
  if (!kind) {
    const kinds = Object.keys(STEP_FORMS);
    const said = step["kind"];
    if (said === undefined)
      complain(path, "it is not clear what kind of step this is", {
        hint: "persona and prompt make an agent's, run makes one of code, ask a request, over and each a map, flow a run, from a scope.",
      });
    else
      complain([...path, "kind"], `there is no kind of step ${JSON.stringify(said)}`, {
        hint: typeof said === "string" ? wordHint(said, kinds) : undefined,
      });
    return undefined;
  }
  const form: z.ZodType<StepForm> & { shape?: object } = STEP_FORMS[kind];
  const parsed = form.safeParse({ ...step, kind }, { reportInput: true });
  if (!parsed.success) {
    complainOf(parsed.error.issues, path, Object.keys(STEP_FORMS[kind].shape), complain);
    return undefined;
  }
  const own = ownOf(parsed.data, path, at);
  const shared = sharedOf(parsed.data, path, at);
  return own && shared && ({ ...shared, ...own } as StepInput);
}

/** What only a step of its kind has. */
function ownOf(form: StepForm, path: Path, at: Compiling): object | undefined {
  const { complain } = at;
  switch (form.kind) {
    case "agent":
      return compileAgent(form, path, at);
    case "code":
      return {
        kind: form.kind,
        run: form.run,
        input: at.isFilled
          ? form.input
          : renderedInput(form.input, at.scope, [...path, "input"], complain),
      };
    case "request": {
      const { kind, ask, text, options, expiresMs } = form;
      return { kind, ask, text, options, ...(expiresMs !== undefined && { expiresMs }) };
    }
    case "map": {
      const over = readOperand(form.over, [...path, "over"], complain, { values: false });
      const each = compileStep({ ...form.each, id: form.id }, [...path, "each"], at);
      if (!over || !each) return undefined;
      const { id: _, after: __, ...child } = each;
      const { kind, key, cap } = form;
      return { kind, over, cap, each: child, ...(key !== undefined && { key }) };
    }
    case "scope": {
      const from = readOperand(form.from, [...path, "from"], complain, { values: false });
      return from && { kind: form.kind, from, access: form.access };
    }
    case "run": {
      // Its input is rendered when the step begins, over the outputs that are there by then.
      const { kind, flow, input, access, band, fast } = form;
      return { kind, flow, input, ...defined({ access, band, fast }) };
    }
    default:
      return form satisfies never;
  }
}

/** What every step has. */
function sharedOf(form: StepForm, path: Path, at: Compiling): object | undefined {
  const { complain, band } = at;
  const when =
    form.when === undefined ? null : readPredicate(form.when, [...path, "when"], complain);
  const checks = checksOf(form, path, complain);
  if (when === undefined || checks === undefined) return undefined;
  const usual = form.kind === "agent" ? BAND_SETTINGS[band] : undefined;
  const timeoutMs = form.timeout === undefined ? form.timeoutMs : millisecondsOf(form.timeout);
  const silenceMs = form.silence === undefined ? form.silenceMs : millisecondsOf(form.silence);
  const { id, label, join, otherwise, onFailure, limits } = form;
  return {
    id,
    after: listOf(form.after),
    join,
    onFailure,
    postconditions: checks,
    ...(label !== undefined && { label }),
    ...(when !== null && { when }),
    ...(otherwise !== undefined && { otherwise }),
    ...(limits !== undefined && { limits }),
    ...optional("timeoutMs", timeoutMs ?? usual?.timeoutMs),
    ...optional("silenceMs", silenceMs ?? usual?.silenceMs),
  };
}

function checksOf(form: StepForm, path: Path, complain: Complain): Checks | undefined {
  if (form.postconditions === undefined) {
    const output = form.kind === "agent" ? form.output : undefined;
    const answer = formNamed(output) ?? ANSWER_FORMS.find((each) => each === output);
    return answer ? DEFAULT_CHECKS[answer] : [];
  }
  const at = [...path, "postconditions"];
  const parsed = z.array(checkSchema).safeParse(form.postconditions, { reportInput: true });
  if (!parsed.success) {
    complainOf(parsed.error.issues, at, Object.keys(checkSchema.shape), complain);
    return undefined;
  }
  const checks = parsed.data.map(({ name, test, run }, index) => {
    const read = test === undefined ? null : readPredicate(test, [...at, index, "test"], complain);
    if (read === undefined) return undefined;
    return { name, ...(read !== null && { test: read }), ...(run !== undefined && { run }) };
  });
  return checks.every((check) => check !== undefined) ? checks : undefined;
}

/** The members that are there. */
function defined(members: object): object {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}

function optional(name: string, value: number | undefined): object {
  return value === undefined ? {} : { [name]: value };
}
