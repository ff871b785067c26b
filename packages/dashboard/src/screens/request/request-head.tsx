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
    <header className="chip-waiting flex items-start gap-2 rounded-t-card py-2 pr-1.5 pl-3">
      <StatusMark status="waiting" className="mt-0.5" />
      <div className="min-w-0 flex-1">
        <h3 id={id} className="font-medium">
          {step} {wants(request)}
        </h3>
        {runName === undefined ? null : (
          <Link
            to="/runs/$run"
            params={{ run }}
            search={{ step, view: "steps" }}
            className="block max-w-full truncate text-xs underline coarse:py-2"
            dir="auto"
          >
            {runName}
          </Link>
        )}
      </div>
      <p className="flex flex-col items-end text-xs leading-5">
        <span className="whitespace-nowrap">
          <span className="max-sm:sr-only">waiting </span>
          <Elapsed from={opened} to={null} />
        </span>
        <Left until={expires} />
      </p>
      <CopyButton
        label="Copy the question as Markdown"
        text={() => requestMarkdown(request)}
        className="-my-0.5 text-current"
      />
    </header>
  );
}

function wants({ kind, permission, shared }: RequestObject): string {
  if (shared?.startsWith("sign-in:")) return "needs a sign-in";
  if (shared?.startsWith("limit:")) return "has reached a limit";
  return permission === null ? WANTS[kind] : "wants to be allowed a call";
}
