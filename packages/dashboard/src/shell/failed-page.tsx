import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Button } from "../parts/button.tsx";
import { wordsOf } from "../queries/words-of.ts";

/** What is shown when a page cannot be: the cause and the next step, never a trace. */
export function FailedPage({
  error,
  reset,
}: {
  readonly error: unknown;
  readonly reset: () => void;
}): ReactNode {
  const { title, text } = wordsOf(error);
  return (
    <div role="alert" className="mx-auto flex max-w-md flex-col gap-3 px-6 py-16">
      <h1 className="text-xl font-semibold">{title}</h1>
      {text === undefined ? null : <p className="text-text-2">{text}</p>}
      <p className="flex items-center gap-4">
        <Button kind="primary" onClick={reset}>
          Try again
        </Button>
        <Link to="/runs" className="text-accent underline">
          All runs
        </Link>
      </p>
    </div>
  );
}
