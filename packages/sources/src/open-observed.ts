import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import {
  completedSpent,
  itemAfter,
  type RunListItem,
  type SpentObject,
  totalSpent,
} from "@wheelhouse/core";
import { LogCache } from "./cache/log-cache.ts";
import { Lineage, type OwnRuns } from "./lineage/lineage.ts";
import { ProjectPlaces } from "./lineage/project-places.ts";
import type { LogFormat } from "./log-format.ts";
import type { Observed } from "./observed.ts";
import { readEvents } from "./read/read-events.ts";
import { LogBook } from "./scan/log-book.ts";
import type { LogRecord } from "./scan/log-record.ts";
import { previewSource } from "./sources/preview-source.ts";
import { SessionSearch } from "./sources/session-search.ts";
import { sourceObject, untoldSources } from "./sources/source-object.ts";
import { SourceList } from "./sources/source-list.ts";
import type { SourcePlace } from "./sources/source-place.ts";
import { tellKind } from "./sources/tell-kind.ts";
import { ChangeBell } from "./watch/change-bell.ts";

/** What observing needs; everything of the machine comes through here. */
export interface ObservedOptions {
  /** Where the cache, the search index and `sources.json` are kept. Nothing else is ever written. */
  readonly dataDir: string;
  readonly formats: readonly LogFormat[];
  /** Places to watch beside those that were added: see `namedPlaces`. */
  readonly places: readonly SourcePlace[];
  /** After this many silent milliseconds an open run is stale. */
  readonly staleMs: number;
  /** Wall clock in milliseconds. */
  readonly now: () => number;
  readonly onError: (error: unknown) => void;
  /** Our own runs, so that what tells of them is not shown twice; none when absent. */
  readonly own?: OwnRuns | undefined;
  /** The project of a path, of `owner/name`, or of a bare name; asked anew each time. */
  readonly projectOf?: ((repo: string) => string | undefined) | undefined;
  /** How far back texts of sessions can be found, in days; 0 is without an end. 30 when absent. */
  readonly searchDays?: number | undefined;
  /** How long after a look at all places the next one is due, in ms; a minute when absent. */
  readonly pollMs?: number | undefined;
  /** How long after a look a missing place is looked for again, in ms; two seconds when absent. */
  readonly missingMs?: number | undefined;
}

const NOBODY: OwnRuns = { runOfSession: () => undefined, runOfTrace: () => undefined };

/**
 * Begins to observe. What the cache remembers is there at once; the first look at all places goes on behind.
 * Where it cannot be told which places were added, a source stands for them that says so, and the others are watched.
 */
