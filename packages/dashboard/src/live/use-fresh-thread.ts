import { useQueryClient } from "@tanstack/react-query";
import { orchestratorQuery } from "../queries/orchestrator.ts";
import { showThread } from "../queries/threads.ts";
import { askAnew } from "./ask-anew.ts";
import { latestPatches } from "./latest-patches.ts";
import { useTopic } from "./live-context.ts";
import { createSpaced } from "./spaced.ts";

/** Milliseconds between two questions of who answers. */
const ASK_EVERY_MS = 1_000;
const spaced = createSpaced(ASK_EVERY_MS);

/** Keeps what the list of threads says of one thread as the server has it, while a component is shown. */
export function useFreshThread(project: string, name: string): void {
  const queries = useQueryClient();
  const ask = (): void =>
    spaced(project, () => askAnew(queries, { queryKey: orchestratorQuery(project).queryKey }));
  useTopic(`thread:${project}/${name}`, {
    onPatch(patch) {
      for (const entry of patch) {
        if (entry.k !== "thread" || !latestPatches.take(entry)) continue;
        showThread(queries, entry.v);
        // Who fails to answer may be nobody from here on: only the server knows why.
        if (entry.v.failures > 0 || entry.v.messages <= 1) ask();
      }
    },
    onOpen() {
      latestPatches.clear("thread");
      ask();
    },
  });
}
