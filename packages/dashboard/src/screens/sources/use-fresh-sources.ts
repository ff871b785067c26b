import { useQueryClient } from "@tanstack/react-query";
import { askAnew } from "../../live/ask-anew.ts";
import { useTopic } from "../../live/live-context.ts";
import { createSpaced } from "../../live/spaced.ts";
import { otlpQuery, sourcesQuery } from "../../queries/sources.ts";

/** Milliseconds between two fetches that the stream asks for: many logs at work say something all the time. */
const ASK_EVERY_MS = 1_000;
const spaced = createSpaced(ASK_EVERY_MS);

/** Has what is known of sources fetched again when the stream says that it changed, while a component shows it. */
export function useFreshSources(): void {
  const queries = useQueryClient();
  const ask = (): void =>
    spaced("sources", () => {
      askAnew(queries, { queryKey: sourcesQuery.queryKey });
      askAnew(queries, { queryKey: otlpQuery.queryKey });
    });
  useTopic("sources", { onPatch: ask, onOpen: ask });
}
