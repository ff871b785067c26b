import { API, type SourceObject } from "@wheelhouse/core";
import { useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Button } from "../../parts/button.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { client } from "../../queries/client.ts";
import { invalidateRuns } from "../../queries/runs.ts";
import { sourcesQuery } from "../../queries/sources.ts";
import { useSend } from "../../queries/use-send.ts";
import { countOf } from "./source-words.ts";

/** Asks whether a place shall be watched no more, and says that nothing is deleted there. */
export function RemoveSource({
  source: { id, name, path, runs },
  refused,
  onClose,
}: {
  readonly source: SourceObject;
  readonly refused: string | undefined;
  readonly onClose: () => void;
}): ReactNode {
  const queries = useQueryClient();
  const remove = useSend(async () => client.call(API.removeSource, { parts: { id } }), {
    onDone() {
      onClose();
      void queries.invalidateQueries({ queryKey: sourcesQuery.queryKey });
      invalidateRuns(queries);
    },
  });
  return (
    <Dialog isOpen onClose={onClose} title={`Watch ${name} no more?`} width="narrow">
      <div className="flex flex-col gap-3 overflow-y-auto p-4">
        <p>
          {runs === 0 ? "It is" : `It and its ${countOf(runs, "run")} are`} no longer shown. Nothing
          is deleted there: add it again, and all of it is back.
        </p>
        {path === null ? null : <p className="font-mono text-xs text-text-2">{path}</p>}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Keep</Button>
          <Button
            kind="danger"
            refused={refused ?? (remove.isPending ? "It is being removed." : undefined)}
            onClick={() => remove.mutate(undefined)}
          >
            Watch it no more
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
