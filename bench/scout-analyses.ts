import { ANALYSES } from "@wheelhouse/core";
import { measure } from "../packages/agents/src/scout/measure/measure.ts";
import { timeScout } from "./scout.ts";
import { writeSection } from "./write-section.ts";

/** How right each analysis of `scout` is about what was planted for it, and how long all of them take. */
const rows: string[] = [];
for (const analysis of ANALYSES) {
  const { planted, lookAlikes, found, precision, recall } = await measure(analysis);
  rows.push(
    `| ${analysis} | ${planted} | ${lookAlikes} | ${found} | ${precision.toFixed(2)} | ${recall.toFixed(2)} |`,
  );
}
const { problems, all } = await timeScout();

writeSection(
  "## scout",
  `\`npm run bench:scout\`, ${new Date().toISOString().slice(0, 10)}. Each analysis runs over a small repository that was made for it, with problems
planted in it and at least as many lines that only look like them. An analysis below a precision of 0.8 is mended or
dropped; a test holds that.

| analysis | planted | look-alikes | reported | precision | recall |
| --- | --- | --- | --- | --- | --- |
${rows.join("\n")}

| what | figure | aim |
| --- | --- | --- |
| every analysis that looks for problems, over 5,000 files and 1,000 tests | ${problems.toFixed(1)} s | < 10 s |
| all ${ANALYSES.length} analyses over the same files, read before | ${all.toFixed(1)} s | – |`,
);
