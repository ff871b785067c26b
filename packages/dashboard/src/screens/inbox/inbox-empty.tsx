import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { StatusMark } from "../../parts/status-mark.tsx";
import type { InboxList } from "./use-inbox-list.ts";

/** What is said where no item is shown, and the next step. */
export function InboxEmpty({
  list: { part, isFiltered },
}: {
  readonly list: InboxList;
}): ReactNode {
  if (isFiltered)
    return (
      <Words title="Nothing is like that">
        <p>Others may be there: take something away from what is asked for.</p>
        <Link
          from="/inbox"
          to="/inbox"
          search={({ tab }) => ({ tab })}
          className="text-accent underline"
        >
          Show all of this part
        </Link>
      </Words>
    );
  if (part === "needs")
    return (
      <Words title="Nothing needs you" isGood>
        <p>
          What schedules, runs and programs leave for you comes here. What goes well as usual is
          kept quiet.
        </p>
        <Link to="/schedules" className="text-accent underline">
          What runs by itself
        </Link>
      </Words>
    );
  if (part === "later")
    return (
      <Words title="Nothing is put away" isGood>
        <p>What you put away with Later waits here until its time.</p>
        <Link from="/inbox" to="/inbox" search={() => ({})} className="text-accent underline">
          What needs you
        </Link>
      </Words>
    );
  return (
    <Words title={part === "done" ? "Nothing was decided yet" : "The inbox is empty"}>
      <p>
        It fills itself when a schedule fires, a run ends or needs an answer, or a program posts
        something.
      </p>
      <Link to="/schedules" className="text-accent underline">
        Have something run by itself
      </Link>
    </Words>
  );
}

function Words({
  title,
  isGood = false,
  children,
}: {
  readonly title: string;
  readonly isGood?: boolean;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <section className="flex max-w-md flex-1 flex-col items-start gap-3 px-6 py-12 text-text-2">
      <h2 className="flex items-center gap-2 text-lg font-semibold text-text">
        {isGood ? <StatusMark status="completed" className="size-5" /> : null}
        {title}
      </h2>
      {children}
    </section>
  );
}
