import { type Band, BANDS } from "../plan/define-flow.ts";
import { nearest } from "./nearest.ts";

/** The flow that a question without a flow's name is for. */
export const USUAL_FLOW = "architectural-analysis";
/** The word after a slash that stands for {@link USUAL_FLOW}. */
const ANY_FLOW = "flow";

/** What words may name. */
export interface LaunchNames {
  readonly flows: readonly { readonly id: string }[];
  readonly projects: readonly { readonly id: string; readonly name: string }[];
}

/** What a person typed to start a run, understood or not. */
export type TextLaunch =
  | {
      readonly kind: "run";
      readonly flow: string;
      readonly band: Band;
      /** The question, without what else was said; may be empty. */
      readonly focus: string;
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
 * question alone, which is for the usual flow too. `@project` may stand anywhere. An `@word` that is
 * like no project stays part of the question: packages and decorators are written so.
 * *Contract*: pure, and total: every text has a reading.
 */
export function readTextLaunch(text: string, names: LaunchNames): TextLaunch {
  const words = text
    .trim()
    .split(/\s+/)
    .filter((word) => word !== "");
  const said: string[] = [];
  let project: string | undefined;
  for (const word of words) {
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
  if (first === "") return { kind: "empty" };
  if (!first.startsWith("/"))
    return { kind: "run", flow: USUAL_FLOW, band: "small", focus: said.join(" "), project };
  const name = first.slice(1);
  if (name === "") return { kind: "empty" };
  if (name === ANY_FLOW)
    return { kind: "run", flow: USUAL_FLOW, band: "small", focus: rest.join(" "), project };
  const ids = names.flows.map(({ id }) => id);
  if (!ids.includes(name)) return { kind: "unknown-flow", name, near: nearest(name, ids) };
  const band = BANDS.find((each) => each === rest[0]);
  const focus = (band === undefined ? rest : rest.slice(1)).join(" ");
  return { kind: "run", flow: name, band: band ?? "small", focus, project };
}

/** The line that {@link readTextLaunch} reads as the same run. */
export function textLaunch({
  flow,
  band,
  focus,
}: {
  readonly flow: string;
  readonly band?: Band | undefined;
  readonly focus?: string | undefined;
}): string {
  return [`/${flow}`, band === "small" ? "" : band, focus?.trim()].filter(Boolean).join(" ");
}

function projectNamed(word: string, { projects }: LaunchNames): string | undefined {
  const lower = word.toLowerCase();
  return projects.find(({ id, name }) => id === word || name.toLowerCase() === lower)?.id;
}
