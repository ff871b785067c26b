import { type DigestDecision, INBOX_THREAD, messageRowSchema, threadId } from "@wheelhouse/core";
import type { Project } from "../desk-ports.ts";
import { BY_HOST, type Broken, HOST_WENT } from "./end-of-reply.ts";
import { mayAnswer } from "./may-answer.ts";
import type { OrchestratorPorts } from "./orchestrator-ports.ts";
import { summarize } from "./summarize.ts";
import { readThread, writeThread } from "./thread-log.ts";
import { markerOfThread } from "./warm-session.ts";
import type { WarmSessions } from "./warm-sessions.ts";
import { wordsSoFar } from "./words-so-far.ts";
import { type WrittenReply, writeReply } from "./write-reply.ts";

/** While nobody can answer, somebody looks again after this time, in milliseconds. */
const OFFLINE_MS = 30_000;
/** A provider that takes no requests is asked again after this time at the soonest, in milliseconds. */
const REST_MS = 5_000;

/** What became of a digest: what was decided, which is nothing when it was answered in prose, or why nobody has looked. */
export type DigestAnswer =
  | { readonly decisions: readonly DigestDecision[] }
  | { readonly offline: string };

/**
 * One thread at its host: answers what waits, one reply at a time, until nothing does. *Contract*: where the thread is, is in
 * the journal alone; what is kept here is only who is at work on it now.
 */
export class Conversation {
  readonly #ports: OrchestratorPorts;
  readonly #sessions: WarmSessions;
  readonly #project: Project;
  readonly #name: string;
  #working: Promise<void> | undefined;
  #isAsked = false;
  #breaking = new AbortController();
  /** How many are breaking off now: the last of them goes on. */
  #breaks = 0;
  #isClosed = false;
  #notBefore = 0;
  #cancelTimer: () => void = () => undefined;
  readonly #digests = new Map<number, (answer: DigestAnswer) => void>();

  constructor(
    ports: OrchestratorPorts,
    sessions: WarmSessions,
    place: { readonly project: Project; readonly name: string },
  ) {
    this.#ports = ports;
    this.#sessions = sessions;
    this.#project = place.project;
    this.#name = place.name;
  }

  /** Answers what waits; resolves when nothing is to be answered now. Never rejects. */
  settle(): Promise<void> {
    this.#isAsked = true;
    this.#working ??= this.#work().finally(() => (this.#working = undefined));
    return this.#working;
  }

  /** Somebody wants an answer now, whatever failed before. */
  wake(): void {
    this.#notBefore = 0;
    void this.settle();
  }

