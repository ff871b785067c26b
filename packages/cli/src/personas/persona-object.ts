import { type Band, BANDS } from "@wheelhouse/core";
import {
  analysesOf,
  countText,
  describeFlows,
  personas as builtIn,
  type PersonaFile,
  type PersonaId,
  type PersonaProblem,
} from "@wheelhouse/flows";
import type { LoadedPersona, LoadedPersonas } from "./load-personas.ts";

/** A persona in a list, as JSON. */
export interface PersonaRow {
  readonly id: string;
  readonly status: "ready";
  readonly title: string;
  readonly tier: PersonaFile["tier"];
  readonly prefix: string;
  readonly access: "read";
  readonly origin: LoadedPersona["origin"];
  /** Relative to the project; null when it is built in. */
  readonly path: string | null;
  /** Whether it takes the place of the built-in one. */
  readonly overrides: boolean;
  /** Length of what its agents are told, with an estimate of tokens. */
  readonly words: number;
  readonly tokens: number;
}

/** A file of the project that is not a persona, as JSON. */
export interface BrokenPersona {
  /** The file's name without its ending. */
  readonly id: string;
  readonly status: "invalid";
  readonly origin: "project";
  readonly path: string;
  readonly problems: readonly PersonaProblem[];
}

/** A persona with all that there is to know, as JSON. */
export interface PersonaObject extends PersonaRow {
  readonly scale: PersonaFile["scale"];
  readonly blocks: PersonaFile["blocks"];
  /** What its agents are told. */
  readonly text: string;
  /** What an agent without a model can do in its name. */
  readonly analyses: readonly string[];
  /** The built-in flows that may ask it, with the smallest band that does. */
  readonly flows: readonly { readonly flow: string; readonly band: Band }[];
}

/** All personas by id, and after them the files that are none. */
export function personaRows({
  personas,
  problems,
}: LoadedPersonas): (PersonaRow | BrokenPersona)[] {
  const rows = [...personas.values()].map(rowOf).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const files = Map.groupBy(problems, ({ file }) => file);
  const broken = [...files].map(([path, own]): BrokenPersona => ({
    id: (path.split("/").at(-1) ?? path).replace(/\.md$/, ""),
    status: "invalid",
    origin: "project",
    path,
    problems: own,
  }));
  return [...rows, ...broken];
}

/** Everything about one persona. */
export function personaObject(loaded: LoadedPersona): PersonaObject {
  const { persona, origin } = loaded;
  const { id, scale, blocks, text } = persona;
  const isBuiltIn = origin === "built-in";
  return {
    ...rowOf(loaded),
    scale,
    blocks,
    text,
    analyses: isBuiltIn && isPersonaId(id) ? analysesOf(id) : [],
    flows: isBuiltIn ? flowsThatAsk(id) : [],
  };
}

function rowOf({ persona, origin, path, overrides }: LoadedPersona): PersonaRow {
  const { id, title, tier, prefix, access, text } = persona;
  return {
    id,
    status: "ready",
    title,
    tier,
    prefix,
    access,
    origin,
    path: path ?? null,
    overrides,
    ...countText(text),
  };
}

function flowsThatAsk(id: string): PersonaObject["flows"] {
  return describeFlows().flatMap(({ name, bands }) => {
    const band = BANDS.find((each) => bands[each].some(({ persona }) => persona === id));
    return band === undefined ? [] : [{ flow: name, band }];
  });
}

const isPersonaId = (id: string): id is PersonaId => builtIn.has(id);
