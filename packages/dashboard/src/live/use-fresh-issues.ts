import { useQueryClient } from "@tanstack/react-query";
import { latestPatches } from "./latest-patches.ts";
import { useTopic } from "./live-context.ts";
import { patchQueries } from "./patch-queries.ts";

/** Keeps the issues of a project as the server has them, while a component is shown. */
export function useFreshIssues(project: string | undefined): void {
  const queries = useQueryClient();
  useTopic(project === undefined ? undefined : `issues:${project}`, {
    onPatch: (patch) => patchQueries(queries, patch),
    onOpen: () => {
      latestPatches.clear("issue");
      void queries.invalidateQueries({ queryKey: ["issues", project] });
      void queries.invalidateQueries({ queryKey: ["issue", project] });
    },
  });
}
