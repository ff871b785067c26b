import { useQuery } from "@tanstack/react-query";
import { useSettled } from "../screens/launcher/use-settled.ts";
import { pathsQuery } from "./place.ts";

/** A person is asked about nothing while they type, in milliseconds. */
const SETTLES_MS = 120;
const NONE: readonly string[] = [];

/** What the beginning of a path of a project may become; nothing while it is typed, or undefined. */
export function usePaths(
  project: string | undefined,
  begun: string | undefined,
): readonly string[] {
  const settled = useSettled(begun, SETTLES_MS);
  const { data } = useQuery(pathsQuery(project, settled === begun ? begun : undefined));
  return settled === begun && data !== undefined ? data : NONE;
}
