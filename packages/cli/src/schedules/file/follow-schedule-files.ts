import { isWheelhouseError, messageOf } from "@wheelhouse/core";
import { readSchedules, type ScheduleCommand } from "@wheelhouse/desk";
import type { Clock } from "@wheelhouse/engine";
import type { Journal } from "@wheelhouse/journal";
import type { Project } from "../../project/find-project.ts";
import { findSchedules } from "./found-schedules.ts";

/** Files are looked at this often, in milliseconds. */
const LOOK_MS = 60_000;
const BY = "a file of the project";

/** What following files needs. */
export interface FollowPorts {
  readonly journal: Pick<Journal, "rows">;
  readonly clock: Clock;
  /** The projects that are known here. */
  readonly projects: () => readonly Project[];
  readonly perform: (command: ScheduleCommand) => Promise<unknown>;
  /** Told what is wrong with a file, once as long as it stays so. */
  readonly say: (problem: string) => void;
}

/** Whoever follows the files of projects. */
export interface FollowedFiles {
  /** Looks at all files now. Never rejects. */
  look(): Promise<void>;
  close(): void;
}

/**
 * Keeps the schedules that files ask for as their files say: new and changed ones wait for a person's trust, and those whose file is gone
 * are removed. A schedule that a person has made keeps its name; one that two files have fires nothing as long as they do. Looks at once,
 * and then every minute.
 */
export async function followScheduleFiles(ports: FollowPorts): Promise<FollowedFiles> {
  const told = new Set<string>();
  let cancel = (): void => undefined;
  let isClosed = false;
  const look = async (): Promise<void> => {
    const problems: string[] = [];
    for (const { id, path } of ports.projects())
      problems.push(...(await lookAt(ports, { id, path })));
    for (const problem of problems) if (!told.has(problem)) ports.say(problem);
    told.clear();
    for (const problem of problems) told.add(problem);
    if (!isClosed) cancel = ports.clock.after(LOOK_MS, () => void look());
  };
  await look();
  return {
    look,
    close() {
      isClosed = true;
      cancel();
    },
  };
}

async function lookAt(
  { journal, perform }: FollowPorts,
  project: Project,
): Promise<readonly string[]> {
  const { schedules, doubled, problems: found } = findSchedules(project.path);
  const problems = [...found];
  const said = new Map(schedules.map((each) => [each.name, each]));
  const where = { project_id: project.id, removed: 0 };
  const known = await readSchedules(journal, where);
  const owns = new Map(known.map(({ definition }) => [definition.name, definition.origin]));
  const paused = new Map(known.map((state) => [state.definition.name, state.paused?.by]));
  const commands: ScheduleCommand[] = [];
  for (const [name, input] of said)
    if (owns.get(name) === "person")
      problems.push(
        `There is a schedule ${name} that a person has made: the file of that id does not count.`,
      );
    else {
      commands.push({ do: "define", project, by: BY, input, origin: "file", isNew: false });
      if (paused.get(name) === BY) commands.push({ do: "resume", project, name, by: BY });
    }
  for (const [name, reason] of doubled)
    if (owns.get(name) === "file" && paused.get(name) === undefined)
      commands.push({ do: "pause", project, name, by: BY, reason });
  // A file that cannot be read just now is not gone.
  if (found.length === 0)
    for (const [name, origin] of owns)
      if (origin === "file" && !said.has(name))
        commands.push({ do: "remove", project, name, by: BY });
  for (const command of commands) {
    try {
      await perform(command);
    } catch (error) {
      if (!isWheelhouseError(error)) throw error;
      problems.push(messageOf(error));
    }
  }
  return problems;
}
