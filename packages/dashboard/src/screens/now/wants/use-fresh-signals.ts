import { useQueryClient } from "@tanstack/react-query";
import { askAnew } from "../../../live/ask-anew.ts";
import { useTopic } from "../../../live/live-context.ts";
import { createSpaced } from "../../../live/spaced.ts";
import { repositoriesQuery, scanQuery } from "../../../queries/signals.ts";

/** Milliseconds between two fetches that the stream asks for. */
const ASK_EVERY_MS = 1_000;
const spaced = createSpaced(ASK_EVERY_MS);

/** Has what is known of repositories fetched again when the stream says that it changed, while a component shows it. */
export function useFreshSignals(): void {
  const queries = useQueryClient();
  const ask = (): void =>
    spaced("signals", () => {
      for (const queryKey of [
        repositoriesQuery.queryKey,
        scanQuery.queryKey,
        ["project"],
        ["action-required"],
      ])
        askAnew(queries, { queryKey });
    });
  useTopic("signals", { onPatch: ask, onOpen: ask });
}
