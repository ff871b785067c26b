import { API, type RunObject } from "@wheelhouse/core";
import { getRouteApi } from "@tanstack/react-router";
import type { Command } from "../../../commands/command.ts";
import { useCommands } from "../../../commands/command-list.ts";
import { refusedBy, useLiveState } from "../../../live/live-context.ts";
import { serverNow } from "../../../live/server-clock.ts";
import { client } from "../../../queries/client.ts";
import { useSend } from "../../../queries/use-send.ts";
import { canFork } from "../fork/can-fork.ts";
import { useForkWish } from "../fork/use-fork-wish.ts";
import { isOpenRun } from "../run-open.ts";
import { type CopyRun, useCopyRun } from "./use-copy-run.ts";

const route = getRouteApi("/runs/$run");

/** Work that is worth a question before it is thrown away, in milliseconds. */
const MUCH_MS = 5 * 60_000;

/** What can be done with a run, by a button or the command of the same name. Absent: not now. */
export interface RunActions extends CopyRun {
  /** Why nothing can be sent; undefined when it can. */
  readonly refused: string | undefined;
  readonly isSending: boolean;
  readonly answer: (() => void) | undefined;
  readonly pause: (() => void) | undefined;
  readonly resume: (() => void) | undefined;
  readonly cancel: (() => void) | undefined;
  readonly compare: (() => void) | undefined;
  readonly fork: (() => void) | undefined;
  /** Whether so much was done that a person is asked first. */
  readonly isCancelGrave: boolean;
}

/** The actions of a run, also offered as commands; `askCancel` is called where a cancel is grave. */
export function useRunActions(run: RunObject, askCancel: () => void): RunActions {
  const navigate = route.useNavigate();
  const copying = useCopyRun(run);
  const wish = useForkWish();
  const refused = refusedBy(useLiveState());
  const parts = { id: run.id };
  const pausing = useSend(() => client.call(API.pauseRun, { parts, body: {} }));
  const resuming = useSend(() => client.call(API.resumeRun, { parts, body: {} }));
  const cancelling = useSend(() => client.call(API.cancelRun, { parts, body: {} }));
  const isOpen = isOpenRun(run);
  const isStill = run.paused !== null || run.status === "interrupted";
  const asking = run.requests.find(({ status }) => status === "open");
  const isCancelGrave =
    run.started_at !== null && serverNow() - Date.parse(run.started_at) > MUCH_MS;
  const isSending = pausing.isPending || resuming.isPending || cancelling.isPending;
  const actions: RunActions = {
    refused,
    isSending,
    isCancelGrave,
    ...copying,
    answer:
      asking === undefined
        ? undefined
        : () =>
            void navigate({
              search: (now) => ({ ...now, view: "steps", step: asking.step }),
              replace: true,
            }),
    pause: isOpen && !isStill ? () => pausing.mutate(undefined) : undefined,
    resume: isOpen && isStill ? () => resuming.mutate(undefined) : undefined,
    cancel: isOpen ? () => cancelling.mutate(undefined) : undefined,
    compare: isOpen ? undefined : () => void navigate({ to: "/compare", search: { b: run.id } }),
    fork: canFork(run) ? () => wish.ask() : undefined,
  };
  const can = refused === undefined && !isSending;
  useCommands([
    ...offered("run.answer", "Answer what the run asks", actions.answer),
    ...offered("run.pause", "Pause the run", can ? actions.pause : undefined),
    ...offered("run.resume", "Resume the run", can ? actions.resume : undefined),
    ...offered(
      "run.cancel",
      "Cancel the run",
      can && isOpen ? (isCancelGrave ? askCancel : actions.cancel) : undefined,
    ),
    ...offered("run.compare", "Compare with the last run", actions.compare, "="),
    ...offered("run.fork", "Fork this run…", can ? actions.fork : undefined),
  ]);
  return actions;
}

function offered(
  id: string,
  title: string,
  run: (() => void) | undefined,
  keys?: string,
): Command[] {
  return run === undefined ? [] : [{ id, title, group: "Run", run, keys }];
}
