import type { RequestObject } from "@wheelhouse/core";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { CopyButton } from "../../parts/copy-button.tsx";
import { StatusMark } from "../../parts/status-mark.tsx";
import { Elapsed } from "../../parts/time.tsx";
import { Left } from "./left.tsx";
import { requestMarkdown } from "./request-markdown.ts";

const WANTS: Readonly<Record<RequestObject["kind"], string>> = {
  question: "asks",
  approval: "wants an approval",
  ladder: "failed: what now?",
  agent: "asks",
};

/** Who asks, since when, and how long it can be answered. */
export function RequestHead({
  id,
  request,
  runName,
}: {
  readonly id: string;
  readonly request: RequestObject;
  readonly runName: string | undefined;
}): ReactNode {
  const { run, step, opened_at: opened, expires_at: expires } = request;
  return (
    <header className="chip-waiting flex min-h-9 flex-wrap items-center gap-x-2 rounded-t-card px-3 py-1">
      <StatusMark status="waiting" />
      <h3 id={id} className="min-w-40 flex-1 font-medium">
        {step} {wants(request)}
      </h3>
      <p className="flex min-w-0 flex-wrap items-center gap-x-2 text-xs max-sm:basis-full max-sm:pl-6">
        {runName === undefined ? null : (
          <Link
            to="/runs/$run"
            params={{ run }}
            search={{ step, view: "steps" }}
            className="max-w-60 truncate underline"
          >
            {runName}
          </Link>
        )}
        <span className="whitespace-nowrap">
          waiting <Elapsed from={opened} to={null} />
        </span>
        <Left until={expires} />
        <CopyButton
          label="Copy the question as Markdown"
          text={() => requestMarkdown(request)}
          className="text-current"
        />
      </p>
    </header>
  );
}

function wants({ kind, permission, shared }: RequestObject): string {
  if (shared?.startsWith("sign-in:")) return "needs a sign-in";
  if (shared?.startsWith("limit:")) return "has reached a limit";
  return permission === null ? WANTS[kind] : "wants to be allowed a call";
}
