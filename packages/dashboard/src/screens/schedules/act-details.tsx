import type { ScheduleAct, ScheduleObject } from "@wheelhouse/core";
import { Link } from "@tanstack/react-router";
import { Fragment, type ReactNode } from "react";
import { plainWords } from "../../text/plain-words.ts";
import { withVisibleControls } from "../../text/visible-controls.ts";
import { CommandLine } from "../request/about/command-line.tsx";

/** Exactly what a schedule does each time, with nothing left out. */
export function ActDetails({
  schedule: { act, project_id: project },
}: {
  readonly schedule: Pick<ScheduleObject, "act" | "project_id">;
}): ReactNode {
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 max-sm:grid-cols-1 max-sm:*:[dd]:mb-1 *:[dd]:[overflow-wrap:anywhere] *:[dt]:text-text-2">
      {factsOf(act, project).map(([name, value]) => (
        <Fragment key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}

type Fact = readonly [name: string, value: ReactNode];

function factsOf(act: ScheduleAct, project: string): readonly Fact[] {
  switch (act.kind) {
    case "flow":
      return [
        ["Runs the flow", <code key="flow">{plain(act.flow)}</code>],
        ...said("Size", act.band),
        ...said("Focus", act.focus),
        ...Object.entries(act.input ?? {}).map(([name, value]): Fact => [
          plain(name),
          plain(typeof value === "string" ? value : JSON.stringify(value)),
        ]),
        ...said("Agent", act.agent),
        ...said("Model", act.model),
      ];
    case "issue": {
      const params = { key: project, n: String(act.number) };
      return [
        [
          "Has solved",
          <Link
            key="issue"
            to="/projects/$key/issues/$n"
            params={params}
            className="text-accent underline"
          >
            Issue #{act.number}
          </Link>,
        ],
      ];
    }
    case "command":
      return [
        ["Runs the command", <CommandLine key="command" command={act.argv.map(plain)} />],
        ...said("In", act.cwd),
        ...said("With variables", act.env?.join(", ")),
      ];
    case "http":
      return [
        ["Calls", `${act.method} ${plain(act.url)}`],
        ...Object.entries(act.headers ?? {}).map(([name, value]): Fact => [
          plain(name),
          typeof value === "string" ? plain(value) : `what the variable ${value.env} holds`,
        ]),
        ...said("Body", act.body),
      ];
    default:
      return act satisfies never;
  }
}

function said(name: string, value: string | undefined): readonly Fact[] {
  if (value === undefined || value === "") return [];
  return [
    [
      name,
      <span key={name} className="whitespace-pre-wrap">
        {plain(value)}
      </span>,
    ],
  ];
}

function plain(text: string): string {
  return withVisibleControls(plainWords(text));
}
