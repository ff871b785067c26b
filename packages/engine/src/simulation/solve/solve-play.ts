import type { TurnEnd } from "@wheelhouse/agents";
import type { CodeFunction } from "@wheelhouse/core";
import type { CloneGround } from "../../ports.ts";
import { type Play } from "../in-process-agents.ts";
import { badRests, restOf, WORK } from "./solve-plan.ts";

/** What decides how things go. */
export interface Fate {
  /** True with this chance, as long as things may go wrong. */
  readonly wild: (chance: number) => boolean;
  readonly pick: <T>(items: readonly T[]) => T;
  /** Resolves when it is the turn of whoever waits. */
  readonly turn: (what: string) => Promise<void>;
}

/** What is outside of the hosts of a run, and outlives them. */
export interface Outside {
  readonly commits: { readonly attempt: string; readonly step: string; readonly id: string }[];
  /** Who has written what no commit has yet. */
  dirty: string | undefined;
  clones: number;
  /** The commit of each branch that was handed over. */
  readonly branches: Map<string, string>;
  /** How often a judge was let through although the checks had failed. */
  readonly looks: boolean[];
}

/** A clone that survives its hosts. */
export function simulatedClone(outside: Outside, { turn }: Fate): CloneGround {
  const head = (): string => outside.commits.at(-1)?.id ?? "c0";
  return {
    begin: ({ step, access }) => {
      if (access === "write" && outside.dirty !== step) outside.dirty = undefined;
      return Promise.resolve(head());
    },
    async commit({ step, attempt }) {
      await turn("commit");
      const parent = head();
      const isNew = outside.dirty === step;
      outside.dirty = undefined;
      const id = isNew ? `c${outside.commits.length + 1}` : parent;
      if (isNew) outside.commits.push({ attempt, step, id });
      const work = { commit: id, parent, tree: id, files: 1, added: 1, removed: 0 };
      // A host may die here: what was committed is committed.
      await turn("committed");
      const everChanged = outside.commits.some((each) => each.step === step);
      return { work: isNew ? work : undefined, tree: id, everChanged, omitted: [] };
    },
    committedBy(attempt) {
      const at = outside.commits.findLastIndex((each) => each.attempt === attempt);
      const own = outside.commits[at];
      const parent = outside.commits[at - 1]?.id ?? "c0";
      const work = own && { commit: own.id, parent, tree: own.id, files: 1, added: 1, removed: 0 };
      return Promise.resolve(work);
    },
    patch: () => Promise.resolve("a patch"),
    changes: () => Promise.resolve([]),
  };
}

/** Agents that do all that agents may do, well or badly. */
export function solvePlay(outside: Outside, fate: Fate): Play {
  let said = 0;
  const { wild, pick, turn } = fate;
  const usage = () => (wild(0.2) ? undefined : { inputTokens: 3, outputTokens: 2, costUsd: 0.01 });
  const hand = (output: unknown): TurnEnd => ({
    end: "done",
    text: typeof output === "string" ? output : JSON.stringify(output),
    usage: usage(),
    toolCalls: 0,
  });
  const mishap = (): TurnEnd =>
    pick<() => TurnEnd>([
      () => ({ end: "failed", class: "agent", error: `it broke (${++said})` }),
      () => ({ end: "failed", class: "silence", error: "it said nothing" }),
      () => ({ end: "failed", class: "endpoint", error: "overloaded" }),
      () => ({ end: "failed", class: "auth", error: "who are you" }),
      () => ({ end: "rate-limited", until: 2_000_000 + ++said, error: "later" }),
      () => hand("nothing that could be read"),
    ])();
  return async ({ step, role, attempt, tools }) => {
    await turn(`play ${attempt}`);
    if (wild(role === "author" ? 0.2 : 0.1)) return mishap();
    if (role === "critic") {
      if (wild(0.1)) return hand({ verdict: "cannot-verify", findings: ["it is dark"] });
      return hand(
        wild(0.3) ? { verdict: "reject", findings: [`no ${++said}`] } : { verdict: "accept" },
      );
    }
    if (role === "supervisor") {
      if (wild(0.4)) return hand(pick(badRests(String(++said))));
      return hand(
        pick<unknown>([{ retry: `try it so (${++said})` }, restOf(String(++said)), restOf("x")]),
      );
    }
    if (tools?.mayAsk && wild(0.1))
      return { end: "asked", text: `What of ${++said}?`, options: [], usage: usage() };
    if (step === "plan") return hand(wild(0.1) ? { steps: [] } : { ...WORK, draft: ++said });
    if (step === "judge") {
      const sendBack = { to: "work", reason: `not yet ${++said}` };
      return hand(wild(0.3) ? { solved: false, sendBack } : { solved: true });
    }
    if (!wild(0.1)) outside.dirty = step;
    return hand({ summary: `done ${++said}` });
  };
}

/** The functions of the plan: what they do to the outside happens once, whenever their host dies. */
export function solveFunctions(outside: Outside, { wild, turn }: Fate): CodeFunction[] {
  const of = (name: string, run: CodeFunction["run"]): CodeFunction => ({ name, version: 1, run });
  return [
    of("clone", async () => {
      await turn("clone");
      outside.clones = Math.max(outside.clones, 1);
      await turn("cloned");
      return { tree: "/tree" };
    }),
    of("look", async () => {
      await turn("look");
      if (wild(0.05)) throw new Error("nobody could look");
      const ok = !wild(0.3);
      outside.looks.push(ok);
      return { ok };
    }),
    of("passed", ({ input }) => ({ ok: JSON.stringify(input).includes('"ok":true') })),
    of("stands", ({ input, outputs }) => {
      const claims = JSON.stringify(input).includes('"solved":true');
      const passed = JSON.stringify(outputs["evidence"] ?? null) === '{"ok":true}';
      return { ok: !claims || passed, detail: "the checks failed" };
    }),
    {
      ...of("hand-over", async ({ run }) => {
        await turn("hand over");
        const commit = outside.commits.at(-1)?.id ?? "c0";
        const there = outside.branches.get(run);
        if (there !== undefined && there !== commit) throw new Error("that branch has other work");
        outside.branches.set(run, commit);
        await turn("handed over");
        return { branch: run, commit };
      }),
      changesOutside: true,
    },
  ];
}
