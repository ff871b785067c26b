/** Counts the fixed text of every prompt, by persona, contract, flow and step: `npm run bench:prompts`. */
import { type Band, BANDS, type PlanInput } from "../packages/core/src/index.ts";
import {
  contracts,
  countText,
  fixedTextOf,
  FLOWS,
  personas,
  type TextCount,
} from "../packages/flows/src/index.ts";
import { digestFigures } from "./prompts/digest-figures.ts";
import { writeSection } from "./write-section.ts";

/** What the agent of one step is told whatever the project is. */
interface StepText extends TextCount {
  readonly step: string;
  readonly persona: string;
}

function stepsOf({ steps }: PlanInput): StepText[] {
  return steps.flatMap((step) => {
    const agent = step.kind === "map" ? step.each : step;
    if (agent.kind !== "agent") return [];
    const { persona, prompt } = agent;
    const text = `${persona.text}\n\n${fixedTextOf(prompt)}`;
    return [{ step: step.id, persona: persona.id, ...countText(text) }];
  });
}

const number = (value: number): string => value.toLocaleString("en-US");
const row = (...cells: readonly (string | number)[]): string =>
  `| ${cells.map((cell) => (typeof cell === "number" ? number(cell) : cell)).join(" | ")} |`;

const flowRows: string[] = [];
for (const flow of FLOWS) {
  const cells = BANDS.map((band: Band) => {
    const project = { id: "example", path: "/example" };
    const steps = stepsOf(flow.plan({ input: { question: "" }, band, fast: false, project }));
    for (const { step, persona, words, tokens } of steps)
      console.log(`${flow.name}  ${band}  ${step}  ${persona}  ${words} words  ${tokens} tokens`);
    const tokens = steps.map((step) => step.tokens);
    const all = tokens.reduce((sum, each) => sum + each, 0);
    return steps.length === 0
      ? "none"
      : `${steps.length}: ${number(Math.min(...tokens))} to ${number(Math.max(...tokens))}, in all ${number(all)}`;
  });
  flowRows.push(row(flow.name, ...cells));
}

const personaRows = [...personas.values()].map(({ id, text }) => {
  const { words, tokens } = countText(text);
  return row(id, words, tokens);
});
const contractRows = Object.entries(contracts).map(([posture, text]) => {
  const { words, tokens } = countText(text);
  return row(posture, words, tokens);
});

const text = `Words as \`wc -w\` counts them; tokens are a quarter of the characters, rounded up. That is an estimate for comparing
texts: tokenizers differ by model. A step's fixed text is its persona and its brief without what a run fills in; text on
either side of a condition counts, so it is the most that can be there. Contracts are part of the briefs. Each step's own
figure is printed by \`npm run bench:prompts\`.

| persona | words | tokens |
|---|---:|---:|
${personaRows.join("\n")}

| contracts | words | tokens |
|---|---:|---:|
${contractRows.join("\n")}

Agent steps: tokens of fixed text in a step, and in all steps that a plan of the band may ask.

| flow | small | medium | large |
|---|---|---|---|
${flowRows.join("\n")}

Digests of the inbox: tokens of all that we say of so many items, by what each of them says. More than 2,000 is never told.

| each item says | 1 item | 5 items | 20 items |
|---|---:|---:|---:|
${(await digestFigures()).map((cells) => row(...cells)).join("\n")}`;

writeSection("## Fixed text of the prompts", text);
console.log(`\n${text}`);
