import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Button } from "../../parts/button.tsx";
import { StatusMark } from "../../parts/status-mark.tsx";
import { agentsQuery } from "../../queries/place.ts";

/** How an agent is signed in, and whether it is now. */
export function SignIn({ agent }: { readonly agent: string }): ReactNode {
  const { data, isFetching, refetch } = useQuery({ ...agentsQuery, staleTime: 0 });
  const found = data?.find(({ id }) => id === agent);
  const isReady = found?.status === "usable" && found.signed_in !== "no";
  return (
    <div className="flex flex-wrap items-center gap-2 rounded-card border border-line bg-bg px-3 py-2">
      <StatusMark status={isReady ? "completed" : "waiting"} />
      <p className="min-w-40 flex-1">
        {isReady
          ? `${agent} can be used on this machine as far as it can be seen from here.`
          : (found?.hint ?? found?.reason ?? `Sign in to ${agent} in a terminal.`)}
      </p>
      <Button onClick={() => void refetch()} disabled={isFetching}>
        {isFetching ? "Checking…" : "Check again"}
      </Button>
    </div>
  );
}
