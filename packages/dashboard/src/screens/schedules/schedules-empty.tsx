import { Plus } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "../../parts/button.tsx";

/** What is said where nothing runs by itself. */
export function SchedulesEmpty({ onMake }: { readonly onMake: () => void }): ReactNode {
  return (
    <section className="flex flex-col items-start gap-3 rounded-card border border-dashed border-control/60 p-6">
      <h2 className="text-xl font-semibold">Nothing runs by itself yet</h2>
      <p className="max-w-prose text-text-2">
        A schedule starts a flow, has an issue solved, runs a command or calls an address at its
        times, as long as the server runs. What goes well is kept quiet; what fails comes into the
        inbox.
      </p>
      <Button kind="primary" keys="a" onClick={onMake}>
        <Plus className="size-4" aria-hidden="true" />
        New schedule
      </Button>
    </section>
  );
}
