import { formatTokens } from "@wheelhouse/core";
import { clean } from "../output/clean.ts";
import type { Paint } from "../output/paint.ts";
import { table } from "../output/table.ts";
import { wrap } from "../output/wrap.ts";
import { isLocal, type KnownEndpoint } from "./choose-agent.ts";

/** Rows that are shown; the whole list is in the JSON. */
const MOST = 6;

/** The models behind endpoints, and how the first local one is run. */
export function modelsTable(
  endpoints: readonly KnownEndpoint[],
  paint: Paint,
  columns: number,
): string[] {
  if (endpoints.length === 0)
    return [
      paint.dim(
        wrap(
          "No local model answers on this machine: Ollama, LM Studio, llama.cpp and vLLM were looked for where they usually listen.",
          columns,
        ),
      ),
    ];
  const best = endpoints.find(isLocal);
  const shown = table(
    endpoints.slice(0, MOST),
    [
      {
        title: "",
        cell: ({ answers, lacks }) =>
          answers === false || lacks !== undefined ? paint.yellow("!") : paint.green("✓"),
      },
      { title: "MODEL", cell: ({ name }) => paint.bold(clean(name)), flexible: true },
      { title: "SERVED BY", cell: ({ server }) => clean(server) },
      { title: "WINDOW", cell: ({ context }) => (context ? formatTokens(context) : "") },
      { title: "RUNS", cell: ({ calls }) => (calls === "local" ? "here" : "at a provider") },
      { title: "NOW", cell: nowCell },
    ],
    { columns, head: paint.dim },
  ).split("\n");
  const more = endpoints.length - MOST;
  return [
    ...shown,
    ...(more > 0 ? [paint.dim(`  and ${more} more`)] : []),
    ...(best ? [runWith(best, paint, columns)] : []),
  ];
}

function nowCell({ answers, lacks, loaded, calls }: KnownEndpoint): string {
  if (lacks !== undefined) return `no ${clean(lacks)}`;
  if (answers === false) return "no answer";
  if (loaded) return "in memory";
  return calls === "provider" ? "not asked" : "";
}

function runWith({ model, name }: KnownEndpoint, paint: Paint, columns: number): string {
  const command = `wheelhouse run code-review --model ${clean(name)}`;
  return paint.dim(wrap(`Run with ${clean(model)} (local): ${command}`, columns));
}