export async function openObserved(options: ObservedOptions): Promise<Observed> {
  const { formats, places, staleMs, now, onError, own = NOBODY } = options;
  const { searchDays: days = 30, pollMs = 60_000, missingMs = 2_000 } = options;
  const projectOf = options.projectOf ?? (() => undefined);
  const dataDir = resolve(options.dataDir);
  try {
    mkdirSync(dataDir, { recursive: true });
  } catch {
    // The cache says so, and is kept in memory.
  }
  const cache = new LogCache(join(dataDir, "observed.db"), formats);
  const bell = new ChangeBell(onError);
  const lineage = new Lineage(own, projectOf);
  const projects = new ProjectPlaces(now);
  const book = new LogBook({ cache, lineage, bell, now, staleMs, onError });
  const list = new SourceList({ dataDir, formats, places, book, now, pollMs, missingMs });
  const read: Observed["read"] = async (run, from, to) => {
    const record = book.get(run);
    return record === undefined ? [] : readEvents(record, cache, [from, to]);
  };
  const search = new SessionSearch({ dataDir, book, read, days, now, onError });
  bell.on((changes) => search.changed(changes));

  const itemOf = ({ item, heardAt }: LogRecord): RunListItem | undefined =>
    item && itemAfter(item, now() - heardAt, staleMs);
  /** A run as the list has it; undefined for one that is shown in another. */
  const listed = (record: LogRecord): RunListItem | undefined => {
    const { run } = record;
    const isPart = lineage.joinedInto(run) ?? lineage.parentOf(run);
    const item = isPart === undefined ? itemOf(record) : undefined;
    if (!item) return undefined;
    const project = item.project ?? projects.of(lineage.placesOf(run));
    return { ...item, ...spentOf(run), project };
  };
  const isOpen = (run: string): boolean => {
    const record = book.get(run);
    const item = record && itemOf(record);
    return item !== undefined && OPEN.has(item.status) && item.observed?.stale !== true;
  };
  const source = (each: ReturnType<SourceList["all"]>[number]) =>
    sourceObject(each, { isOpen, kept: cache.problem });
  const sources = () => {
    const all = list.all().map(source);
    return list.problem === undefined ? all : [untoldSources(dataDir, list.problem), ...all];
  };
  let isClosed = false;

  async function look(): Promise<void> {
    await list.scan();
    await book.drained();
  }
  const first = look()
    .then(() => {
      if (isClosed) return;
      book.forgetUnfound();
      search.begin();
    })
    .catch(onError);

  return {
    items: () => [...book.all()].flatMap((record) => listed(record) ?? []),
    item(run) {
      const record = book.get(run);
      return record && listed(record);
    },
    staleMs,
    has: (run) => (book.get(run)?.seq ?? 0) > 0,
    extra(run) {
      const record = book.get(run);
      if (!record || record.seq === 0) return undefined;
      return {
        sourceId: record.place.id,
        sourceName: record.place.name,
        path: record.log.path,
        badLines: record.bad,
        now: now(),
        staleMs,
        heardAt: record.heardAt,
        projectOf,
        itemOf: (other) => {
          const known = book.get(other);
          return known && itemOf(known);
        },
        runOf: (session) => lineage.runOf(session),
        related: lineage.related(run),
        joined: lineage.joinedTo(run),
        spent: spentOf(run),
      };
    },
    head: (run) => book.get(run)?.seq ?? 0,
    read,
    badLines: (run, limit) => Promise.resolve(badLinesOf(book.get(run), limit)),
    joinedTo: (run) => lineage.joinedTo(run),
    search: (text, limit) => Promise.resolve(search.find(text, limit)),
    sources: () => Promise.resolve(sources()),
    addSource: async (asked) => {
      const added = await list.add(asked);
      // Of repositories there is nothing to read, and others' logs are not waited for.
      if (added.place.kind !== "repositories") await book.drained();
      return source(added);
    },
    removeSource: (id) => list.remove(id),
    async preview(path, kind) {
      const whole = resolve(path);
      return previewSource(whole, await tellKind(whole, kind, formats), formats);
    },
    async scan() {
      await look();
      await first;
    },
    onChange: (listener) => bell.on(listener),
    async close() {
      isClosed = true;
      await list.close();
      bell.close();
      await search.close();
      await book.close();
      await first;
      cache.close();
    },
  };

  /** What a run has used with all that belongs to it; what tells of the same counts once. */
  function spentOf(run: string): SpentObject | undefined {
    const own = ownSpent(run);
    const parts = lineage.partsOf(run).flatMap((part) => ownSpent(part) ?? []);
    const isSilent = own === undefined || (own.tokens.input === null && own.tokens.output === null);
    return parts.length === 0 ? own : totalSpent(isSilent ? parts : [own, ...parts]);
  }

  function ownSpent(run: string): SpentObject | undefined {
    const item = book.get(run)?.item;
    if (!item) return undefined;
    const { tokens, cost, cost_unknown } = item;
    const [other] = lineage.joinedTo(run);
    return completedSpent({ tokens, cost, cost_unknown }, other && book.get(other.run)?.item);
  }

  function badLinesOf(record: LogRecord | undefined, limit: number) {
    if (!record) return { total: 0, lines: [] };
    const known = [...cache.badLines(record.run, limit), ...(record.news?.lines ?? [])];
    const isAnew = record.news?.isAnew === true;
    const lines = (isAnew ? (record.news?.lines ?? []) : known)
      .slice(0, limit)
      .map((line) => ({ path: record.log.path, ...line }));
    return { total: record.bad, lines };
  }
}

/** Statuses of runs that go on. */
const OPEN: ReadonlySet<string> = new Set(["queued", "running", "waiting"]);
