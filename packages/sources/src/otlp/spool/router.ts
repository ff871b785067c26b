/**
 * Which file of the spool a thing that was received belongs to.
 *
 * A file is a run. What belongs to one: everything of a trace that we gave to an agent of ours; else everything of a
 * conversation; else everything of a trace of which nobody says the conversation. A trace is bound to a file by the
 * first of it that says enough, and a conversation likewise. When it is told late where a trace belongs, its file is
 * merged into the one that it belongs to. What nobody claims, such as the spans of a web server, belongs nowhere.
 */
import { createHash } from "node:crypto";
import type { Received } from "../decode/received.ts";
import { CONVERSATION_KEYS } from "../tables/gen-ai.ts";
import { firstText } from "../tables/first-of.ts";
import { isTelling } from "./is-telling.ts";

/** A trace or a conversation that belongs to a file. */
export interface Binding {
  /** `t` and a trace id, `c` and a conversation's, or `s`, a trace id and a service: what of a trace a service sends. */
  readonly key: string;
  readonly file: string;
  /** The conversation of what a service sends of a trace. */
  readonly session?: string | undefined;
}

/** Where something that was received goes. */
export interface Routed {
  readonly file: string;
  readonly session: string | undefined;
  readonly received: Received;
}

/** What is to be done about a body: first the merges, in their order. */
export interface Route {
  readonly merges: readonly { readonly from: string; readonly to: string }[];
  readonly routed: readonly Routed[];
  readonly bound: readonly Binding[];
  /** How many belong to no run, or tell nothing. */
  readonly unclaimed: number;
}

/** Bindings that are remembered; those that were made first are forgotten first. */
export const MOST_BINDINGS = 50_000;
/** Longest id of a conversation; a longer one is cut. */
const MOST_CONVERSATION = 200;

/** See the file's header. */
export class Router {
  readonly #bindings = new Map<string, Binding>();
  readonly #ownTrace: (trace: string) => string | undefined;

  constructor(ownTrace: (trace: string) => string | undefined) {
    this.#ownTrace = ownTrace;
  }

  get bindings(): Iterable<Binding> {
    return this.#bindings.values();
  }

  bind(binding: Binding): void {
    this.#bindings.delete(binding.key);
    this.#bindings.set(binding.key, binding);
    if (this.#bindings.size <= MOST_BINDINGS) return;
    const [oldest] = this.#bindings.keys();
    if (oldest !== undefined) this.#bindings.delete(oldest);
  }

  route(all: readonly Received[]): Route {
    const told: Told = { sessions: new Map(), traces: new Map(), claimed: new Set() };
    for (const each of all) {
      const trace = "trace" in each ? each.trace : undefined;
      if (trace === undefined) continue;
      const conversation = conversationOf(each);
      const key = keyOf(trace, each);
      if (conversation !== undefined) {
        if (!told.sessions.has(key)) told.sessions.set(key, conversation);
        if (!told.traces.has(conversation)) told.traces.set(conversation, trace);
      }
      if (isTelling(each)) told.claimed.add(trace);
    }
    const routing = new Routing(this, told);
    for (const each of all) routing.add(each);
    return routing;
  }

  bindingOf(key: string): Binding | undefined {
    return this.#bindings.get(key);
  }

  isOwn(trace: string): boolean {
    return this.#ownTrace(trace) !== undefined;
  }
}

/** What the things of one body tell of each other. */
interface Told {
  /** The conversation of what a service sends of a trace, by `s` and both. */
  readonly sessions: Map<string, string>;
  /** The first trace of a conversation. */
  readonly traces: Map<string, string>;
  /** Traces in which something is of an agent. */
  readonly claimed: Set<string>;
}

class Routing implements Route {
  readonly merges: { readonly from: string; readonly to: string }[] = [];
  readonly routed: Routed[] = [];
  readonly bound: Binding[] = [];
  unclaimed = 0;
  readonly #router: Router;
  readonly #told: Told;

  constructor(router: Router, told: Told) {
    this.#router = router;
    this.#told = told;
  }

