import type { AgentInfo, Tested } from "@wheelhouse/agents";
import { clean } from "../output/clean.ts";
import type { Paint } from "../output/paint.ts";
import { table } from "../output/table.ts";
import { pad, widthOf } from "../output/width.ts";
import { wrap } from "../output/wrap.ts";

/** An agent, with the last test of any version of it. */
export interface AgentRow {
  readonly info: AgentInfo;
  readonly lastTest: Tested | undefined;
}

/** Agents as a table, and below it how to mend what is there and cannot be used, and how to get the rest. */
export function agentsTable(rows: readonly AgentRow[], paint: Paint, columns: number): string[] {
  const here = rows.filter(({ info }) => !isMissing(info));
  const missing = rows.filter(({ info }) => isMissing(info));
  const shown = table(
    here,
    [
      { title: "", cell: ({ info }) => signOf(info, paint) },
      { title: "AGENT", cell: ({ info }) => paint.bold(clean(info.id)) },
      { title: "VERSION", cell: ({ info }) => versionCell(info) },
      { title: "TESTED", cell: (row) => testedCell(row) },
      { title: "SIGNED IN", cell: ({ info }) => SIGNED_IN[info.signedIn] },
      { title: "READ-ONLY", cell: ({ info }) => (info.status.usable ? info.status.level : "–") },
      { title: "MODEL", cell: ({ info }) => MODEL[info.calls], flexible: true },
    ],
    { columns, head: paint.dim },
  ).split("\n");
  return [
    ...shown,
    ...fixes(
      here.filter(({ info }) => !info.status.usable || isSilent(info)),
      { paint, columns, title: "To mend", reasons: true },
    ),
    ...fixes(missing, { paint, columns, title: "Not found here", reasons: false }),
  ];
}

/** Whether an agent of others is not there at all. */
export function isMissing({ origin, path, status }: AgentInfo): boolean {
  return origin !== "own" && path === undefined && !status.usable;
}

/** What the heading says already. */
const PLAINLY_MISSING = /^\S+ was not found\.$/;

/** What is said of a program that is there and does not say its version: mostly it hangs. */
export const SILENT = "It did not answer in 1.5 s when it was asked for its version.";

/** Whether a program is there and did not say its version. */
export function isSilent({ version, path }: AgentInfo): boolean {
  return version === undefined && path !== undefined;
}

/** The version, or that it did not say one. */
export function versionCell(info: AgentInfo): string {
  return isSilent(info) ? "no answer" : clean(info.version ?? "");
}

/** What the suite found for the version that is there, or for which version it was run. */
export function testedCell({ info, lastTest }: AgentRow): string {
  const { tested, origin } = info;
  if (tested) return tested.failed === 0 ? tested.on : `${tested.failed} failed`;
  if (lastTest) return `${clean(lastTest.version)} only`;
  return origin === "own" ? "with us" : "not yet";
}

/** The words for `signedIn`. */
export const SIGNED_IN: Readonly<Record<AgentInfo["signedIn"], string>> = {
  "not-needed": "no need",
  yes: "yes",
  no: "no",
  unknown: "unknown",
};

const MODEL: Readonly<Record<AgentInfo["calls"], string>> = {
  nothing: "none",
  local: "local",
  provider: "provider",
};

/** Whether it can be used, in one character. */
export function signOf({ status }: AgentInfo, paint: Paint): string {
  return status.usable ? paint.green("✓") : paint.yellow("!");
}

function fixes(
  rows: readonly AgentRow[],
  {
    paint,
    columns,
    title,
    reasons,
  }: { paint: Paint; columns: number; title: string; reasons: boolean },
): string[] {
  if (rows.length === 0) return [];
  const width = Math.max(...rows.map(({ info }) => widthOf(clean(info.id))));
  return [
    "",
    paint.dim(title),
    ...rows.map(({ info }) => {
      const { id, status } = info;
      const parts = [
        isSilent(info) ? SILENT : undefined,
        status.usable || (!reasons && PLAINLY_MISSING.test(status.reason))
          ? undefined
          : status.reason,
        status.usable ? undefined : status.hint,
      ];
      const text = parts.filter((part) => part !== undefined).join(" ");
      const indent = `  ${pad(clean(id), width)}  `;
      return wrap(clean(text), columns, { indent, hang: " ".repeat(width + 4) });
    }),
  ];
}
