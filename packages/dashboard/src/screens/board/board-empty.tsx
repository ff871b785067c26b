import { getRouteApi } from "@tanstack/react-router";
import { Plus } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "../../parts/button.tsx";

const route = getRouteApi("/projects/$key/board");

/** What is said where no issue is shown. */
export function BoardEmpty({
  isFiltered,
  onCreate,
}: {
  /** Whether there are some that were not asked for. */
  readonly isFiltered: boolean;
  readonly onCreate: () => void;
}): ReactNode {
  const navigate = route.useNavigate();
  return (
    <section className="mx-auto flex max-w-md flex-col items-start gap-3 px-6 py-16">
      <h2 className="text-xl font-semibold">
        {isFiltered ? "No issue is like that" : "There is no issue yet"}
      </h2>
      <p className="text-text-2">
        {isFiltered
          ? "Others are there: take something away from what is asked for."
          : "An issue says what is to be done. Agents solve it in a clone of their own when you start it, ask where they must, and hand over a branch that you accept or not."}
      </p>
      {isFiltered ? (
        <Button onClick={() => void navigate({ search: ({ as }) => ({ as }) })}>Show all</Button>
      ) : (
        <Button kind="primary" onClick={onCreate} keys="c">
          <Plus className="size-4" aria-hidden="true" />
          New issue
        </Button>
      )}
    </section>
  );
}
