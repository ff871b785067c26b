import { describeFlows } from "@wheelhouse/flows";

/** Documents that a reader may want next, with what each is. */
const PAGES: readonly (readonly [path: string, title: string, what: string])[] = [
  [
    "docs/skill/SKILL.md",
    "Skill",
    "operate the command line and write flows; every key, persona, flow and command",
  ],
  ["docs/writing-a-flow.md", "Writing a flow", "the guide for people, each block run by a test"],
  ["examples", "Examples", "numbered flow files, one thing each"],
  ["docs/issues.md", "Issues", "what an issue is, its life, and the settings of the work"],
  ["docs/solver-plans.md", "Solver plans", "the language of plans that solve issues"],
  ["docs/personas.md", "Personas", "who agents are asked to be, and how to write one"],
  ["docs/agents.md", "Agents", "which agents there are, and how their writing is prevented"],
  ["docs/http-api.md", "HTTP API", "every address and stream of the server"],
  ["docs/journal-format.md", "Journal format", "the events of a run"],
  ["docs/glossary.md", "Glossary", "one word per concept"],
  ["ARCHITECTURE.md", "Architecture", "packages, laws and the way of one run"],
  ["AGENTS.md", "For coding agents", "how to work on Wheelhouse itself"],
];

/** The page that tells a language model where to read on. */
export function llmsText(): string {
  return `# Wheelhouse

> Mission control for coding agents: runs them over a repository in plans of steps, journals everything, holds those that read from
> writing, and checks what they cite. Local, one process, MIT.

\`wheelhouse run code-review --agent scout\` reviews the repository that one stands in without any model. Every command has \`--json\`.

## Documents

${PAGES.map(([path, title, what]) => `- [${title}](${path}): ${what}`).join("\n")}

## Flows

${describeFlows()
  .map(({ name, answers }) => `- ${name}: ${answers}`)
  .join("\n")}
`;
}
