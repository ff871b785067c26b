import { fileURLToPath } from "node:url";
import { withDesk } from "../../issues/with-desk.ts";
import { writeOwnSettings } from "../../project/own-settings.ts";
import { whoAmI } from "../../request/who-am-i.ts";
import { type DemoGround, makeDemoGround } from "../ground/demo-ground.ts";

/** The transcript that solves the issue of the sample project, by the name that a run gives as its model. */
export const SOLVE = { agent: "scripted", model: "solve" } as const;

/** The sample project of demonstrations: a shop's basket, and a test that fails. */
export const BASKET = fileURLToPath(new URL("basket.yaml", import.meta.url));
const ISSUE = {
  title: "Two cups cost as much as one",
  type: "bug",
  description: `A basket with two cups costs 2.50, and should cost 5.00.

The test \`two of a thing cost twice as much\` in \`test/total.test.js\` shows it: it fails.
`,
} as const;

/** Makes a real repository whose test fails, and an issue about that; see {@link makeDemoGround}. */
export function makeIssuesGround(named: string | undefined): Promise<DemoGround> {
  return makeDemoGround(named, {
    name: "issues",
    source: BASKET,
    project: "basket",
    async prepare({ home, project }) {
      // The agent, and how the project shows that it works: what a person says with `wheelhouse settings`.
      const work = { checks: [{ name: "test", command: ["node", "--test"] }] };
      writeOwnSettings(home, project.path, { ...SOLVE, work });
      await withDesk(home, { do: "create", project, by: whoAmI(), input: { ...ISSUE } });
    },
  });
}
