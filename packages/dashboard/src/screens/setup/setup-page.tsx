import { API, type CheckObject } from "@wheelhouse/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { RefreshCw } from "lucide-react";
import { type ReactNode, useEffect } from "react";
import { refusedBy, useLiveState } from "../../live/live-context.ts";
import { Button } from "../../parts/button.tsx";
import { client } from "../../queries/client.ts";
import { agentsQuery } from "../../queries/place.ts";
import { doctorQuery } from "../../queries/setup.ts";
import { FailedPage } from "../../shell/failed-page.tsx";
import { CheckRow } from "./check-row.tsx";
import { NotificationCheck } from "./notification-check.tsx";
import { readinessOf } from "./readiness.ts";

const GROUPS: readonly { readonly id: CheckObject["group"]; readonly title: string }[] = [
  { id: "machine", title: "Machine" },
  { id: "home", title: "Data directory" },
  { id: "agents", title: "Agents" },
  { id: "models", title: "Models" },
];

/** What this machine has and lacks for runs, and what to do about it. */
export function SetupPage(): ReactNode {
  const { data: checks, error, refetch } = useQuery(doctorQuery);
  const queries = useQueryClient();
  const refused = refusedBy(useLiveState());
  const again = useMutation({
    mutationFn: async () => client.call(API.doctor, { query: { again: "1" } }),
    async onSuccess(found) {
      queries.setQueryData(doctorQuery.queryKey, found);
      await queries.invalidateQueries({ queryKey: agentsQuery.queryKey });
    },
  });
  useEffect(() => {
    // Whoever comes back has often mended something in a terminal; an answer of the last minute will do.
    const look = (): void => void (document.hidden ? undefined : refetchWhenOld());
    const refetchWhenOld = async () => queries.fetchQuery(doctorQuery).catch(() => undefined);
    addEventListener("focus", look);
    return () => removeEventListener("focus", look);
  }, [queries]);
  if (error && checks === undefined)
    return <FailedPage error={error} reset={() => void refetch()} />;
  return (
    <div className="mx-auto flex max-w-3xl flex-col gap-6 p-4 md:p-6">
      <div className="flex items-center gap-3">
        <h1 className="text-lg font-semibold">Setup</h1>
        <output className="flex-1 text-text-2">
          {checks === undefined ? "Looking at this machine…" : readyWords(checks)}
        </output>
        <Button
          refused={refused ?? (again.isPending ? "It is being looked at." : undefined)}
          onClick={() => again.mutate()}
        >
          <RefreshCw className="size-4" aria-hidden="true" />
          Look again
        </Button>
      </div>
      {checks === undefined ? <Skeleton /> : null}
      {GROUPS.map(({ id, title }) => {
        const inGroup = (checks ?? []).filter(({ group }) => group === id);
        return inGroup.length === 0 ? null : (
          <section key={id} aria-labelledby={`setup-${id}`} className="flex flex-col gap-2">
            <h2 id={`setup-${id}`} className="font-semibold">
              {title}
            </h2>
            <ul className="rounded-card border border-line bg-surface">
              {inGroup.map((check) => (
                <CheckRow key={check.id} check={check} />
              ))}
            </ul>
          </section>
        );
      })}
      <NotificationCheck />
    </div>
  );
}

function readyWords(checks: readonly CheckObject[]): string {
  const { ready, total, failing } = readinessOf(checks);
  const all = `${ready} of ${total} ready`;
  if (failing === 0) return all;
  return `${all}; ${failing === 1 ? "one thing stands" : `${failing} things stand`} in the way of runs`;
}

/** Where the checks will stand: they take a few seconds, and nothing jumps when they come. */
function Skeleton(): ReactNode {
  return (
    <div aria-hidden="true" className="flex flex-col gap-6">
      {[4, 4, 7].map((rows, index) => (
        // Bars have no names of their own.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={index} className="flex flex-col gap-2">
          <div className="h-5 w-24 rounded-chip bg-raised" />
          <div className="rounded-card bg-surface" style={{ height: `${rows * 2.3}rem` }} />
        </div>
      ))}
    </div>
  );
}
