import { API, type FlowObject } from "@wheelhouse/core";
import { useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Button } from "../../parts/button.tsx";
import { client } from "../../queries/client.ts";
import { flowsQuery } from "../../queries/place.ts";
import { useSend } from "../../queries/use-send.ts";
import { WhoLooks } from "./who-looks.tsx";

/** Why a flow that is a file cannot be run, and what a person can do about it: read and trust it, or mend it. */
export function FlowTrust({
  flow,
  project,
}: {
  readonly flow: FlowObject;
  readonly project: string | undefined;
}): ReactNode {
  const { id, status, path, hash, problem, read_only: readOnly, plans } = flow;
  const queries = useQueryClient();
  const trust = useSend(
    async (body: { project_id: string; flow: string; hash: string }) =>
      client.call(API.trustFlow, { body }),
    {
      async onDone() {
        await queries.invalidateQueries({ queryKey: flowsQuery.queryKey });
        await queries.invalidateQueries({ queryKey: ["plan"] });
      },
    },
  );
  if (status === "ready") return null;
  const isBroken = status === "broken";
  const isKnown = plans.large.steps > 0;
  return (
    <section
      aria-label={isBroken ? "What is wrong with it" : "Trust"}
      className={`flex flex-col gap-2 rounded-card border p-3 ${isBroken ? "border-failed/60" : "border-waiting/60"}`}
    >
      {path === null ? null : <p className="font-mono text-xs break-all text-text-2">{path}</p>}
      {isBroken ? (
        <pre className="overflow-x-auto text-xs whitespace-pre-wrap text-failed">{problem}</pre>
      ) : (
        <>
          <p>
            This flow comes with the project, and nobody here has trusted it as it is now.{" "}
            {isKnown
              ? `It has ${plans.large.steps} steps at most; its agents ${readOnly ? "only read" : "may write, each in a clone of its own"}.`
              : "It is a script: what it does can be shown once it is trusted. It then gives a plan and touches nothing else."}
          </p>
          <WhoLooks flow={flow} band="large" />
          <p className="text-text-2">
            Read its file first. When it changes, you are asked again; its first letters are{" "}
            <code>{hash?.slice(0, 12)}</code>.
          </p>
          {project === undefined || hash === null ? null : (
            <Button
              className="self-start"
              disabled={trust.isPending}
              onClick={() => trust.mutate({ project_id: project, flow: id, hash })}
            >
              Trust it as it is
            </Button>
          )}
        </>
      )}
      {isBroken ? (
        <p className="text-xs text-text-2">
          It is read again as soon as its file is saved: <code>wheelhouse flows check {id}</code>{" "}
          says the same.
        </p>
      ) : null}
    </section>
  );
}
