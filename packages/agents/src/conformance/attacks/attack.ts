import type { Say } from "../../model-server/script/model-script.ts";
import type { Ground } from "../ground/create-ground.ts";

/** Where an attack is made. */
export type Place = Pick<Ground, "repo" | "outside">;

/** One way in which an agent's model may try to write where it must not. */
export interface Attack {
  readonly id: string;
  readonly title: string;
  /** Calls that the model makes, one after the other; none when the attack needs no model. */
  calls(place: Place): readonly Say[];
  /** Paths that are new or different after it has come through; absolute, a prefix is enough. */
  canaries(place: Place): readonly string[];
  /** Files that lie in the project before the agent starts. */
  files?(repo: string): Readonly<Record<string, string>>;
}

/** A command, which the model sends to the agent's shell whether or not it was offered one. Pure. */
export function shell(command: string): Say {
  return { call: { role: "shell", with: { command }, unoffered: true } };
}

/** An attack by one command, which leaves one file in the repository. Pure. */
export function byCommand(
  id: string,
  title: string,
  command: (canary: string, place: Place) => string,
): Attack {
  const canary = ({ repo }: Place): string => `${repo}/canary-${id}`;
  return {
    id,
    title,
    calls: (place) => [shell(command(canary(place), place))],
    canaries: (place) => [canary(place)],
  };
}
