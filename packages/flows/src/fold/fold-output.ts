import { findingSchema } from "@wheelhouse/core";
import { z } from "zod";
import { entrySchema } from "./entry.ts";

/** A step whose output is folded, as data in the plan. */
const foldedStepSchema = z.object({
  step: z.string(),
  persona: z.string(),
  label: z.string(),
  /** Its output is that of a map: one answer for each element. */
  each: z.boolean().optional(),
});
/** A step whose output is folded. */
export type FoldedStep = z.infer<typeof foldedStepSchema>;

/** Static input of `fold@1`. */
export const foldInputSchema = z.object({
  steps: z.array(foldedStepSchema),
  /** An earlier fold that this one goes on from. */
  previous: z.string().optional(),
  /** A fold beside this one: no name that it gave is given again. */
  apart: z.string().optional(),
  /** Fails when every one of its steps failed. */
  needsOne: z.boolean().default(false),
  /** Which round its steps are, from 1, and how many there may be; absent where there is one. */
  round: z.int().min(1).optional(),
  rounds: z.int().min(1).optional(),
  /** For each angle of the next wave: the personas whose findings it works on. */
  about: z.record(z.string(), z.array(z.string())).default({}),
});
/** Static input of `fold@1`. */
export type FoldInput = z.infer<typeof foldInputSchema>;

/** Something set aside, with what would bring it back. */
export const deferredSchema = z.object({
  item: z.string(),
  why: z.string(),
  reopenWhen: z.string(),
  /** The finding that it comes from, where its agent names one. */
  source: z.string().optional(),
  step: z.string(),
  persona: z.string(),
});
/** Something set aside, with what would bring it back. */
export type Deferred = z.infer<typeof deferredSchema>;

/** What became of one agent. */
const agentReportSchema = z.object({
  step: z.string(),
  persona: z.string(),
  label: z.string(),
  status: z.enum(["completed", "failed", "skipped"]),
  /** Why it failed or was skipped. */
  reason: z.string().optional(),
  summary: z.string(),
  clean: z.array(z.string()),
  notRun: z.array(z.string()),
  /** Keys of its findings, merged ones included, in its order. */
  keys: z.array(z.string()),
  /** Parts of its output that are no findings: what was wrong with each. */
  unreadable: z.array(z.string()),
});
/** What became of one agent. */
export type AgentReport = z.infer<typeof agentReportSchema>;

/** What one round of looking brought. */
const roundSchema = z.object({
  round: z.int(),
  /** Findings that nobody had before. */
  fresh: z.int(),
  /** Of these, the critical and high ones. */
  major: z.int(),
  goOn: z.boolean(),
  why: z.string(),
  /** Set when what is looked at has to be settled before more looking helps. */
  sharpen: z.string().optional(),
});
/** What one round of looking brought. */
export type Round = z.infer<typeof roundSchema>;

/** Whether an agent shows that it looked: it found something, or found something in order. */
export function hasLooked(agent: AgentReport): boolean {
  return agent.keys.length + agent.clean.length > 0;
}

/** Output of `fold@1`. */
export const foldSchema = z.object({
  agents: z.array(agentReportSchema),
  entries: z.array(entrySchema),
  /** The entries as plain findings whose `id` is the entry's ref: what later briefs carry. */
  findings: z.array(findingSchema),
  /** The findings that each angle of the next wave works on. */
  about: z.record(z.string(), z.array(findingSchema)),
  deferred: z.array(deferredSchema),
  /** What each round brought, and why another followed or did not. */
  rounds: z.array(roundSchema).default([]),
  /** Whether another round is worth it. */
  goOn: z.boolean().default(false),
  counts: z.object({ findings: z.int(), merged: z.int(), completed: z.int(), gaps: z.int() }),
});
/** Everything that the agents handed in. */
export type FoldOutput = z.infer<typeof foldSchema>;
