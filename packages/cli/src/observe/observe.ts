import { traceOfRun } from "@wheelhouse/core";
import type { JournalReader } from "@wheelhouse/journal";
import {
  type FollowedRuns,
  type Observed,
  openObserved,
  openOwnRuns,
  otlpFormat,
  RUN_LOG_FORMAT,
  sessionFormats,
} from "@wheelhouse/sources";
import type { Context } from "../command/context.ts";
import type { Observing } from "./environment.ts";
import { watchedPlaces } from "./watched-places.ts";

/** What observing is begun with. */
export interface ObserveOptions {
  readonly observing: Observing;
  /** Our own runs are known from it; undefined when nothing was ever run. */
  readonly journal: JournalReader | undefined;
  /** The project of a path, of `owner/name`, or of a bare name; asked anew each time. */
  readonly projectOf?: ((repo: string) => string | undefined) | undefined;
  /** Told what goes wrong beside. */
  readonly say: (text: string) => void;
}

/** Observed runs of a data directory, and our own as far as others tell of them. Closing closes both. */
export interface Observation {
  readonly observed: Observed;
  readonly own: FollowedRuns | undefined;
  readonly close: () => Promise<void>;
}

/** Begins to observe for a data directory; the first look goes on behind. */
export async function observe(
  place: Pick<Context, "home" | "io">,
  { observing, journal, projectOf, say }: ObserveOptions,
): Promise<Observation> {
  const onError = (error: unknown): void => {
    say(`Watching what others do met something unexpected: ${String(error)}`);
  };
  await using opening = new AsyncDisposableStack();
  const own = journal && (await openOwnRuns(journal, traceOfRun, onError));
  if (own) opening.defer(() => own.close());
  const observed = await openObserved({
    dataDir: place.home,
    formats: [RUN_LOG_FORMAT, ...sessionFormats, otlpFormat],
    places: await watchedPlaces(place, observing, say),
    staleMs: observing.staleMs,
    now: Date.now,
    onError,
    own,
    projectOf,
    searchDays: observing.searchDays,
  });
  opening.defer(() => observed.close());
  const open = opening.move();
  return { observed, own, close: () => open.disposeAsync() };
}
