import { type FlowObject, flowObject } from "@wheelhouse/core";
import type { Result } from "../../command/command.ts";
import type { Context } from "../../command/context.ts";
import { demoFlow } from "../../demo/demo-flow.ts";
import { clean } from "../../output/clean.ts";
import { table } from "../../output/table.ts";
import { wrap } from "../../output/wrap.ts";
import type { FlowPlaces } from "../flow-book.ts";
import { describePlans, flowObjects } from "../flow-objects.ts";

/** `wheelhouse flows`: every flow, whose it is, and what is wrong with it. */
export async function listFlows({ paint, columns }: Context, places: FlowPlaces): Promise<Result> {
  const flows = [...(await flowObjects(places)), demoObject()];
  const own = flows.filter(({ origin }) => origin !== "built-in");
  return {
    data: flows,
    view: () =>
      [
        table(
          flows,
          [
            { title: "FLOW", cell: (flow) => paint.bold(flow.id) },
            { title: "TAB", cell: (flow) => flow.tab },
            ...(own.length === 0
              ? []
              : [{ title: "OF", cell: ({ origin }: FlowObject) => WHOSE[origin] }]),
            {
              title: "ANSWERS",
              cell: (flow) => clean(flow.answers),
              flexible: true,
              wraps: true,
            },
          ],
          { columns, head: paint.dim },
        ),
        ...own.flatMap((flow) => problemOf(flow, columns)),
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

const WHOSE = { "built-in": "", project: "project", user: "you" } as const;

function problemOf({ id, status, problem }: FlowObject, columns: number): string[] {
  if (status === "ready" || problem === null) return [];
  const next =
    status === "untrusted"
      ? `Look at it: wheelhouse flows ${id} · Trust it: wheelhouse flows trust ${id}`
      : "";
  return [
    "",
    wrap(`${status === "broken" ? "✗" : "!"} ${id}: ${clean(problem)} ${next}`.trim(), columns),
  ];
}

/** The demo is no flow that a person works with, and so is told of here only. */
export function demoObject(): FlowObject {
  const { name, title, tab, answers } = demoFlow;
  const plan = (band: "small" | "medium" | "large") =>
    [
      band,
      demoFlow.plan({
        input: { question: "" },
        band,
        fast: false,
        project: { id: "demo", path: "/demo" },
      }),
    ] as const;
  const plans = describePlans(new Map([plan("small"), plan("medium"), plan("large")]));
  const description = "Plays agents from a transcript; no model is called.";
  return flowObject({ name, title, tab, answers, description, inputs: [], ...plans });
}
