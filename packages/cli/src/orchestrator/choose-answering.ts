import { isWheelhouseError, messageOf, WheelhouseError } from "@wheelhouse/core";
import type { AgentSaid, Answering, Offline } from "@wheelhouse/desk";
import { agentOfRun } from "../agents/agent-of-run.ts";
import type { ChosenAgent } from "../agents/choose-agent.ts";
import { nobody } from "../command/nobody.ts";
import type { Project } from "../project/find-project.ts";
import { personWish, settingsFor } from "../project/settings-for.ts";

/** How long what was chosen holds without another look, in milliseconds: looking costs processes. */
const HOLDS_MS = 30_000;
/** How long it holds that nobody can answer, in milliseconds: a person who mends it wants to see that. */
const OFFLINE_HOLDS_MS = 2_000;
/** Plays a transcript: it has no model, and can speak. */
const STAND_IN = "scripted";

type Chosen = Answering | { readonly offline: Offline };

/**
 * Who answers in a project: whom a thread says, else whom the person has set for it, else whoever would do a run over the
 * project, by the same rules. Nobody without a model is chosen.
 */
export class ChooseAnswering {
  readonly #home: string;
  readonly #known = new Map<string, { readonly chosen: Chosen; readonly until: number }>();
  readonly #looking = new Map<string, Promise<Chosen>>();

  constructor(home: string) {
    this.#home = home;
  }

  /** At once when anybody was chosen by the same words before; it is then looked again meanwhile. */
  async chosen(project: Project, said: AgentSaid): Promise<Chosen> {
    let key: string;
    try {
      key = JSON.stringify([project.path, wishesOf(this.#home, project, said)]);
    } catch (error) {
      return offline(error);
    }
    const known = this.#known.get(key);
    const isFresh = known !== undefined && performance.now() < known.until;
    if (known && isFresh) return known.chosen;
    const look = this.#look(key, project, said);
    return known && !("offline" in known.chosen) ? known.chosen : look;
  }

  /** Throws why somebody cannot be chosen by a person. */
  async check(project: Project, said: AgentSaid): Promise<void> {
    await choose(this.#home, project, said);
  }

  #look(key: string, project: Project, said: AgentSaid): Promise<Chosen> {
    const looking =
      this.#looking.get(key) ??
      choose(this.#home, project, said).then((agent): Chosen => agent, offline);
    this.#looking.set(key, looking);
    void looking.then((chosen) => {
      this.#looking.delete(key);
      const holds = "offline" in chosen ? OFFLINE_HOLDS_MS : HOLDS_MS;
      this.#known.set(key, { chosen, until: performance.now() + holds });
    });
    return looking;
  }
}

/** What the person wants, and what the project does. */
function wishesOf(home: string, project: Project, said: AgentSaid) {
  const { own, project: theirs } = settingsFor(home, project.path);
  const { agent: theirAgent, model: theirModel } = own.orchestrator ?? {};
  const isSet = theirAgent !== undefined || theirModel !== undefined;
  const wish = isSet ? { agent: theirAgent, model: theirModel } : own;
  const { agent, model } = personWish(said, wish);
  return { person: { agent, model }, project: { agent: theirs.agent, model: theirs.model } };
}

async function choose(home: string, project: Project, said: AgentSaid): Promise<Answering> {
  const { person, project: wish } = wishesOf(home, project, said);
  const chosen = await agentOfRun({ home, io: nobody }, { path: project.path, wish }, person);
  if (chosen.modelFree && chosen.id !== STAND_IN) throw withoutModel(chosen);
  return { agent: chosen.id, model: chosen.model };
}

function withoutModel({ id, why }: ChosenAgent): WheelhouseError {
  const whose =
    why === "nothing-else" ? "No agent with a model is chosen here" : `${id} has no model`;
  return new WheelhouseError("agent.unusable", `${whose}, so nobody can hold a conversation.`, {
    hint: "Choose one that can be used: wheelhouse agents. Then: wheelhouse settings set orchestrator.agent ID",
  });
}

function offline(error: unknown): Chosen {
  const hint = isWheelhouseError(error) ? error.hint : undefined;
  return { offline: { reason: messageOf(error), hint: hint ?? "See: wheelhouse doctor" } };
}
