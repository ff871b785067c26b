import { z } from "zod";
import { type ForgeView, UNCONFIGURED } from "../derive/forge-facts.ts";
import type { Known } from "../derive/repository-objects.ts";
import { inParallel } from "../in-parallel.ts";
import { askForgejo } from "./ask-forgejo.ts";
import { askGithub } from "./ask-github.ts";
import { ForgeClient, ForgeError } from "./forge-client.ts";
import type { AskForge } from "./forge-dialect.ts";
import type { ForgeSettings } from "./forges-of.ts";

/** Most repositories that are asked about in one look, and at once. */
const MOST = 25;
const AT_ONCE = 8;
const meSchema = z.object({ login: z.string() });

/** Forges that can be asked. */
export interface Forges {
  /** Asks about repositories, in their order. Never rejects; answers whether there was anything to ask. */
  ask(repositories: readonly Known[]): Promise<boolean>;
  /** What is known of a repository. */
  view(repository: Known): ForgeView;
}

/** Opens forges. One that fails never keeps another from being asked; none is asked after `signal`. */
export function openForges(
  settings: ForgeSettings,
  now: () => number,
  signal: AbortSignal,
): Forges {
  const forges = [
    { access: settings.github, askForge: askGithub },
    { access: settings.forgejo, askForge: askForgejo },
  ].flatMap(({ access, askForge }) =>
    access === undefined
      ? []
      : [openForge(access.hosts, new ForgeClient(access, now, signal), askForge, now)],
  );
  const forgeOf = ({ look }: Known): Forge | undefined => {
    const host = look?.remote?.host;
    return host === undefined || look?.remote?.slug === undefined || look.isIgnored
      ? undefined
      : forges.find(({ hosts }) => hosts.includes(host));
  };
  return {
    async ask(repositories) {
      const targets = repositories.filter((each) => forgeOf(each) !== undefined).slice(0, MOST);
      await Promise.all(
        forges.map((forge) => forge.ask(targets.filter((each) => forgeOf(each) === forge))),
      );
      return targets.length > 0;
    },
    view: (repository) => forgeOf(repository)?.view(repository) ?? UNCONFIGURED,
  };
}

interface Forge {
  readonly hosts: readonly string[];
  ask(repositories: readonly Known[]): Promise<void>;
  view(repository: Known): ForgeView;
}

function openForge(
  hosts: readonly string[],
  client: ForgeClient,
  askForge: AskForge,
  now: () => number,
): Forge {
  const views = new Map<string, ForgeView>();
  let me: string | undefined;
  /** Keeps what was known, and says that it is not of now. */
  const fail = (key: string, error: unknown): void => {
    const health = error instanceof ForgeError ? error.health : "error";
    const before = views.get(key);
    // What the forge does not show us any more is not known any more.
    const kept = health === "missing" ? undefined : before;
    views.set(key, { health, facts: kept?.facts, at: kept?.at });
  };
  return {
    hosts,
    view: (repository) => views.get(keyOf(repository)) ?? UNCONFIGURED,
    async ask(repositories) {
      // Working trees of one repository are one repository there.
      const targets = new Map(repositories.map((each) => [keyOf(each), each]));
      let refusal: unknown;
      if (client.rests) refusal = new ForgeError("rate_limited", "The forge is left alone.");
      else
        try {
          if (targets.size > 0) me ??= (await client.get("/user", meSchema)).login;
        } catch (error) {
          refusal = error;
        }
      const user = me ?? "";
      await inParallel([...targets], AT_ONCE, async ([key, { look }]) => {
        try {
          if (refusal !== undefined) throw refusal;
          const facts = await askForge(client, {
            slug: look?.remote?.slug ?? "",
            me: user,
            workflow: look?.deployWorkflow,
            defaultBranch: look?.refs.defaultBranch,
          });
          views.set(key, { health: "ok", facts, at: now() });
        } catch (error) {
          fail(key, error);
          if (error instanceof ForgeError && error.isOfAll) refusal = error;
          // Another token may be another person's.
          if (error instanceof ForgeError && error.health === "not_authenticated") me = undefined;
        }
      });
      if (refusal === undefined) client.wasWell();
    },
  };
}

const keyOf = ({ look }: Known): string =>
  [look?.remote?.slug?.toLowerCase(), look?.deployWorkflow, look?.refs.defaultBranch].join("\n");
