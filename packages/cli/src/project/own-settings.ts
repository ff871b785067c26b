import { ACTION_KINDS, limitsSchema, workSettingsSchema } from "@wheelhouse/core";
import { z } from "zod";
import { ownSettingsPath } from "../home/home-paths.ts";
import { readPrivateJson, writePrivateJson } from "../home/private-json.ts";
import { settingsSchema } from "./settings.ts";

/** What a person wants of the runs over one project. It is theirs, and so may name an agent that costs money. */
export const ownSettingsSchema = settingsSchema
  .pick({ agent: true, model: true, autoContinue: true })
  .extend({
    limits: limitsSchema.optional(),
    /** How issues are solved. A project cannot say this: it names commands, and who is asked. */
    work: workSettingsSchema.optional(),
    /**
     * Who holds the conversations about it, and what they may do without being asked. A project cannot say this: its file can be
     * anybody's.
     */
    orchestrator: z
      .strictObject({
        agent: settingsSchema.shape.agent,
        model: settingsSchema.shape.model,
        autonomous: z.array(z.enum(ACTION_KINDS)).optional(),
      })
      .optional(),
  });
/** What a person wants of the runs over one project. */
export type OwnSettings = z.infer<typeof ownSettingsSchema>;

const fileSchema = z.record(z.string(), ownSettingsSchema);

/** What a person has said about a project, by its path. It is kept in the data directory, never in the project. */
export function readOwnSettings(home: string, project: string): OwnSettings {
  const all = readAll(home);
  return (Object.hasOwn(all, project) ? all[project] : undefined) ?? {};
}

/** Keeps what a person says about a project; without any value the project is forgotten. */
export function writeOwnSettings(home: string, project: string, settings: OwnSettings): void {
  const others = Object.entries(readAll(home)).filter(([path]) => path !== project);
  const said = Object.values(settings).some((value) => value !== undefined);
  const all = said ? [...others, [project, settings] as const] : others;
  writePrivateJson(ownSettingsPath(home), Object.fromEntries(all));
}

function readAll(home: string): Readonly<Record<string, OwnSettings>> {
  return readPrivateJson(ownSettingsPath(home), fileSchema, {});
}
