import { messageOf } from "@wheelhouse/core";
import type { AgentCommand } from "@wheelhouse/engine";
import type { OrchestratorPorts } from "./orchestrator-ports.ts";
import {
  closeWarm,
  lookAt,
  markerOfThread,
  type NoSession,
  openWarm,
  type Wanted,
  type WarmSession,
} from "./warm-session.ts";

/** So many agents wait for what people say next; more would hold memory that nobody uses. */
const MOST_WARM = 3;
/** An agent that nobody has spoken with for this long is ended, in milliseconds. */
const IDLE_MS = 10 * 60_000;

/** A command of the agent of a thread, which a message may begin with. */
export interface OwnCommand extends AgentCommand {
  /** Name of the thread. */
  readonly thread: string;
}

interface Kept {
  readonly warm: WarmSession;
  isBusy: boolean;
  usedAt: number;
  cancelTimer: () => void;
}

/**
 * The agents that are kept alive between messages. *Contract*: of one thread there is one at most; when an end could not be
 * proven, no other one is opened in its thread before it was.
 */
export class WarmSessions {
  readonly #ports: OrchestratorPorts;
  readonly #kept = new Map<string, Kept>();
  readonly #unproven = new Set<string>();
  readonly #queue: (() => void)[] = [];
  /** Sessions that are being opened, which have no entry yet. */
  #opening = 0;

  constructor(ports: OrchestratorPorts) {
    this.#ports = ports;
  }

  /**
   * The session of a thread for one reply: the one that is open when it is by the same agent, else another one. Whether its
   * project has changed is looked at meanwhile: {@link WarmSession.look}. Give it back by {@link release} or {@link drop}.
   */
  async take(wanted: Wanted, signal: AbortSignal): Promise<WarmSession | NoSession> {
    const { thread } = wanted;
    const kept = this.#kept.get(thread);
    if (kept) {
      kept.cancelTimer();
      if (isBy(kept.warm, wanted)) {
        kept.isBusy = true;
        kept.warm.look = lookAt(kept.warm.place);
        return kept.warm;
      }
      await this.drop(thread, "another one takes its place");
    }
    if (this.#unproven.has(thread)) {
      if ((await this.#ports.agents.reap(markerOfThread(thread))) !== "dead")
        return { class: "refused", reason: "An earlier agent of this thread could not be ended." };
      this.#unproven.delete(thread);
    }
    if (!(await this.#room(signal))) return { class: "cancelled", reason: String(signal.reason) };
    try {
      const warm = await openWarm(this.#ports, wanted, signal);
      if (!("session" in warm)) return warm;
      const usedAt = this.#ports.clock.now();
      this.#kept.set(thread, { warm, isBusy: true, usedAt, cancelTimer: () => undefined });
      return warm;
    } finally {
      this.#opening--;
      this.#next();
    }
  }

  /** Whether the agent of a thread is open. */
  has(thread: string): boolean {
    return this.#kept.has(thread);
  }

  /** The session of a thread when one is open and nobody uses it, to be given back as one that was taken. */
  borrow(thread: string): WarmSession | undefined {
    const kept = this.#kept.get(thread);
    if (!kept || kept.isBusy) return undefined;
    kept.cancelTimer();
    kept.isBusy = true;
    return kept.warm;
  }

  /** The commands of their own that agents of a project know now, by their threads. */
  commands(project: string): readonly OwnCommand[] {
    return [...this.#kept.values()].flatMap(({ warm: { thread, session } }) => {
      if (!thread.startsWith(`${project}/`)) return [];
      const name = thread.slice(project.length + 1);
      return (session.commands?.() ?? []).map((command) => ({ thread: name, ...command }));
    });
  }

  /** The reply is written; the agent waits for the next message. */
  release({ thread }: WarmSession): void {
    const kept = this.#kept.get(thread);
    if (!kept) return;
    const { clock, onError } = this.#ports;
    kept.isBusy = false;
    kept.usedAt = clock.now();
    kept.cancelTimer();
    kept.cancelTimer = clock.after(IDLE_MS, () => {
      this.drop(thread, "nobody has said anything for a while").catch(onError);
    });
    this.#next();
  }

  /** Ends the agent of a thread. Rejects when that could not be proven. */
  async drop(thread: string, why: string): Promise<void> {
    const kept = this.#kept.get(thread);
    if (!kept) return;
    this.#kept.delete(thread);
    kept.cancelTimer();
    // Until it is proven, as nobody waits here when the host closes.
    this.#unproven.add(thread);
    try {
      await closeWarm(this.#ports, kept.warm, why);
      this.#unproven.delete(thread);
    } finally {
      this.#next();
    }
  }

  /** Ends all of them. */
  async close(): Promise<void> {
    const all = [...this.#kept.keys()];
    const ends = await Promise.allSettled(all.map((each) => this.drop(each, "the host closes")));
    for (const end of ends)
      if (end.status === "rejected")
        this.#ports.onError(new Error(`An agent could not be ended: ${messageOf(end.reason)}`));
  }

  /**
   * Whether another one may be opened, which counts as opening from then on; false when nobody wants it any more. Who was not
   * spoken with for longest goes.
   */
  async #room(signal: AbortSignal): Promise<boolean> {
    while (!signal.aborted && this.#kept.size + this.#opening >= MOST_WARM) {
      const idle = [...this.#kept].filter(([, { isBusy }]) => !isBusy);
      const [oldest] = idle.sort(([, one], [, other]) => one.usedAt - other.usedAt);
      if (oldest) await this.drop(oldest[0], "others are spoken with");
      else await this.#turn(signal);
    }
    if (!signal.aborted) {
      this.#opening++;
      return true;
    }
    // Somebody may have made room for it just now.
    this.#next();
    return false;
  }

  /** Resolves when there may be room. Whoever does not wait any more is in nobody's way. */
  #turn(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        signal.removeEventListener("abort", leave);
        resolve();
      };
      const leave = (): void => {
        const at = this.#queue.indexOf(wake);
        if (at >= 0) this.#queue.splice(at, 1);
        resolve();
      };
      this.#queue.push(wake);
      signal.addEventListener("abort", leave, { once: true });
    });
  }

  #next(): void {
    this.#queue.shift()?.();
  }
}

function isBy({ who }: WarmSession, wanted: Wanted): boolean {
  return who.agent === wanted.who.agent && who.model === wanted.who.model;
}
