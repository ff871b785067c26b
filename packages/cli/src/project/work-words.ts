import { nearest, WheelhouseError, type WorkChange, type WorkObject } from "@wheelhouse/core";
import { didYouMean } from "../command/parse-command-line.ts";
import { splitCommand, splitCommands } from "./split-command.ts";

const ROLES = ["planner", "worker", "critic", "judge", "supervisor"] as const;
const LIMITS = ["run", "issue"] as const;
const FIGURES = ["tokens", "cost_usd"] as const;
/** The settings of work that have a name of their own on the command line. */
const PLAIN = [
  "network",
  "fresh_checks",
  "branch_prefix",
  "base",
  "approval",
  "accept",
  "max_runs",
] as const;

/** How the settings of work are named on the command line. */
export const WORK_KEYS: readonly string[] = [
  ...ROLES.map((role) => `role.${role}`),
  "check.NAME",
  "prepare",
  "carry",
  ...PLAIN,
  ...LIMITS.flatMap((of) => FIGURES.map((figure) => `limits.${of}.${figure}`)),
];

/** Whether a key names a setting of work. */
export function isWorkKey(key: string): boolean {
  return /^check\../.test(key) || WORK_KEYS.includes(key);
}

/**
 * The change that a key and its value mean, given what holds; an empty value takes the word back. A list is set as a
 * whole: `prepare` takes its commands between `;` words or as a JSON list of lists. Throws `usage`.
 */
function workChange(key: string, value: string, now: WorkObject): WorkChange {
  const [group = "", name = "", figure = ""] = key
    .split(/\.(.*)/s)
    .flatMap((part, index) =>
      index === 1 && key.startsWith("limits.") ? part.split(".") : [part],
    );
  const isGone = value === "";
  switch (group) {
    case "role":
      return { roles: { ...now.roles, [name]: isGone ? null : value } };
    case "check": {
      const others = now.checks.filter((check) => check.name !== name);
      if (isGone) return { checks: others };
      const command = splitCommand(value);
      const at = now.checks.findIndex((check) => check.name === name);
      return { checks: others.toSpliced(at < 0 ? others.length : at, 0, { name, command }) };
    }
    case "prepare":
      return { prepare: isGone ? null : splitCommands(value) };
    case "carry":
      return { carry: isGone ? null : splitCommand(value) };
    case "limits": {
      const of = LIMITS.find((each) => each === name) ?? "run";
      return {
        limits: {
          ...now.limits,
          [of]: { ...now.limits[of], [figure]: isGone ? null : numberOf(key, value) },
        },
      };
    }
    case "max_runs":
      return { max_runs: isGone ? null : numberOf(key, value) };
    case "network":
      return { network: isGone ? null : yesOrNo(key, value) };
    case "fresh_checks":
      return { fresh_checks: isGone ? null : yesOrNo(key, value) };
    case "approval":
      return { approval: isGone ? null : oneOf(key, value, ["ask", "auto", "first"]) };
    case "accept":
      return { accept: isGone ? null : oneOf(key, value, ["ask", "auto"]) };
    case "branch_prefix":
      return { branch_prefix: isGone ? null : value };
    case "base":
      return { base: isGone ? null : value };
    default:
      throw wrong(key, "names no setting", `There is ${WORK_KEYS.join(", ")}.`);
  }
}

/** The change that several keys and values mean together, in their order. Throws `usage`. */
export function workChanges(
  pairs: readonly (readonly [key: string, value: string])[],
  now: WorkObject,
): WorkChange {
  let holds = now;
  let changes: WorkChange = {};
  for (const [key, value] of pairs) {
    const change = workChange(key, value, holds);
    changes = { ...changes, ...change };
    const said = Object.entries(change).filter(([, each]) => each !== null);
    holds = { ...holds, ...Object.fromEntries(said) };
  }
  return changes;
}

/** Stands for the roles, the checks and the limits, where none is set. */
const UNSAID = [
  {
    key: "role.worker",
    detail: "Who writes; also planner, critic, judge and supervisor.",
  },
  { key: "check.test", detail: "A command that shows whether the work is right." },
  { key: "limits.issue.tokens", detail: "The most that all runs of one issue may use." },
] as const;

/** The settings of work as lines of a table: key, value, and what it means. */
export function workLines(
  work: WorkObject,
): readonly { readonly key: string; readonly value: string; readonly detail: string }[] {
  const none = "–";
  const shown = (command: readonly string[]): string =>
    command.every((word) => /^[^\s"\\[]+$/.test(word))
      ? command.join(" ")
      : JSON.stringify(command);
  const roles = ROLES.flatMap((role) => {
    const value = work.roles[role];
    return value === null ? [] : [{ key: `role.${role}`, value, detail: `Who is the ${role}.` }];
  });
  const limits = LIMITS.flatMap((of) =>
    FIGURES.flatMap((figure) => {
      const value = work.limits[of][figure];
      const detail =
        of === "run"
          ? "The most that one run may use."
          : "The most that all runs of one issue may use.";
      return value === null
        ? []
        : [{ key: `limits.${of}.${figure}`, value: String(value), detail }];
    }),
  );
  // What has no word yet is found here by whoever looks for it.
  const [role = [], check = [], limit = []] = [roles, work.checks, limits].map((said, at) =>
    said.length > 0 ? [] : UNSAID.slice(at, at + 1).map((line) => ({ ...line, value: none })),
  );
  return [
    ...roles,
    ...role,
    ...check,
    ...work.checks.map(({ name, command }) => ({
      key: `check.${name}`,
      value: shown(command),
      detail: "Shows whether the work is right; runs in the sandbox.",
    })),
    {
      key: "prepare",
      value: work.prepare.map(shown).join(" ; ") || none,
      detail: "Makes a new clone ready; runs in the sandbox.",
    },
    {
      key: "carry",
      value: work.carry.join(" ") || none,
      detail: "Files that git ignores and a clone needs.",
    },
    {
      key: "network",
      value: String(work.network),
      detail: "Whether commands may use the network.",
    },
    {
      key: "fresh_checks",
      value: String(work.fresh_checks),
      detail: "Whether the checks after the work run in a fresh checkout of it.",
    },
    { key: "branch_prefix", value: work.branch_prefix, detail: "What branches begin with." },
    {
      key: "base",
      value: work.base ?? none,
      detail: "The branch that work begins from; else what is checked out.",
    },
    {
      key: "approval",
      value: work.approval,
      detail: "Whether a plan waits for your yes: ask, auto or first.",
    },
    {
      key: "accept",
      value: work.accept,
      detail: "Whether finished work waits for your yes: ask or auto.",
    },
    {
      key: "max_runs",
      value: String(work.max_runs),
      detail: "How many issues are worked on at once.",
    },
    ...limits,
    ...limit,
  ];
}

function numberOf(key: string, text: string): number {
  const number = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (number > 0) return number;
  throw wrong(key, `cannot be ${JSON.stringify(text)}`, "It is a number above 0.");
}

function yesOrNo(key: string, text: string): boolean {
  if (text === "true" || text === "false") return text === "true";
  throw wrong(key, `cannot be ${JSON.stringify(text)}`, "It is true or false.");
}

function oneOf<const T extends string>(key: string, text: string, all: readonly T[]): T {
  const found = all.find((each) => each === text);
  if (found !== undefined) return found;
  throw wrong(
    key,
    `cannot be ${JSON.stringify(text)}`,
    `${didYouMean(nearest(text, all))}It is ${all.join(" or ")}.`,
  );
}

function wrong(key: string, what: string, hint: string): WheelhouseError {
  return new WheelhouseError("usage", `${key} ${what}.`, { hint });
}
