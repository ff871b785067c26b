import type { Observed } from "@wheelhouse/sources";
import type { Context } from "../command/context.ts";
import { openReading } from "../reading/open-reading.ts";
import { readObserving } from "./environment.ts";

/**
 * Opens the sources of a data directory in this process, for a command where no server runs. Closing it closes the journal
 * too. What goes wrong beside is at the source, where the command shows it.
 */
export async function openObservedHere({
  home,
  io,
}: Pick<Context, "home" | "io">): Promise<Observed> {
  // Loaded only where it is needed: most commands observe nothing.
  const { observe } = await import("./observe.ts");
  await using opening = new AsyncDisposableStack();
  const journal = await openReading(home);
  if (journal) opening.defer(() => journal.close());
  const { observed, close } = await observe(
    { home, io },
    { observing: readObserving(io), journal, say: () => undefined },
  );
  opening.defer(close);
  const open = opening.move();
  return { ...observed, close: () => open.disposeAsync() };
}
