import { BANDS } from "../../plan/define-flow.ts";
import { nearest } from "../nearest.ts";
import { inputSaid, type LaunchInput, launchWords } from "./launch-words.ts";

/** The flow that a question without a flow's name is for. */
export const USUAL_FLOW = "architectural-analysis";
/** The word after a slash that stands for {@link USUAL_FLOW}. */
const ANY_FLOW = "flow";
/** What a person may say of the size of a run: a band, or that its scope decides. */
export const BAND_WORDS = [...BANDS, "auto"] as const;
/** A band, or `auto`: the scope decides. */
export type BandWord = (typeof BAND_WORDS)[number];

/** What words may name. */
export interface LaunchNames {
  readonly flows: readonly {
    readonly id: string;
    /** What it takes by name; a flow without them takes nothing so. */
    readonly inputs?: readonly LaunchInput[] | undefined;
  }[];
  readonly projects: readonly { readonly id: string; readonly name: string }[];
}

/** What a person typed to start a run, understood or not. */
export type TextLaunch =
  | {
      readonly kind: "run";
      readonly flow: string;
      readonly band: BandWord;
      /** The question, without what else was said; may be empty. */
      readonly focus: string;
      /** What was given by name, beside the focus. */
      readonly input: Readonly<Record<string, string | boolean>>;
      /** Id of the project that was named; undefined when none was. */
      readonly project: string | undefined;
    }
  | {
      /** A name that leads nowhere, with those that may have been meant, the nearest first. */
      readonly kind: "unknown-flow" | "unknown-project";
      readonly name: string;
      readonly near: readonly string[];
    }
  | { readonly kind: "empty" };

/**
 * Reads a line that starts a run: `/<flow> [band] <focus>`, `/flow <focus>` for the usual flow, or a
 * question alone, which is for the usual flow too. `@project` may stand anywhere, and after a flow so may what it
 * takes by name: `plan=docs/plan.md`, `plan="two words"`, `--fast`. A word that names none of this stays part of the
 * question: packages, decorators and options of programs are written so.
 * *Contract*: pure, and total: every text has a reading.
 */
export function readTextLaunch(text: string, names: LaunchNames): TextLaunch {
  const said: string[] = [];
  let project: string | undefined;
  for (const { text: word } of launchWords(text)) {
    const named = word.startsWith("@") ? word.slice(1) : "";
    const found = named === "" ? undefined : projectNamed(named, names);
    if (found !== undefined) project ??= found;
    else {
      const near =
        named === ""
          ? []
          : nearest(
              named,
              names.projects.map(({ name }) => name),
            );
      if (near.length > 0) return { kind: "unknown-project", name: named, near };
      said.push(word);
    }
  }
  const [first = "", ...rest] = said;
  if (first === "" || first === "/") return { kind: "empty" };
  const usual = { kind: "run", flow: USUAL_FLOW, band: "small", input: {}, project } as const;
  if (!first.startsWith("/")) return { ...usual, focus: said.join(" ") };
  const name = first.slice(1);
  if (name === ANY_FLOW) return { ...usual, focus: rest.join(" ") };
  const flow = names.flows.find(({ id }) => id === name);
  if (flow === undefined) {
    const ids = names.flows.map(({ id }) => id);
    return { kind: "unknown-flow", name, near: nearest(name, ids) };
  }
  const { input, others } = splitInputs(rest, flow.inputs ?? []);
  const band = BAND_WORDS.find((each) => each === others[0]);
  const focus = (band === undefined ? others : others.slice(1)).join(" ");
  return { kind: "run", flow: name, band: band ?? "small", focus, input, project };
}

/** Id of the project that a line names; undefined when it names none that there is. */
export function projectSaid(text: string, projects: LaunchNames["projects"]): string | undefined {
  return launchWords(text)
    .filter((word) => word.text.startsWith("@"))
    .map((word) => projectNamed(word.text.slice(1), { projects }))
    .find((id) => id !== undefined);
}

/** The line that {@link readTextLaunch} reads as the same run. */
export function textLaunch({
  flow,
  band,
  focus,
  input = {},
}: {
  readonly flow: string;
  readonly band?: BandWord | undefined;
  readonly focus?: string | undefined;
  readonly input?: Readonly<Record<string, string | boolean>> | undefined;
}): string {
  const given = Object.entries(input).map(([name, value]) => {
    if (typeof value === "boolean") return value ? `--${name}` : "";
    return /\s/.test(value) ? `${name}="${value}"` : `${name}=${value}`;
  });
  const size = band === "small" ? "" : band;
  return [`/${flow}`, size, ...given, focus?.trim()].filter(Boolean).join(" ");
}

/** Takes what is given by name out of the words after a flow; the focus is not given so. */
function splitInputs(
  words: readonly string[],
  inputs: readonly LaunchInput[],
): { readonly input: Record<string, string | boolean>; readonly others: string[] } {
  const named = inputs.filter(({ name }) => name !== "question");
  const input: Record<string, string | boolean> = {};
  const others = words.filter((word) => {
    const given = inputSaid(word, named);
    if (given !== undefined) input[given.name] = given.value;
    return given === undefined;
  });
  return { input, others };
}

function projectNamed(
  word: string,
  { projects }: Pick<LaunchNames, "projects">,
): string | undefined {
  const lower = word.toLowerCase();
  return projects.find(({ id, name }) => id === word || name.toLowerCase() === lower)?.id;
}
