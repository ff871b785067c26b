import type {
  DocumentOutput,
  FindingsOutput,
  SynthesisOutput,
  ValidationOutput,
} from "@wheelhouse/core";

/** An answer as an agent should write it; the text of a brief and the tests use the same example. */
export const FINDINGS_EXAMPLE: FindingsOutput = {
  findings: [
    {
      id: "X1",
      severity: "high",
      claim: "A failed write is reported as success.",
      why: "The caller of save() believes that the record exists; the next read fails far from the cause.",
      fix: "Return the error of write() instead of ignoring it.",
      citations: [
        { path: "src/store.ts", lines: [41, 43], quote: "try { write(record) } catch {}" },
      ],
      trust: "codebase",
      topic: "errors",
    },
  ],
  clean: ["every other write in src/store.ts returns its error"],
  notRun: ["src/legacy/ is generated and was not read"],
  deferred: [
    {
      item: "Cache the parsed records",
      why: "gate 1: no measured need",
      reopenWhen: "a profile shows more than 10 % of a request in parse()",
    },
  ],
  summary: "One write loses its error; the rest of the storage code is sound.",
};

/** As {@link FINDINGS_EXAMPLE}, for a synthesis. */
export const SYNTHESIS_EXAMPLE: SynthesisOutput = {
  summary: "Storage loses one error silently (X1). Nothing else stands in the way.",
  recommendations: [{ text: "Return the error of write() to the caller.", findings: ["X1"] }],
  good: ["All reads go through one function, so the change has one place."],
};

/** As {@link FINDINGS_EXAMPLE}, for a validation. */
export const VALIDATION_EXAMPLE: ValidationOutput = {
  verdicts: [
    {
      finding: "X1",
      verdict: "confirmed",
      reason: "src/store.ts:41 has the empty catch, and save() returns true below it.",
    },
  ],
  confidence: "high",
  risks: ["Callers outside this repository were not seen."],
};

/** As {@link FINDINGS_EXAMPLE}, for a document. */
export const DOCUMENT_EXAMPLE: DocumentOutput = {
  summary: "Records are written in one place, and one error is lost there (X1).",
  sections: [{ id: "overview", body: "All writes go through `save()` (X1), see src/store.ts:41." }],
  items: [
    {
      id: "P-1",
      section: "steps",
      title: "Return the error of write()",
      body: "The caller learns that nothing was stored.",
      fields: { check: "a test that makes write() fail" },
      findings: ["X1"],
      dependsOn: [],
    },
  ],
  openItems: [
    {
      question: "Should a failed write be tried again?",
      recommended: "No: report it; nobody has asked for more.",
      why: "Only the owner of the data knows what a second write costs.",
      findings: ["X1"],
    },
  ],
  resolutions: [],
  recommendations: [{ text: "Do P-1 first.", findings: ["X1"] }],
  good: [],
  deferred: [],
};

/** How an answer is handed in. */
export const HOW = `Your answer is one JSON object, read by a program. If you have the tool \`submit\`, hand it in with that. If you do not,
end your last message with it, as one fenced \`json\` block, and write nothing after the block. Other text is not read.`;

/** An answer as an agent would write it: one line for each member, and for each entry of a list. */
export function example(value: object): string {
  const members = Object.entries(value).map(([name, member]) => {
    const entries = Array.isArray(member)
      ? `[${member.map((entry) => `\n    ${spaced(entry)}`).join(",")}${member.length > 0 ? "\n  " : ""}]`
      : spaced(member);
    return `  "${name}": ${entries}`;
  });
  return `\`\`\`json\n{\n${members.join(",\n")}\n}\n\`\`\``;
}

/** JSON on one line, with the spaces that make it easy to read. */
function spaced(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(spaced).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(([name, each]) => `"${name}": ${spaced(each)}`);
  return `{ ${members.join(", ")} }`;
}

/** How to answer with findings. */
export function findingsAnswer(options: { prefix: string; max: number }): string {
  return `# Your answer
${HOW}

- \`findings\`: at most ${options.max}, the worst first. \`id\` is ${options.prefix} and a number, counted from 1. \`severity\` is
  critical, high, medium, low or info, in the meaning given with your role. \`claim\` is one sentence that can be true
  or false. \`why\` says why it matters. \`fix\` says what to do; leave it out if there is nothing to do. \`citations\`
  has at least one entry: \`path\` relative to the project, \`lines\` as [first, last] counted from 1, and \`quote\`, the
  text at these lines copied character by character. A machine compares the quote with the file; a finding whose
  quotes are not there is taken out of the report. \`trust\` is codebase, web or provided. \`topic\` is the word that your part
  names, else one of your own.
- \`clean\`: what you looked at and found in order, a line each.
- \`notRun\`: what you could not look at, and why.
- \`deferred\`: candidates under the contracts, each with \`item\`, \`why\` and \`reopenWhen\`.
- \`summary\`: two or three sentences.

Nothing found is a good answer: give an empty \`findings\` and say under \`clean\` what you looked at.

An example of the form (not of the content):
${example(FINDINGS_EXAMPLE)}`;
}

/** How to answer with a synthesis. */
export function synthesisAnswer(): string {
  return `# Your answer
${HOW}

- \`summary\`: plain text, written last, at most 200 words. It begins with the outcome. Name findings by their id in
  parentheses, so that a sentence can be taken out if its finding falls.
- \`recommendations\`: in the order in which to act, each with \`text\` and the \`findings\` (ids) that it rests on. A
  recommendation without a finding is left out.
- \`good\`: two to four concrete things that are good, taken from what the analysts reported as clean.

An example of the form (not of the content):
${example(SYNTHESIS_EXAMPLE)}`;
}

/** How to answer with verdicts. */
export function validationAnswer(): string {
  return `# Your answer
${HOW}

- \`verdicts\`: one for each finding, with its id in \`finding\`, a \`verdict\` (confirmed, partially-refuted, refuted or
  cannot-verify) and the \`reason\`. A refutation names path and line of what refutes it.
- \`confidence\`: high, medium or low, for the findings as a whole.
- \`risks\`: what may still be wrong although you looked.

An example of the form (not of the content):
${example(VALIDATION_EXAMPLE)}`;
}
