import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { CloneGround, Clones } from "@wheelhouse/engine";
import {
  changesOf,
  type Clone,
  commitWork,
  headOf,
  ourGit,
  readClone,
  renewAgentGit,
  restoreWork,
  stateOf,
  workOf,
} from "@wheelhouse/workspace";
import { z } from "zod";
import { cloneDirectory } from "../home/home-paths.ts";
import { commitsOf, TRAILERS } from "./commits-of.ts";

/** Most of a step's changes that its critic is shown, in characters; all of them are in the files. */
const MOST_PATCH = 60_000;
/** Most paths that are named when something changed that should not have. */
const MOST_PATHS = 20;

const madeSchema = z.object({ tree: z.string(), issue: z.string().optional() });

/**
 * The clones of the runs of a data directory: `runs/<id>/clone/`. A run writes only in a clone of its own, which one of
 * its own steps has made; the clone of a run that it was forked from is not touched.
 */
export function createClones(home: string): Clones {
  return {
    at(run, { outputs }) {
      const clone = readClone(cloneDirectory(home, run));
      if (!clone) return undefined;
      const made = Object.values(outputs)
        .map((output) => madeSchema.safeParse(output).data)
        .find((output) => output?.tree === clone.tree);
      return made && groundOf(run, clone, made.issue);
    },
  };
}

function groundOf(run: string, clone: Clone, issue: string | undefined): CloneGround {
  const author = join(clone.path, "author");
  return {
    async begin({ step, access }) {
      const state = await stateOf(clone);
      // Who reads, or writes another step, starts no program that somebody has put there for it.
      const last = existsSync(author) ? readFileSync(author, "utf8") : "";
      if (access === "read" || last !== step) await renewAgentGit(clone);
      if (access === "read") return state.tree;
      // What another step has left half done, or a command beside the work, is not this one's to build on.
      if (state.dirty.length > 0 && last !== step) await restoreWork(clone, state.head);
      writeFileSync(author, step);
      return state.tree;
    },
    async commit({ step, attempt, title }) {
      const trailers = {
        [TRAILERS.run]: run,
        [TRAILERS.step]: step,
        [TRAILERS.attempt]: attempt,
        ...(issue !== undefined && { [TRAILERS.issue]: issue }),
      };
      const made = await commitWork(clone, { message: title, trailers });
      // All that its author has done is in there: what comes to be from here on is not its author's.
      writeFileSync(author, "");
      const { tree, leftOut: omitted } = made;
      if (made.unchanged) {
        const commits = await commitsOf(clone, made.commit);
        const everChanged = commits.some((each) => each.step === step);
        return { work: undefined, tree, everChanged, omitted };
      }
      const { commit, parent, files, added, removed } = made;
      const work = { commit, parent, tree, files, added, removed };
      return { work, tree, everChanged: true, omitted };
    },
    async committedBy(attempt) {
      const own = (await commitsOf(clone, await headOf(clone))).findLast(
        (each) => each.attempt === attempt,
      );
      return own && workOf(clone, own.commit);
    },
    async patch(step) {
      const head = await headOf(clone);
      const all = (await commitsOf(clone, head)).filter((each) => each.step === step);
      // What was brought in is nobody's change: such a commit is compared with both sides, and begins anew.
      const own = all.slice(
        Math.max(
          0,
          all.findLastIndex(({ bringsIn }) => bringsIn),
        ),
      );
      const from = own.at(0)?.parent;
      const to = own.at(-1)?.commit;
      if (from === undefined || to === undefined) return "";
      const { patch } = await changesOf(clone, { from, to });
      if (patch.length <= MOST_PATCH) return patch;
      return `${patch.slice(0, MOST_PATCH)}\n… and more: see the files themselves.\n`;
    },
    async changes(mark) {
      const { tree } = await stateOf(clone);
      if (tree === mark) return [];
      const args = ["diff-tree", "-r", "--name-only", "--no-renames", "-z", mark, tree];
      const { stdout } = await ourGit(args, { gitDir: clone.gitDir });
      const paths = stdout.split("\0").filter((path) => path !== "");
      return paths.length > 0 ? paths.slice(0, MOST_PATHS) : ["the files of the clone"];
    },
  };
}
