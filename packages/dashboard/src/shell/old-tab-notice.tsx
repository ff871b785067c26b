import { useQuery } from "@tanstack/react-query";
import { RefreshCw } from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";
import { useLiveState } from "../live/live-context.ts";
import { Button } from "../parts/button.tsx";
import { healthQuery } from "../queries/place.ts";

/** A question about the page that failed is asked again after this, in milliseconds. */
const AGAIN_MS = 2_000;

/** Asks to load the page again when the server has another one than this tab shows. What was begun to write is kept. */
export function OldTabNotice(): ReactNode {
  const { kind } = useLiveState();
  const { data, refetch } = useQuery({
    ...healthQuery,
    // A server that has just come back may drop a first question: it is asked again.
    refetchInterval: ({ state }) => (state.status === "error" ? AGAIN_MS : false),
  });
  const [first, setFirst] = useState<string>();
  const isLive = kind === "live";
  useEffect(() => {
    // Another page comes with another server, and that with another connection. The first answer counts, and is waited
    // for: what it says is the page that this tab shows.
    if (isLive) void refetch({ cancelRefetch: false });
  }, [isLive, refetch]);
  const page = data?.page ?? undefined;
  if (first === undefined && page !== undefined) setFirst(page);
  if (first === undefined || page === undefined || page === first) return null;
  return (
    <div
      role="alert"
      className="chip-running flex min-h-9 shrink-0 flex-wrap items-center gap-x-3 gap-y-1 px-4 py-1"
    >
      <RefreshCw className="size-4 shrink-0" aria-hidden="true" />
      <span>The server has a newer page than this tab. What you have begun to write is kept.</span>
      <Button className="h-6" onClick={() => location.reload()}>
        Load it
      </Button>
    </div>
  );
}
