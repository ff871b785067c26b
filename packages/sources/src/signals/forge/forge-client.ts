import { type ForgeHealth, messageOf } from "@wheelhouse/core";
import type { z } from "zod";
import type { ForgeAccess } from "./forges-of.ts";

/** Why a forge did not tell. */
export class ForgeError extends Error {
  readonly health: Exclude<ForgeHealth, "ok" | "unconfigured">;
  /** Asking it for something else would be in vain. */
  readonly isOfAll: boolean;

  constructor(health: ForgeError["health"], message: string, isOfAll = health !== "missing") {
    super(message);
    this.name = "ForgeError";
    this.health = health;
    this.isOfAll = isOfAll;
  }
}

/** Longest time for one answer, in ms. */
const PATIENCE_MS = 10_000;
/** How long a forge that had enough of us is left alone: at first, and at most, in ms. */
const FIRST_REST_MS = 300_000;
const LONGEST_REST_MS = 3_600_000;
/** Items of a page; a Forgejo gives no more at once. */
const PAGE = 50;
/** Most pages of a list. */
const PAGES = 4;
/** Most answers that are kept to be asked for by their tag. */
const MOST_KEPT = 2_000;

/** Asks one forge, and only reads. */
export class ForgeClient {
  readonly #access: ForgeAccess;
  readonly #now: () => number;
  readonly #signal: AbortSignal;
  readonly #kept = new Map<string, { readonly tag: string; readonly body: unknown }>();
  #restMs = FIRST_REST_MS;
  #restsUntil = 0;

  /** @param signal Ends what is asked when it is aborted, and all that would be asked after it. */
  constructor(access: ForgeAccess, now: () => number, signal: AbortSignal) {
    this.#access = access;
    this.#now = now;
    this.#signal = signal;
  }

  /** Whether it is left alone for now, since it said that we ask too much. */
  get rests(): boolean {
    return this.#now() < this.#restsUntil;
  }

  /** All has gone well: the next rest is a short one again. */
  wasWell(): void {
    this.#restMs = FIRST_REST_MS;
  }

  /** Reads a list, page by page. Throws ForgeError. */
  async list<T>(path: string, schema: z.ZodType<T[]>): Promise<T[]> {
    const all: T[] = [];
    for (let page = 1; page <= PAGES; page += 1) {
      const separator = path.includes("?") ? "&" : "?";
      // GitHub reads `per_page`, a Forgejo reads `limit`; each passes over the other's word.
      const items = await this.get(
        `${path}${separator}per_page=${PAGE}&limit=${PAGE}&page=${page}`,
        schema,
      );
      all.push(...items);
      if (items.length < PAGE) break;
    }
    return all;
  }

  /** Reads one thing. An answer that has not changed costs nothing of what a forge lets us ask. Throws ForgeError. */
  async get<T>(path: string, schema: z.ZodType<T>): Promise<T> {
    const kept = this.#kept.get(path);
    const response = await this.#fetch(path, kept?.tag);
    if (response.status === 304 && kept !== undefined) return read(schema, kept.body, path);
    if (!response.ok) throw this.#refusal(response, path);
    const body: unknown = await response.json().catch(() => undefined);
    const tag = response.headers.get("etag");
    if (tag !== null) {
      if (this.#kept.size >= MOST_KEPT) this.#kept.clear();
      this.#kept.set(path, { tag, body });
    }
    return read(schema, body, path);
  }

  async #fetch(path: string, tag: string | undefined): Promise<Response> {
    try {
      return await fetch(this.#access.api + path, {
        headers: {
          accept: "application/json",
          authorization: `token ${this.#access.token}`,
          "user-agent": "wheelhouse",
          ...(tag === undefined ? {} : { "if-none-match": tag }),
        },
        signal: AbortSignal.any([this.#signal, AbortSignal.timeout(PATIENCE_MS)]),
      });
    } catch (error) {
      throw new ForgeError("error", `The forge does not answer: ${messageOf(error)}.`);
    }
  }

  #refusal({ status, headers }: Response, path: string): ForgeError {
    const isSpent = headers.get("x-ratelimit-remaining") === "0" || headers.has("retry-after");
    if (status === 429 || (status === 403 && isSpent)) {
      if (!this.rests) {
        this.#restsUntil = this.#now() + this.#restMs;
        this.#restMs = Math.min(2 * this.#restMs, LONGEST_REST_MS);
      }
      return new ForgeError("rate_limited", "The forge has had enough of us for now.");
    }
    if (status === 401) return new ForgeError("not_authenticated", "The forge refuses the token.");
    if (status === 403 || status === 404)
      return new ForgeError("missing", `The forge shows us no ${path}.`);
    return new ForgeError("error", `The forge answered ${status}.`, false);
  }
}

function read<T>(schema: z.ZodType<T>, body: unknown, path: string): T {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new ForgeError("error", `The forge's answer to ${path} cannot be understood.`, false);
}
