import { useQueryClient } from "@tanstack/react-query";
import { askAnew } from "../live/ask-anew.ts";
import { useTopic } from "../live/live-context.ts";
import { createSpaced } from "../live/spaced.ts";
import { flowsQuery } from "./place.ts";

/** Milliseconds between two fetches that the stream asks for: an editor that saves all writes many files. */
const ASK_EVERY_MS = 500;
const spaced = createSpaced(ASK_EVERY_MS);

/** Has the flows fetched again when a flow file has changed, while a component shows them. */
export function useFreshFlows(): void {
  const queries = useQueryClient();
  const ask = (): void =>
    spaced("flows", () => askAnew(queries, { queryKey: flowsQuery.queryKey }));
  useTopic("flows", { onPatch: ask, onOpen: ask });
}
