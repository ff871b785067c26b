import { INBOX_THREAD } from "@wheelhouse/core";
import type { ReactNode } from "react";

/** A thread in which nothing was said yet: what it is for. */
export function EmptyThread({ name }: { readonly name: string }): ReactNode {
  return (
    <div className="mx-auto flex w-full max-w-3xl flex-1 flex-col justify-end gap-2 px-4 pb-6 max-sm:px-3">
      {name === INBOX_THREAD ? (
        <>
          <h2 className="text-xl font-semibold">No outcomes were handed over yet</h2>
          <p className="max-w-[60ch] text-text-2">
            What the rules of the inbox cannot decide is put to the orchestrator here, some at a
            time, and what it makes of it stands at the items.
          </p>
        </>
      ) : (
        <>
          <h2 className="text-xl font-semibold">What should happen?</h2>
          <p className="max-w-[60ch] text-text-2">
            Say it below. Whoever answers can read the project and what runs in it, and changes
            nothing: issues, runs and schedules are proposed as cards, and come about when you
            accept them.
          </p>
        </>
      )}
    </div>
  );
}
