import type { ThreadObject } from "@wheelhouse/core";
import { Link } from "@tanstack/react-router";
import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { withVisibleControls } from "../../../text/visible-controls.ts";

/** Why nobody answers, what to do about it, and what works all the same. Nothing while somebody does. */
export function OfflineNotice({
  offline,
  stopped,
}: {
  readonly offline: { readonly reason: string; readonly hint: string } | null | undefined;
  readonly stopped: ThreadObject["stopped"] | undefined;
}): ReactNode {
  if (stopped !== undefined && stopped !== null)
    return (
      <Line>
        <bdi>{withVisibleControls(stopped.by)}</bdi> has stopped this thread
        {stopped.why === null ? "" : `: ${withVisibleControls(stopped.why)}`}. Messages wait until
        it is started.
      </Line>
    );
  if (offline === undefined || offline === null) return null;
  return (
    <Line>
      Chat is offline: {sentence(offline.reason)} {sentence(offline.hint)} Quick issue and Do it now
      still work.{" "}
      <Link to="/settings" search={{ tab: "orchestrator" }} className="text-accent underline">
        Choose who answers
      </Link>
    </Line>
  );
}

function Line({ children }: { readonly children: ReactNode }): ReactNode {
  return (
    <output className="flex shrink-0 items-start gap-2 border-b border-line bg-surface px-4 py-2 max-sm:px-3">
      <CircleAlert className="mt-0.5 size-4 shrink-0 text-waiting" aria-hidden="true" />
      <span className="min-w-0">{children}</span>
    </output>
  );
}

function sentence(words: string): string {
  const text = withVisibleControls(words.trim());
  return text === "" || /[.!?…]$/.test(text) ? text : `${text}.`;
}
