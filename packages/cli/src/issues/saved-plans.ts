import { lstatSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Json, jsonSchema, messageOf, nearest, WheelhouseError } from "@wheelhouse/core";
import { type DraftRules, draftSchema, lintDraft, problemsAsText } from "@wheelhouse/flows";
import { z } from "zod";
import { didYouMean } from "../command/parse-command-line.ts";
import { savedPlansDirectory } from "../home/home-paths.ts";
import { writePrivateJson } from "../home/private-json.ts";

/** What a plan may be called. */
const NAME = /^[a-z0-9][a-z0-9._-]{0,63}$/;
const MOST_BYTES = 1024 * 1024;

/** A plan that was saved. */
export interface SavedPlan {
  readonly name: string;
  /** Whose it is: the project brings it, or the person has saved it. */
  readonly origin: "project" | "person";
  readonly path: string;
}

/** Where plans lie. */
export interface PlanPlace {
  /** The data directory. */
  readonly home: string;
  readonly project: { readonly id: string; readonly path: string };
}

/** The plans for issues of a project, by name. Of two of one name the person's counts. */
export function savedPlans({ home, project }: PlanPlace): readonly SavedPlan[] {
  const found = new Map<string, SavedPlan>();
  const places = [
    ["project", join(project.path, ".wheelhouse", "plans")],
    ["person", savedPlansDirectory(home, project.id)],
  ] as const;
  for (const [origin, directory] of places)
    for (const file of filesIn(directory)) {
      const name = file.slice(0, -".json".length);
      if (file.endsWith(".json") && NAME.test(name))
        found.set(name, { name, origin, path: join(directory, file) });
    }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * What a saved plan says, held against all that a plan is held against. Which commands it may run is for its run to say:
 * that depends on whether a person approves it. Throws `issue.invalid` with what is wrong and how to mend it.
 */
export function readSavedPlan(
  place: PlanPlace,
  name: string,
  rules: Pick<DraftRules, "type" | "checks">,
): Json {
  const plans = savedPlans(place);
  const plan = plans.find((each) => each.name === name);
  if (!plan) {
    const names = plans.map((each) => each.name);
    throw new WheelhouseError("issue.invalid", `There is no saved plan ${JSON.stringify(name)}.`, {
      hint:
        names.length === 0
          ? "None was saved for this project: wheelhouse issue save-plan RUN NAME"
          : `${didYouMean(nearest(name, names))}There is ${names.join(", ")}.`,
    });
  }
  const found = lstatSync(plan.path);
  // A link of a repository could lead to any file of the person.
  if (!found.isFile() || found.size > MOST_BYTES)
    throw unreadable(plan.path, found.isFile() ? "is larger than a plan can be" : "is no file");
  const draft = draftSchema.safeParse(jsonIn(plan.path));
  if (!draft.success) throw unreadable(plan.path, `is not right: ${z.prettifyError(draft.error)}`);
  const problems = lintDraft(draft.data, { ...rules, approved: true });
  if (problems.length > 0)
    throw unreadable(plan.path, `cannot be followed:\n${problemsAsText(problems)}`);
  return jsonSchema.parse(draft.data);
}

function jsonIn(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    throw unreadable(path, `cannot be read: ${messageOf(error)}`);
  }
}

/** Keeps a plan in the data directory, and says where. Throws `usage` for a name that cannot be. */
export function savePlan({ home, project }: PlanPlace, name: string, plan: object): string {
  if (!NAME.test(name))
    throw new WheelhouseError("usage", `${JSON.stringify(name)} cannot name a plan.`, {
      hint: "Use small letters, digits, '.', '_' and '-', such as fix-and-test.",
    });
  const path = join(savedPlansDirectory(home, project.id), `${name}.json`);
  writePrivateJson(path, plan);
  return path;
}

/** A repository may have anything in that place: what is no directory of its own has no plans. */
function filesIn(directory: string): readonly string[] {
  const isOwn = lstatSync(directory, { throwIfNoEntry: false })?.isDirectory() === true;
  return isOwn ? readdirSync(directory) : [];
}

function unreadable(path: string, why: string): WheelhouseError {
  return new WheelhouseError(
    "issue.invalid",
    `The plan ${path} ${why}${/[.\n]$/.test(why) ? "" : "."}`,
    {
      hint: "See docs/solver-plans.md for what a plan is.",
    },
  );
}
