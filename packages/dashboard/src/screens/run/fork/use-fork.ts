import { API, type ForkObject } from "@wheelhouse/core";
import { useNavigate } from "@tanstack/react-router";
import { useRef } from "react";
import { client } from "../../../queries/client.ts";
import { useSend } from "../../../queries/use-send.ts";

/**
 * Forks a run and goes to the new one.
 * *Contract*: the same wish of one dialog starts one run, however often it is sent.
 */
export function useFork(run: string): {
  readonly fork: (body: ForkObject) => void;
  readonly isForking: boolean;
} {
  const navigate = useNavigate();
  const wish = useRef<{ readonly text: string; readonly key: string }>(undefined);
  const send = useSend(
    (body: ForkObject) => {
      const text = JSON.stringify(body);
      if (wish.current?.text !== text) wish.current = { text, key: crypto.randomUUID() };
      const { key: idempotencyKey } = wish.current;
      return client.call(API.forkRun, { parts: { id: run }, body, idempotencyKey });
    },
    {
      onDone: ({ run_id: id }) =>
        void navigate({ to: "/runs/$run", params: { run: id }, search: { view: "steps" } }),
    },
  );
  return { fork: (body) => !send.isPending && send.mutate(body), isForking: send.isPending };
}
