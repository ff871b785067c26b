import { join } from "node:path";
import { createRunState, reduce, type StoredRunEvent } from "@wheelhouse/core";
import { asRunEvent, type Engine, type StartRequest } from "@wheelhouse/engine";
import type { SqliteJournal } from "@wheelhouse/journal";
import { findProject } from "../../project/find-project.ts";
import { standingFor } from "../../watch/standing.ts";
import { DEMO_AGENT } from "../demo-flow.ts";
import type { Act, Scene } from "./scenes.ts";

/** Who the people of the sample runs are. */
const PERSON = "Ann";
/** How many pieces of text are enough to be left in the middle of. */
const ENOUGH_SAID = 12;

/** The request of a scene, over the sample projects below a directory. */
export function requestOfScene(scene: Scene, projects: string): StartRequest {
  const { flow, band, title, model, focus, project } = scene;
  return {
    flow,
    input: { question: focus },
    band,
    fast: false,
    project: findProject(join(projects, project), projects),
    agent: DEMO_AGENT.agent,
    model,
    by: PERSON,
    title,
  };
}

/** Plays a scene until it is over, and names its run. The run itself may go on. */
export async function playScene(
  { engine, journal }: { readonly engine: Engine; readonly journal: SqliteJournal },
  scene: Scene,
  projects: string,
): Promise<string> {
  const { run } = await engine.start(requestOfScene(scene, projects));
  const acts = [...(scene.acts ?? [])];
  const state = createRunState(run);
  const over = new AbortController();
  let said = 0;
  for await (const batch of journal.tail({ since: 0, stream: `run/${run}`, signal: over.signal })) {
    for (const stored of batch) {
      const event = asRunEvent(stored);
      reduce(state, event);
      if (event.type === "agent.thought" || event.type === "agent.text") said++;
      const index = acts.findIndex((act) => isDue(act, event));
      const [act] = index < 0 ? [] : acts.splice(index, 1);
      if (act) await perform(engine, { run, event, act });
    }
    const isOver =
      state.ended !== undefined ||
      (scene.until === "talking" && said >= ENOUGH_SAID) ||
      (scene.until === "standing" && acts.length === 0 && standingFor(state) !== undefined);
    if (isOver) over.abort();
  }
  return run;
}

function isDue({ when, step }: Act, event: StoredRunEvent): boolean {
  return event.type === when && (step === undefined || ("step" in event && event.step === step));
}

async function perform(
  engine: Engine,
  { run, event, act }: { readonly run: string; readonly event: StoredRunEvent; readonly act: Act },
): Promise<void> {
  const { does } = act;
  if ("cancel" in does) return engine.cancel(run, PERSON, does.cancel);
  if ("pause" in does) return engine.pause(run, PERSON, does.pause);
  if (event.type !== "request.opened") return;
  const { request, options } = event.data;
  await engine.answer({ request, option: options[0]?.id, by: PERSON });
}
