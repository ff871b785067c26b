import { clean } from "../output/clean.ts";
import { layOut } from "../output/markdown.ts";
import type { Paint } from "../output/paint.ts";
import { pad } from "../output/width.ts";
import { wrap } from "../output/wrap.ts";
import type { PersonaObject } from "./persona-object.ts";

const NAME_COLUMNS = 11;

/** A persona for a person: its facts, then what its agents are told. */
export function showPersona(persona: PersonaObject, paint: Paint, columns: number): string {
  const { id, title, tier, prefix, origin, path, overrides, words, tokens } = persona;
  const line = (name: string, text: string): string =>
    wrap(clean(text), columns, {
      indent: `  ${paint.dim(pad(name, NAME_COLUMNS))}  `,
      hang: " ".repeat(NAME_COLUMNS + 4),
    });
  const asked = persona.flows.map(({ flow, band }) => `${flow} from ${band}`).join(", ");
  const replaced = overrides ? ", in place of the built-in one, in the project's own flows" : "";
  return [
    `${paint.bold(clean(id))} · ${clean(title)}`,
    "",
    line("Comes from", origin === "built-in" ? "Wheelhouse" : `${path ?? ""}${replaced}`),
    line("Finding ids", `${prefix}… within its step`),
    line("Model", tier),
    line("May", "read, and never write"),
    line("Length", `${words} words, about ${tokens} tokens, in each of its steps`),
    ...(asked === "" ? [] : [line("Asked by", asked)]),
    line(
      "Scout",
      persona.analyses.length === 0
        ? "does nothing in its name"
        : `does in its name, without a model: ${persona.analyses.join(", ")}`,
    ),
    "",
    layOut(persona.text, paint, columns),
  ].join("\n");
}
