import type { ThreadObject } from "@wheelhouse/core";
import type { ReactNode } from "react";
import { useFreshThread } from "../../../live/use-fresh-thread.ts";

/** So many threads beside the one that is shown are heard. */
const HEARD = 6;

/** Keeps the list of threads as the server has it: the one that is shown, and those in which something was said lately. */
export function FreshThreads({
  project,
  thread,
  threads,
}: {
  readonly project: string;
  readonly thread: string;
  readonly threads: readonly ThreadObject[];
}): ReactNode {
  const others = threads.map(({ name }) => name).filter((name) => name !== thread);
  return [thread, ...others.slice(0, HEARD)].map((name) => (
    <Fresh key={`${project}/${name}`} project={project} name={name} />
  ));
}

function Fresh({ project, name }: { readonly project: string; readonly name: string }): ReactNode {
  useFreshThread(project, name);
  return null;
}
