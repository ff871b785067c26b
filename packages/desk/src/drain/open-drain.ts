/**
 * The drain of the one host that fills the inbox: has the orchestrator look at what the rules leave.
 *
 * Owns: when somebody is asked. One digest is on its way at a time; each project that has something gets one in a round, and a round is a
 * minute after the last one, or at once when something critical came in. Where nobody can look, nothing is claimed: an item's attempts are
 * those of somebody who has looked.
 * Does not own: claims and decisions (inbox), who answers and how they are asked (the reader). Nothing is kept here: what a host that dies
 * holds is free when its claims run out.
 */
import { CLAIM_MS, inboxEventSchema, INBOX_STREAMS } from "@wheelhouse/core";
import type { Stored } from "@wheelhouse/journal";
import type { Project } from "../desk-ports.ts";
import { claimItems } from "../inbox/claim-items.ts";
import { projectOf } from "../inbox/project-of.ts";
import { projectsWaiting } from "../inbox/projects-waiting.ts";
import { digestItems } from "./digest-items.ts";
import { digestText } from "./digest-text.ts";
import type { DigestReader, DrainPorts } from "./drain-ports.ts";
import { BY_ORCHESTRATOR } from "./propose-on-item.ts";
import { giveBack, settleDigest } from "./settle-digest.ts";

/** From the end of a round to the next one, in milliseconds. */
const ROUND_MS = 60_000;
/** After a reader that failed its project waits for so long, and twice as long after each that follows. Milliseconds. */
const [PAUSE_MS, LONGEST_PAUSE_MS] = [60_000, 1_800_000];
/** Most items of a digest. */
const MOST_ITEMS = 20;
/** An answer that comes later than this is none: its claims are about to run out. Milliseconds. */
const PATIENCE_MS = CLAIM_MS - 30_000;

/** The drain of a host. */
export interface Drain {
  /** Begins a round now, or one after the one that is on its way. Resolves when it has ended. Never rejects. */
  look(): Promise<void>;
  /** Asks nobody any more; does not wait for an answer that is on its way. */
  close(): Promise<void>;
}

type Read = Awaited<ReturnType<DigestReader["ask"]>>;

/** Opens the drain. The first round begins a while after, when those before have given their places up. */
export async function openDrain(ports: DrainPorts): Promise<Drain> {
  const { journal, clock, onError } = ports;
  const closing = new AbortController();
  const pauses = new Map<string, { readonly until: number; readonly failures: number }>();
  /** Projects whose reader has not come to an end, also when nobody waits for that any more. */
  const busy = new Set<string>();
  const since = await journal.watermark();
  let cancel: () => void = () => undefined;
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;

  function wait(): void {
    cancel();
    if (!closing.signal.aborted) cancel = clock.after(ROUND_MS, () => void look());
  }

  /** Single-flight: of all who ask for a round while one is on its way, one gets one after it. */
  function look(): Promise<void> {
    if (!running) return (running = round().finally(() => (running = undefined)));
    return (next ??= running.then(() => {
      next = undefined;
      return look();
    }));
  }

  async function round(): Promise<void> {
    cancel();
    try {
      for (const id of await projectsWaiting(ports)) {
        if (closing.signal.aborted) return;
        await roundOf(id).catch(onError);
      }
    } catch (error) {
      onError(error);
    } finally {
      wait();
    }
  }

  async function roundOf(id: string): Promise<void> {
    const project = id === "" ? { id, path: "" } : await projectOf(ports, id);
    const isPaused = busy.has(id) || (pauses.get(id)?.until ?? 0) > clock.now();
    if (!project || isPaused) return;
    if ((await ports.reader.offline(project)) !== undefined) return;
    const now = clock.now();
    const claimed = await claimItems(ports, {
      by: BY_ORCHESTRATOR,
      most: MOST_ITEMS,
      now,
      project: id,
    });
    if (claimed.length === 0) return;
    const items = await digestItems(
      journal,
      claimed.map(({ row }) => row),
    );
    const read = await asked(project, digestText(items, now));
    if ("offline" in read) {
      pause(id);
      await giveBack(ports, claimed, "given up");
      return;
    }
    pauses.delete(id);
    const autonomous = await ports.autonomous(project);
    await settleDigest(ports, claimed, { decisions: read.decisions, autonomous });
  }

  /** The answer, or why there is none. Whoever says nothing in time has looked, and does not know. */
  async function asked(project: Project, text: string): Promise<Read> {
    const late = Promise.withResolvers<Read>();
    const stop = clock.after(PATIENCE_MS, () => late.resolve({ decisions: [] }));
    busy.add(project.id);
    const reading = ports.reader
      .ask(project, text)
      .catch((error: unknown): Read => {
        onError(error);
        return { offline: "it failed" };
      })
      .finally(() => busy.delete(project.id));
    const closed = once(closing.signal).then((): Read => ({ offline: "this host ends" }));
    try {
      return await Promise.race([reading, late.promise, closed]);
    } finally {
      stop();
    }
  }

  function pause(id: string): void {
    const failures = (pauses.get(id)?.failures ?? 0) + 1;
    const ms = Math.min(PAUSE_MS * 2 ** (failures - 1), LONGEST_PAUSE_MS);
    pauses.set(id, { until: clock.now() + ms, failures });
  }

  async function follow(): Promise<void> {
    for await (const batch of journal.tail({ since, signal: closing.signal })) {
      if (!batch.some(isCritical)) continue;
      pauses.clear();
      void look();
    }
  }

  wait();
  const following = follow().catch(onError);
  return {
    look,
    async close() {
      closing.abort();
      cancel();
      await following;
      await (next ?? running);
    },
  };
}

function isCritical({ stream, type, data }: Stored): boolean {
  if (type !== "inbox.posted" || !stream.startsWith(INBOX_STREAMS)) return false;
  const event = inboxEventSchema.safeParse({ type, data });
  return event.data?.type === "inbox.posted" && event.data.data.priority === "critical";
}

function once(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
