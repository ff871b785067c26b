import { oneLine, type SourcePreview } from "@wheelhouse/core";
import { clean } from "../output/clean.ts";
import type { Paint } from "../output/paint.ts";
import { truncate } from "../output/width.ts";

const NUMBER_COLUMNS = 5;

/** What we would understand of a place, line by line, for a person who writes such logs or has them. */
export function previewText(
  { kind, path, files, file, lines }: SourcePreview,
  { paint, columns }: { readonly paint: Paint; readonly columns: number },
): string {
  if (kind === "repositories")
    return [
      `${paint.bold(clean(path))}  ${kind}`,
      "  Repositories below it are looked at for what they want: wheelhouse signals",
      `  Watch it: wheelhouse source add ${clean(path)}`,
    ].join("\n");
  const count = files === 1 ? "one log" : `${files} logs`;
  const head = `${paint.bold(clean(path))}  ${kind}, ${count}`;
  if (file === null)
    return `${head}\n  Nothing to read yet: docs/run-log.md says where a run.log lies.`;
  const fit = (text: string): string => truncate(text, columns);
  const bad = lines.filter(({ problem }) => problem !== null).length;
  return [
    head,
    paint.dim(fit(`  ${clean(file)}, the newest of them`)),
    ...lines.flatMap(({ line, text, events, problem }) => {
      const number = String(line).padStart(NUMBER_COLUMNS);
      const hang = " ".repeat(NUMBER_COLUMNS + 2);
      const said = clean(oneLine(text, columns));
      if (problem !== null)
        return [
          fit(`${number}  ${paint.red("✗")} ${clean(problem)}`),
          paint.dim(fit(`${hang}  ${said}`)),
        ];
      if (events.length === 0) return [paint.dim(fit(`${number}  – ${said}`))];
      return events.map((event, index) =>
        fit(`${index === 0 ? number : " ".repeat(NUMBER_COLUMNS)}  ${clean(event)}`),
      );
    }),
    "",
    bad === 0
      ? `Watch it: wheelhouse source add ${clean(path)}`
      : paint.yellow(
          `${bad} of these ${lines.length} lines mean nothing: docs/run-log.md has the format.`,
        ),
  ].join("\n");
}
