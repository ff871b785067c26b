import type {
  Brief,
  DocumentOutput,
  FindingsOutput,
  SynthesisOutput,
  ValidationOutput,
} from "@wheelhouse/core";
import { reviewDocument } from "./document/review-document.ts";
import { write } from "./document/write.ts";
import type { OnProgress } from "./progress.ts";
import { findReport } from "./report/find-report.ts";
import {
  documentMarkdown,
  findingsMarkdown,
  synthesisMarkdown,
  validationMarkdown,
} from "./report/markdown.ts";
import { synthesise } from "./report/synthesise.ts";
import { validate } from "./report/validate.ts";
import { runAnalyses } from "./run-analyses.ts";

/** The outcome of one turn: what is handed in, by role, and the same for a person to read. */
export type Analysed =
  | { readonly role: "find"; readonly output: FindingsOutput; readonly markdown: string }
  | { readonly role: "synthesise"; readonly output: SynthesisOutput; readonly markdown: string }
  | { readonly role: "write"; readonly output: DocumentOutput; readonly markdown: string }
  | { readonly role: "validate"; readonly output: ValidationOutput; readonly markdown: string };

/** How a turn is watched and stopped. */
export interface AnalyseOptions {
  readonly onProgress?: OnProgress;
  readonly signal?: AbortSignal;
}

/**
 * Does what a brief asks over the tree at an absolute path, without a model.
 *
 * *Contract*: reads below `tree` and the facts file only, follows no symbolic link, writes nothing; the
 * same tree, brief and facts give the same output. Rejects with `Cancelled` soon after the signal is
 * aborted, and when the tree itself cannot be read.
 */
export async function analyse(
  tree: string,
  brief: Brief,
  options: AnalyseOptions = {},
): Promise<Analysed> {
  const { onProgress = () => {}, signal } = options;
  switch (brief.role) {
    case "find": {
      if (brief.document !== undefined) {
        const { context } = await runAnalyses(tree, { ...brief, analyses: [] }, onProgress, signal);
        const reviewed = reviewDocument(context.index, brief);
        return { role: "find", output: reviewed, markdown: findingsMarkdown(reviewed) };
      }
      const output = findReport(await runAnalyses(tree, brief, onProgress, signal), brief);
      return { role: "find", output, markdown: findingsMarkdown(output) };
    }
    case "synthesise": {
      const findings = brief.findings ?? [];
      const run = await runAnalyses(tree, brief, onProgress, signal);
      const clean = [...run.results.values()].flatMap((result) => result.clean);
      const output = synthesise(findings, clean);
      return { role: "synthesise", output, markdown: synthesisMarkdown(output) };
    }
    case "write": {
      const run = await runAnalyses(tree, brief, onProgress, signal);
      const clean = [...run.results.values()].flatMap((result) => result.clean);
      const output = write(run.context, clean);
      return { role: "write", output, markdown: documentMarkdown(output) };
    }
    case "validate": {
      const output = validate(
        brief.findings ?? [],
        await runAnalyses(tree, brief, onProgress, signal),
      );
      return { role: "validate", output, markdown: validationMarkdown(output) };
    }
  }
}
