import { type QueryKey, useQueryClient } from "@tanstack/react-query";
import { firesQuery, scheduleQuery, schedulesQuery, showSchedule } from "../queries/schedules.ts";
import { askAnew } from "./ask-anew.ts";
import { latestPatches } from "./latest-patches.ts";
import { useTopic } from "./live-context.ts";
import { createSpaced } from "./spaced.ts";

/** Milliseconds between two fetches of one thing that patches ask for. */
const ASK_EVERY_MS = 1_000;
const spaced = createSpaced(ASK_EVERY_MS);

/** Keeps the schedules of a project as the server has them, while a component is shown. */
export function useFreshSchedules(project: string): void {
  const queries = useQueryClient();
  const ask = (name: string, queryKey: QueryKey): void =>
    spaced(`${name} ${project}`, () => askAnew(queries, { queryKey }));
  useTopic(`schedules:${project}`, {
    onPatch(patch) {
      for (const entry of patch) {
        if (entry.k !== "schedule" || !latestPatches.take(entry)) continue;
        const { name } = entry.v;
        showSchedule(queries, entry.v);
        // The ledger goes further back than a patch, and what was printed is not in one.
        ask(`fires ${name}`, firesQuery(project, name).queryKey);
        ask(`schedule ${name}`, scheduleQuery(project, name).queryKey);
      }
    },
    onOpen() {
      latestPatches.clear("schedule");
      ask("list", schedulesQuery(project).queryKey);
      ask("pages", ["schedule", project]);
      ask("ledgers", ["fires", project]);
    },
  });
}