  /** Breaks off what is being written; resolves when its agent is proven dead and its end is in the journal. What waits then is answered. */
  async breakOff(why: Broken): Promise<void> {
    const { project } = this.#place;
    this.#breaks++;
    this.#breaking.abort(why);
    await this.#working;
    this.#cancelTimer();
    this.#breaking = new AbortController();
    await this.#sessions.drop(threadId(project.id, this.#name), why).catch(this.#ports.onError);
    // What was said, or started again, while it was being broken off has woken nobody.
    if (--this.#breaks === 0 && !this.#isClosed) void this.settle();
  }

  /** The decisions about a digest that was said as this message. */
  digest(message: number): Promise<DigestAnswer> {
    return new Promise((resolve) => {
      this.#digests.set(message, resolve);
      void this.settle().then(() => {
        this.#digests.delete(message);
        resolve({ offline: "It was not answered." });
      });
    });
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.breakOff("closing");
  }

  get #place() {
    return { project: this.#project, name: this.#name };
  }

  async #work(): Promise<void> {
    try {
      while (this.#isAsked) {
        this.#isAsked = false;
        while (!this.#isClosed && !this.#breaking.signal.aborted && (await this.#step()));
      }
    } catch (error) {
      this.#ports.onError(error);
    }
  }

  /** Ends a reply that an earlier host has left, and answers nothing. */
  async layToRest(): Promise<void> {
    const { project, name } = this.#place;
    const state = await readThread(this.#ports, project.id, name);
    if (state?.reply) await this.#layToRest(state.reply.message);
  }

  /** Answers once; false when there is nothing to be done now. */
  async #step(): Promise<boolean> {
    const { journal, clock } = this.#ports;
    const { project, name } = this.#place;
    const state = await readThread(this.#ports, project.id, name);
    if (!state) return false;
    if (state.reply) {
      await this.#layToRest(state.reply.message);
      return true;
    }
    if (!mayAnswer(state, await lastReply(journal, threadId(project.id, name)))) return false;
    if (clock.now() < this.#notBefore) return this.#later(this.#notBefore - clock.now());
    const { agent, model } = state;
    const who = await this.#ports.chosen(project, { agent, model });
    if ("offline" in who) {
      this.#digested({ offline: who.offline.reason });
      return this.#later(OFFLINE_MS);
    }
    const { signal } = this.#breaking;
    const kind = name === INBOX_THREAD ? "digest" : "reply";
    const task = { project, name, kind, who, signal } as const;
    const written = await writeReply(this.#ports, this.#sessions, task, state);
    if (!written) return true;
    await this.#after(written, kind === "reply" ? task : undefined);
    return true;
  }

  async #after(
    { message, to, outcome }: WrittenReply,
    task: Parameters<typeof summarize>[2] | undefined,
  ): Promise<void> {
    const { clock } = this.#ports;
    if (outcome.end === "failed") {
      if (outcome.until !== undefined)
        this.#notBefore = Math.max(outcome.until, clock.now() + REST_MS);
      return;
    }
    if (outcome.end === "cancelled") return;
    const { decisions = [], proposed, isInWords } = outcome.handed;
    for (const each of to) this.#digests.get(each)?.({ decisions });
    const kinds = this.#ports.autonomous(this.#project);
    if (!isInWords && proposed.some(({ action }) => kinds.includes(action.kind)))
      await this.#ports.proposals
        .actAlone({ project: this.#project, thread: this.#name, message, kinds })
        .catch(this.#ports.onError);
    if (task) await summarize(this.#ports, this.#sessions, task).catch(this.#ports.onError);
  }

  /** A reply that an earlier host has begun: what is left of its agent is ended, and it has failed. */
  async #layToRest(message: number): Promise<void> {
    const { project, name } = this.#place;
    const thread = threadId(project.id, name);
    const isDead = (await this.#ports.agents.reap(markerOfThread(thread))) === "dead";
    if (isDead) await this.#ports.places.left(thread);
    const text = await wordsSoFar(this.#ports.journal, thread, message);
    await writeThread(this.#ports, { project: project.id, name }, (state) => {
      if (state?.reply?.message !== message) return { events: [], value: undefined };
      const failed = isDead
        ? { class: BY_HOST, why: HOST_WENT }
        : {
            class: "refused",
            why: "An agent that an earlier Wheelhouse began could not be ended.",
          };
      // Nobody waits any more for the answer to an old digest.
      const data =
        state.stopped || name === INBOX_THREAD
          ? { message, end: "cancelled" as const, text, ...failed }
          : { message, end: "failed" as const, text, ...failed };
      return { events: [{ type: "reply.ended", data }], value: undefined };
    });
  }

  /** Looks again after a time; a digest is made anew by then. */
  #later(ms: number): false {
    this.#cancelTimer();
    if (this.#name === INBOX_THREAD) return false;
    this.#cancelTimer = this.#ports.clock.after(ms, () => void this.settle());
    return false;
  }

  #digested(answer: DigestAnswer): void {
    for (const resolve of this.#digests.values()) resolve(answer);
  }
}

async function lastReply(journal: OrchestratorPorts["journal"], thread: string) {
  const [row] = await journal.rows("messages", {
    where: { thread, speaker: "orchestrator" },
    orderBy: "n",
    descending: true,
    limit: 1,
  });
  const last = row && messageRowSchema.parse(row);
  return last && { n: last.n, failure: last.failure };
}
