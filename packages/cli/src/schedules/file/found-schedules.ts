import { lstatSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { messageOf } from "@wheelhouse/core";
import type { ScheduleInput } from "@wheelhouse/desk";
import { readOwnText } from "../../personas/read-own-text.ts";
import { readScheduleFile } from "./read-schedule-file.ts";

/** Where a project keeps its schedules, inside of it. */
const DIRECTORY = [".wheelhouse", "schedules"] as const;
/** Larger files are no schedules, in bytes. */
const MOST_BYTES = 128 * 1024;
/** Most files that are looked at. */
const MOST_FILES = 200;

/** What the files of a project ask for, and what is wrong with them, each with its file. */
export interface FoundSchedules {
  readonly schedules: readonly ScheduleInput[];
  /** Ids that more than one file has, and why none of these counts, in a sentence that names them. */
  readonly doubled: ReadonlyMap<string, string>;
  readonly problems: readonly string[];
}

/**
 * The schedules that the files of a project ask for; none when it has no such directory. Links are not followed: what they lead to is no
 * part of the repository. Of two files with one id neither counts.
 */
export function findSchedules(project: string): FoundSchedules {
  const problems: string[] = [];
  const found = new Map<string, { readonly input: ScheduleInput; readonly files: string[] }>();
  for (const path of filesOf(project)) {
    const file = path.slice(project.length + 1);
    const text = readOwnText(path, MOST_BYTES);
    if ("why" in text) {
      problems.push(`${file} cannot be read: ${text.why}.`);
      continue;
    }
    try {
      const input = readScheduleFile(text.text, file);
      if (!input) continue;
      const first = found.get(input.name);
      if (first) first.files.push(file);
      else found.set(input.name, { input, files: [file] });
    } catch (error) {
      problems.push(messageOf(error));
    }
  }
  const doubled = new Map<string, string>();
  for (const [name, { files }] of found)
    if (files.length > 1)
      doubled.set(name, `${files.join(" and ")} have the id ${name}, so that none of them counts.`);
  return {
    schedules: [...found.values()].flatMap(({ input, files }) => (files.length > 1 ? [] : [input])),
    doubled,
    problems: [...problems, ...doubled.values()],
  };
}

function filesOf(project: string): readonly string[] {
  const way = [join(project, DIRECTORY[0]), join(project, ...DIRECTORY)];
  try {
    if (!way.every((each) => lstatSync(each).isDirectory())) return [];
    const directory = join(project, ...DIRECTORY);
    return readdirSync(directory)
      .filter((name) => name.endsWith(".md") && !name.startsWith("."))
      .toSorted()
      .slice(0, MOST_FILES)
      .map((name) => join(directory, name));
  } catch {
    return [];
  }
}
