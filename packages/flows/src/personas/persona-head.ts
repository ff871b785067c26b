import { nearest, SEVERITIES, type Severity, severitySchema } from "@wheelhouse/core";
import type { Field } from "./front-matter.ts";
import { didYouMean, oneOf, type Slip } from "./slip.ts";

const TIERS = ["light", "standard", "heavy"] as const;
const FIELDS = ["id", "title", "tier", "prefix", "scale", "access"] as const;
type FieldName = (typeof FIELDS)[number];
const ALL_FIELDS = `The fields are ${FIELDS.join(", ")}.`;
const ID = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const PREFIX = /^[A-Z]{1,8}-?$/;
const LONGEST = { id: 60, title: 80, words: 200 } as const;

/** What the front matter of a persona says. */
export interface PersonaHead {
  readonly id: string;
  readonly title: string;
  /** Class of model that it deserves, where there is a choice. */
  readonly tier: (typeof TIERS)[number];
  /** Its finding ids start with this. Several personas may share one: an id counts within its step. */
  readonly prefix: string;
  /** Its own words for how bad something is, mapped to the common severities. */
  readonly scale: readonly { readonly words: string; readonly severity: Severity }[];
  /** No persona may write. */
  readonly access: "read";
}

/** Reads a persona's fields. There is a head exactly when nothing is wrong. `end` is the line after the last field. */
export function readHead(
  fields: ReadonlyMap<string, Field>,
  end: number,
): { readonly head?: PersonaHead; readonly slips: readonly Slip[] } {
  const slips: Slip[] = [];
  const meant = new Set<string>();
  for (const [field, { line }] of fields) {
    if (FIELDS.some((known) => known === field)) continue;
    const near = nearest(field, FIELDS);
    for (const name of near) meant.add(name);
    const what = `there is no field "${field}"`;
    slips.push({ line, field, what, hint: didYouMean(near) ?? ALL_FIELDS });
  }
  const wrong = (field: FieldName, line: number, what: string, hint?: string): undefined => {
    slips.push({ line, field, what, ...(hint !== undefined && { hint }) });
  };
  const fieldOf = (name: FieldName): Field | undefined => {
    const field = fields.get(name);
    if (!field && !meant.has(name)) wrong(name, end, `the field ${name} is missing`, ALL_FIELDS);
    return field;
  };
  const value = <T extends string>(
    name: Exclude<FieldName, "scale">,
    is: (text: string) => text is T,
    expected: string,
    near: readonly string[] = [],
  ): T | undefined => {
    const field = fieldOf(name);
    if (!field) return undefined;
    const text = field.value;
    if (!field.items && is(text)) return text;
    const found = field.items ? "is a list or empty" : `is "${text}"`;
    const hint = didYouMean(nearest(text, near));
    return wrong(name, field.line, `${name} ${found}; expected ${expected}`, hint);
  };

  const id = value("id", isId, "lower-case words joined by hyphens, such as api-reviewer");
  const title = value("title", isTitle, `a name of at most ${LONGEST.title} characters`);
  const tier = value("tier", isTier, oneOf(TIERS), TIERS);
  const prefix = value("prefix", isPrefix, "up to eight capital letters, such as API or API-");
  const access = value("access", isRead, "read, since no persona may write", ["read"]);
  const listed = fieldOf("scale");
  const scale = listed && readScale(listed, slips);
  const complete = slips.length === 0 && id && title && tier && prefix && access && scale;
  return complete ? { head: { id, title, tier, prefix, scale, access }, slips } : { slips };
}

function readScale({ line, items = [] }: Field, slips: Slip[]): PersonaHead["scale"] {
  const form = 'lines of "  - words = severity"';
  if (items.length === 0) {
    slips.push({ line, field: "scale", what: `scale is not a list; expected ${form}` });
  }
  return items.flatMap(({ line, text }) => {
    const [, words, word] = /^(.*\S)\s*=\s*(\S*)$/.exec(text) ?? [];
    const severity = severitySchema.safeParse(word);
    if (words !== undefined && words.length <= LONGEST.words && severity.success) {
      return [{ words, severity: severity.data }];
    }
    const expected = oneOf(SEVERITIES);
    const what =
      word === undefined || words === undefined
        ? `"${text}" has no severity; expected ${form}`
        : severity.success
          ? `an entry of scale is longer than ${LONGEST.words} characters`
          : `"${word}" is not a severity; expected ${expected}`;
    slips.push({ line, field: "scale", what, hint: didYouMean(nearest(word ?? "", SEVERITIES)) });
    return [];
  });
}

const isId = (text: string): text is string => ID.test(text) && text.length <= LONGEST.id;
const isTitle = (text: string): text is string => text !== "" && text.length <= LONGEST.title;
const isTier = (text: string): text is PersonaHead["tier"] => TIERS.some((tier) => tier === text);
const isPrefix = (text: string): text is string => PREFIX.test(text);
const isRead = (text: string): text is "read" => text === "read";
