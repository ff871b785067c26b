import { isWheelhouseError } from "@wheelhouse/core";
import { QueryClient } from "@tanstack/react-query";

/** The server is on this machine: what the browser thinks of the network says nothing about it, and nothing waits for that. */
const NETWORK = "always";

/**
 * What the page has fetched. Nothing is fetched again because time passes: the stream brings what changes, and whoever
 * loses it says so by `invalidateQueries`.
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: NETWORK,
      staleTime: Number.POSITIVE_INFINITY,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      // Only who is not there may be there a moment later; what the server refuses it refuses again.
      retry: (failures, error) =>
        failures < 5 && isWheelhouseError(error) && error.code === "host.gone",
      retryDelay: (failures) => Math.min(250 * 2 ** failures, 4_000),
    },
    mutations: { networkMode: NETWORK },
  },
});
