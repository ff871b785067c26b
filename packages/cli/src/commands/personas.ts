import { nearest, WheelhouseError } from "@wheelhouse/core";
import type { Result } from "../command/command.ts";
import type { Context } from "../command/context.ts";
import { didYouMean } from "../command/parse-command-line.ts";
import { clean } from "../output/clean.ts";
import { table } from "../output/table.ts";
import { wrap } from "../output/wrap.ts";
import { type LoadedPersonas, loadPersonas } from "../personas/load-personas.ts";
import { personaObject, type PersonaObject, personaRows } from "../personas/persona-object.ts";
import { showPersona } from "../personas/show-persona.ts";
import { findProject } from "../project/find-project.ts";

const ORIGINS = {
  "built-in": "built in",
  project: "project",
  replaces: "project, replaces the built-in one",
} as const;

/** `wheelhouse personas [ID] [--project DIR]` */
export async function run(context: Context): Promise<Result> {
  const { args, io, paint, columns } = context;
  const project = findProject(args.text("project"), io.cwd);
  const loaded = loadPersonas(project.path);
  const [id] = args.positionals;
  if (id === undefined) return listed(loaded, context);
  const persona = named(id, loaded);
  return { data: persona, view: () => showPersona(persona, paint, columns) };
}

function named(id: string, { personas, problems }: LoadedPersonas): PersonaObject {
  const found = personas.get(id);
  if (found) return personaObject(found);
  const broken = problems.find(({ file }) => file.endsWith(`/${id}.md`));
  if (broken) {
    const { message, hint } = broken;
    throw new WheelhouseError("persona.invalid", message, hint === undefined ? {} : { hint });
  }
  throw new WheelhouseError("persona.unknown", `There is no persona ${JSON.stringify(id)}.`, {
    hint: `${didYouMean(nearest(id, [...personas.keys()]))}All personas: wheelhouse personas`,
  });
}

function listed(loaded: LoadedPersonas, { paint, columns }: Context): Result {
  const rows = personaRows(loaded);
  const ready = rows.filter((row) => row.status === "ready");
  return {
    data: rows,
    view: () =>
      [
        table(
          ready,
          [
            { title: "PERSONA", cell: ({ id }) => paint.bold(clean(id)) },
            { title: "IDS", cell: ({ prefix }) => `${prefix}…` },
            { title: "TIER", cell: ({ tier }) => tier },
            { title: "WORDS", cell: ({ words }) => String(words), align: "right" },
            {
              title: "ORIGIN",
              cell: ({ origin, overrides }) => ORIGINS[overrides ? "replaces" : origin],
              flexible: true,
            },
          ],
          { columns, head: paint.dim },
        ),
        "",
        ...loaded.problems.flatMap(({ message, hint }) => [
          paint.red(wrap(clean(message), columns)),
          ...(hint === undefined ? [] : [wrap(clean(hint), columns, { indent: "  " })]),
          "",
        ]),
        paint.dim(
          wrap(
            "More about one: wheelhouse personas risk-analyst · Your own: .wheelhouse/personas/ID.md in the project",
            columns,
          ),
        ),
      ].join("\n"),
  };
}
