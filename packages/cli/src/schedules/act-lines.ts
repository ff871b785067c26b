import type { ScheduleAct } from "@wheelhouse/core";
import { clean } from "../output/clean.ts";

/** Exactly what a schedule does, as lines: what a person says yes to. */
export function actLines(act: ScheduleAct): readonly string[] {
  return linesOf(act).map(clean);
}

function linesOf(act: ScheduleAct): readonly string[] {
  switch (act.kind) {
    case "flow":
      return [
        `starts the flow ${act.flow}${act.band === undefined ? "" : ` at the band ${act.band}`}`,
        ...(act.focus === undefined ? [] : [`asked: ${act.focus}`]),
        ...Object.entries(act.input ?? {}).map(
          ([name, value]) => `input ${name}: ${typeof value === "string" ? value : asJson(value)}`,
        ),
        ...(act.agent === undefined ? [] : [`agent ${act.agent}`]),
        ...(act.model === undefined ? [] : [`model ${act.model}`]),
      ];
    case "issue":
      return [`has agents solve issue #${act.number}`];
    case "command":
      return [
        `runs, with your rights: ${act.argv.map(asWord).join(" ")}`,
        `in ${act.cwd ?? "the project's directory"}`,
        ...(act.env === undefined || act.env.length === 0
          ? []
          : [`with your variables ${act.env.join(", ")}`]),
      ];
    case "http":
      return [
        `calls ${act.method} ${act.url}`,
        ...Object.entries(act.headers ?? {}).map(
          ([name, value]) =>
            `${name}: ${typeof value === "string" ? value : `your variable ${value.env}`}`,
        ),
        ...(act.body === undefined ? [] : [`body: ${act.body}`]),
      ];
    default:
      return act satisfies never;
  }
}

/** A word of a command that is not to be taken for two. */
function asWord(word: string): string {
  return /^[\w./:=@%+,-]+$/.test(word) ? word : asJson(word);
}

const asJson = (value: unknown): string => JSON.stringify(value) ?? "";
