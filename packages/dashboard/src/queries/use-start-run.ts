import { API, type StartInput } from "@wheelhouse/core";
import { useNavigate } from "@tanstack/react-router";
import { useRef } from "react";
import { client } from "./client.ts";
import { useSend } from "./use-send.ts";

/**
 * Starts a run and goes there at once.
 * *Contract*: the same wish of one opening starts one run, however often it is sent: its idempotency key changes
 * only with what is asked for, or after a run was started.
 */
export function useStartRun(onStarted?: () => void): {
  readonly start: (body: StartInput) => void;
  readonly isStarting: boolean;
} {
  const navigate = useNavigate();
  const wish = useRef<{ readonly text: string; readonly key: string }>(undefined);
  const send = useSend(
    async (body: StartInput) => {
      const text = JSON.stringify(body);
      if (wish.current?.text !== text) wish.current = { text, key: crypto.randomUUID() };
      return client.call(API.startRun, { body, idempotencyKey: wish.current.key });
    },
    {
      onDone({ run_id: run }) {
        wish.current = undefined;
        onStarted?.();
        void navigate({ to: "/runs/$run", params: { run } });
      },
    },
  );
  return { start: (body) => !send.isPending && send.mutate(body), isStarting: send.isPending };
}
