import { type Band, BANDS, flowObject } from "@wheelhouse/core";
import { describeFlows, type FlowDescription } from "@wheelhouse/flows";
import type { Result } from "../command/command.ts";
import type { Context } from "../command/context.ts";
import { flowNamed } from "../flows/flow-named.ts";
import { flowsByName } from "../flows/flows-by-name.ts";
import { table } from "../output/table.ts";
import { wrap } from "../output/wrap.ts";

/** `wheelhouse flows [NAME]` */
export async function run(context: Context): Promise<Result> {
  const [name] = context.args.positionals;
  return name === undefined ? listed(context) : described(name, context);
}

function listed({ paint, columns }: Context): Result {
  const flows = [...flowsByName.values()].map(({ name, title, tab, answers }) => ({
    id: name,
    status: "ready",
    title,
    tab,
    answers,
  }));
  return {
    data: flows,
    view: () =>
      [
        table(
          flows,
          [
            { title: "FLOW", cell: (flow) => paint.bold(flow.id) },
            { title: "TAB", cell: (flow) => flow.tab },
            { title: "ANSWERS", cell: (flow) => flow.answers, flexible: true },
          ],
          { columns, head: paint.dim },
        ),
        "",
        paint.dim(
          wrap(
            "More about one: wheelhouse flows code-review · Start one: wheelhouse run code-review",
            columns,
          ),
        ),
      ].join("\n"),
  };
}

function described(name: string, { paint, columns }: Context): Result {
  const flow = flowNamed(name);
  const about = describeFlows().find((each) => each.name === flow.name);
  if (!about) {
    const { title, tab, answers } = flow;
    return {
      data: { id: name, status: "ready", title, tab, answers, inputs: [], bands: {} },
      view: () =>
        [`${paint.bold(name)} · ${title}`, answers, "", `Play it: wheelhouse ${name}`].join("\n"),
    };
  }
  return {
    data: flowObject(about),
    view: () =>
      [
        `${paint.bold(about.name)} · ${about.title} · ${about.tab}`,
        wrap(about.answers, columns),
        "",
        paint.bold("Bands"),
        ...BANDS.map((band) => bandLine(about, band, columns)),
        paint.dim("  Who of them is asked depends on what the project contains."),
        "",
        paint.bold("Inputs"),
        ...about.inputs.map(
          ({ name: input, required }) => `  ${input}${required ? "" : paint.dim(" (optional)")}`,
        ),
        "",
        `Start it: wheelhouse run ${about.name} [focus…]`,
        `Look at its plan first: wheelhouse plan ${about.name}`,
      ].join("\n"),
  };
}

function bandLine({ bands }: FlowDescription, band: Band, columns: number): string {
  const personas = [...new Set(bands[band].map(({ persona }) => persona))];
  const indent = `  ${band.padEnd(8)}`;
  return wrap(personas.join(", "), columns, { indent, hang: " ".repeat(indent.length) });
}