  add(received: Received): void {
    const said = conversationOf(received);
    const own = "trace" in received ? received.trace : undefined;
    const trace = own ?? (said === undefined ? undefined : this.#told.traces.get(said));
    const key = trace === undefined ? undefined : keyOf(trace, received);
    const before = key === undefined ? undefined : this.#router.bindingOf(key);
    const session = said ?? before?.session ?? (key && this.#told.sessions.get(key));
    const file = this.#fileOf(trace, said, session);
    if (file !== undefined && key !== undefined && session !== undefined)
      this.#bind(before, { key, file, session: before?.session ?? session });
    const keeps = received.kind === "span" || isTelling(received);
    if (file === undefined || !keeps) this.unclaimed++;
    else this.routed.push({ file, session, received });
  }

  #fileOf(
    trace: string | undefined,
    said: string | undefined,
    session: string | undefined,
  ): string | undefined {
    const ofTrace = trace === undefined ? undefined : this.#router.bindingOf(`t${trace}`);
    const key = session === undefined ? undefined : `c${session}`;
    const ofSession = key === undefined ? undefined : this.#router.bindingOf(key);
    const file = this.#choose(trace, said, session, ofTrace, ofSession);
    if (file === undefined) return undefined;
    for (const other of new Set([ofTrace?.file, ofSession?.file]))
      if (other !== undefined && other !== file && isLess(other, file)) this.#merge(other, file);
    if (trace !== undefined) this.#bind(ofTrace, { key: `t${trace}`, file });
    if (key !== undefined && (!ofSession || isLess(ofSession.file, file) || isOwnFile(file)))
      this.#bind(ofSession, { key, file });
    return file;
  }

  #choose(
    trace: string | undefined,
    said: string | undefined,
    session: string | undefined,
    ofTrace: Binding | undefined,
    ofSession: Binding | undefined,
  ): string | undefined {
    if (trace !== undefined && this.#router.isOwn(trace)) return `o-${trace}`;
    if (said !== undefined && ofSession) return ofSession.file;
    if (ofTrace && ofSession && isLess(ofTrace.file, ofSession.file)) return ofSession.file;
    if (ofTrace) return ofTrace.file;
    if (ofSession) return ofSession.file;
    if (session !== undefined) return `c-${safeName(session)}`;
    return trace !== undefined && this.#told.claimed.has(trace) ? `t-${trace}` : undefined;
  }

  #bind(known: Binding | undefined, binding: Binding): void {
    if (known?.file === binding.file && known.session === binding.session) return;
    this.#router.bind(binding);
    this.bound.push(binding);
  }

  #merge(from: string, to: string): void {
    if (this.merges.some((each) => each.from === from)) return;
    this.merges.push({ from, to });
    for (const binding of this.#router.bindings)
      if (binding.file === from) this.bound.push({ ...binding, file: to });
    for (const binding of this.bound) this.#router.bind(binding);
    for (const [place, each] of this.routed.entries())
      if (each.file === from) this.routed[place] = { ...each, file: to };
  }
}

const isOwnFile = (file: string): boolean => file.startsWith("o-");

/** Whether a file gives way to another: a trace's to a conversation's, and either to that of a trace of ours. */
function isLess(file: string, other: string): boolean {
  const ranks = "tco";
  return ranks.indexOf(file.charAt(0)) < ranks.indexOf(other.charAt(0));
}

function conversationOf({ attributes, resource }: Received): string | undefined {
  const said =
    firstText(attributes, CONVERSATION_KEYS) ?? firstText(resource.attributes, CONVERSATION_KEYS);
  return said?.slice(0, MOST_CONVERSATION);
}

function keyOf(trace: string, { resource }: Received): string {
  return `s${trace} ${resource.service}`;
}

/** Part of a file's name: the conversation when it fits, else as much of it as does, and a hash. */
function safeName(conversation: string): string {
  if (/^[\w-]{1,80}$/.test(conversation)) return conversation;
  const hash = createHash("sha256").update(conversation).digest("hex").slice(0, 16);
  return `${conversation.replaceAll(/[^\w-]+/g, "-").slice(0, 60)}-${hash}`;
}
