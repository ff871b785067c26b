import { type ForgeView, UNCONFIGURED } from "../derive/forge-facts.ts";
import type { Known } from "../derive/repository-objects.ts";

/** How to reach forges. A forge without a token is not asked. */
export interface ForgeSettings {
  readonly github?: ForgeAccess;
  readonly forgejo?: ForgeAccess;
}

/** How to reach one forge. */
export interface ForgeAccess {
  /** Where its REST interface begins, such as `https://api.github.com`. */
  readonly api: string;
  /** Host that remotes name, such as `github.com`. */
  readonly host: string;
  readonly token: string;
}

/** Forges that can be asked. */
export interface Forges {
  /** Asks about repositories, the most wanted first; answers whether anybody was asked. */
  ask(repositories: readonly Known[]): Promise<boolean>;
  view(repository: Known): ForgeView;
}

export function openForges(_settings: ForgeSettings, _now: () => number): Forges {
  return { ask: async () => false, view: () => UNCONFIGURED };
}
