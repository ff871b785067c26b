import { oneLine, type RequestObject, type RunListItem, type RunObject } from "@wheelhouse/core";

/** Most steps that the text names one by one. */
const MOST_STEPS = 40;

/** Text of people or agents within a sentence of ours: quoted, so that it is seen where it ends. */
export function quoted(text: string, most = 200): string {
  return JSON.stringify(oneLine(text, most));
}

/** A run in a line. */
export function runLine(
  run: Pick<RunListItem, "id" | "status" | "flow" | "agent" | "title" | "created_at">,
): string {
  const title = run.title === null ? "" : ` ${quoted(run.title, 80)}`;
  return `${run.id} ${run.status} ${run.flow ?? "-"}${title} by ${run.agent ?? "-"}, since ${run.created_at ?? "-"}`;
}

/** A request in a line or two: what is asked, and what can be said. */
export function requestText(request: RequestObject): string {
  const { id, run, status, kind, text, options } = request;
  const choice =
    options.length === 0
      ? "answer with text"
      : options.map((option) => `${option.id} (${quoted(option.label, 60)})`).join(", ");
  const open = status === "open" ? `\n  ${choice}` : "";
  return `${id} of run ${run}, ${kind}, ${status}: ${quoted(text, 600)}${open}`;
}

/** How far a run is, in a few lines. */
export function runText(run: RunObject): string {
  const { steps, requests, findings, error } = run;
  const settled = steps.filter(({ ended_at }) => ended_at !== null).length;
  const open = requests.filter(({ status }) => status === "open");
  const lines = [
    `${runLine(run)}: ${settled} of ${steps.length} steps have ended, ${findings.length} findings.`,
    ...(error === null ? [] : [`Error: ${quoted(error, 600)}`]),
    ...steps
      .slice(0, MOST_STEPS)
      .map(({ id, status, reason }) =>
        reason === null ? `  ${id} ${status}` : `  ${id} ${status}: ${quoted(reason)}`,
      ),
    ...(steps.length > MOST_STEPS ? [`  and ${steps.length - MOST_STEPS} more`] : []),
    ...open.map(requestText),
  ];
  if (run.status === "interrupted")
    lines.push(`Nobody drives it now. Go on with it: wheelhouse resume ${run.id}`);
  return lines.join("\n");
}
