import { z } from "zod";
import { stored } from "../../stored/stored.ts";

const choiceSchema = z.object({
  flow: z.string(),
  /** Absent: as the project and the machine say. */
  agent: z.string().optional(),
  model: z.string().optional(),
});
/** What a person chose at the last start of a run over a project. */
export type KeptChoice = z.infer<typeof choiceSchema>;

/** The last choice by project. */
export const keptChoices = stored("launch", z.record(z.string(), choiceSchema), {});
/** The project of the last start, which the next one begins with. */
export const keptProject = stored("project", z.string(), "");

/** Keeps a choice for the next time. An agent that may cost money is not kept: each run with one is a choice of its own. */
export function keepChoice(
  project: string,
  { agent, model, ...choice }: KeptChoice,
  mayCost: boolean,
): void {
  const paid = mayCost || agent === undefined;
  const kept = paid ? choice : { ...choice, agent, ...(model !== undefined && { model }) };
  keptChoices.set({ ...keptChoices.get(), [project]: kept });
  keptProject.set(project);
}
