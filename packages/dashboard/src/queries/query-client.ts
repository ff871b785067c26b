import { isWheelhouseError } from "@wheelhouse/core";
import { QueryClient } from "@tanstack/react-query";

/**
 * What the page has fetched. Nothing is fetched again because time passes: the stream brings what changes, and whoever
 * loses it says so by `invalidateQueries`.
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: Number.POSITIVE_INFINITY,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      // Only who is not there may be there a moment later; what the server refuses it refuses again.
      retry: (failures, error) =>
        failures < 5 && isWheelhouseError(error) && error.code === "host.gone",
      retryDelay: (failures) => Math.min(250 * 2 ** failures, 4_000),
    },
  },
});
