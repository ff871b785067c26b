import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { listsOfIssue } from "@wheelhouse/core";
import { issueRowSchema } from "@wheelhouse/core";
import type { JournalReader } from "@wheelhouse/journal";
import { type Clone, diskUseOf, readClone, stateOf } from "@wheelhouse/workspace";
import { z } from "zod";
import { branchesWith } from "../changes/branches-with.ts";
import { bundlePath, cloneDirectory } from "../home/home-paths.ts";
import { RUN_ID } from "../home/run-lines.ts";
import type { CloneRow } from "./clone-row.ts";

const runSchema = z.object({
  id: z.string(),
  ended_at: z.int().nullable(),
  title: z.string().nullable(),
});

/** What the journal says of a run. */
interface KnownRun {
  readonly isOpen: boolean;
  readonly title: string | null;
  readonly issue: number | null;
}

/** The clones of a data directory, those of `only` when it is given, with what they take of the disk. Reads and removes nothing. */
export async function listClones(
  home: string,
  reader: JournalReader | undefined,
  only?: string,
): Promise<CloneRow[]> {
  const runs = await knownRuns(reader);
  const rows: CloneRow[] = [];
  for (const id of only === undefined ? runsWithFiles(home) : [only]) {
    const path = cloneDirectory(home, id);
    if (existsSync(path)) rows.push(await rowOf(home, id, runs.get(id)));
  }
  return rows.toSorted((a, b) => b.bytes - a.bytes);
}

function runsWithFiles(home: string): string[] {
  const runs = join(home, "runs");
  return existsSync(runs) ? readdirSync(runs).filter((name) => RUN_ID.test(name)) : [];
}

async function knownRuns(
  reader: JournalReader | undefined,
): Promise<ReadonlyMap<string, KnownRun>> {
  if (!reader) return new Map();
  const [runs, issues] = await Promise.all([reader.rows("runs"), reader.rows("issues")]);
  const issueOf = new Map(
    issues.flatMap((row) => {
      const issue = issueRowSchema.parse(row);
      return listsOfIssue(issue).runs.map((run) => [run, issue.number] as const);
    }),
  );
  return new Map(
    runs.map((row) => {
      const { id, ended_at: endedAt, title } = runSchema.parse(row);
      return [id, { isOpen: endedAt === null, title, issue: issueOf.get(id) ?? null }] as const;
    }),
  );
}

async function rowOf(home: string, id: string, run: KnownRun | undefined): Promise<CloneRow> {
  const path = cloneDirectory(home, id);
  const clone = readClone(path);
  const bundle = bundlePath(home, id);
  const common = {
    id,
    issue: run?.issue ?? null,
    title: run?.title ?? null,
    project: clone?.project ?? null,
    branch: null,
    bundle: existsSync(bundle) ? bundle : null,
    bytes: await diskUseOf(path),
    removable: false,
  };
  if (run?.isOpen === true)
    return { ...common, status: "open", why: "Its run has not ended and may go on in it." };
  if (!clone)
    return { ...common, status: "none", why: "It was never finished, and nobody can read it." };
  return { ...common, ...(await standing(clone, common.bundle)) };
}

type Standing = Pick<CloneRow, "status" | "branch" | "removable" | "why">;

/** Where the work of a clone is kept beside it. */
async function standing(clone: Clone, bundle: string | null): Promise<Standing> {
  const { head, dirty } = await stateOf(clone);
  const { branch, others } = await branchesWith(clone, head);
  const more = dirty.length > 0 ? ", and files in no commit go into a bundle first" : "";
  if (head === clone.base && dirty.length === 0)
    return { status: "merged", branch, removable: true, why: "Nothing was written in it." };
  const [other] = others;
  if (other !== undefined && head !== clone.base)
    return { status: "merged", branch, removable: true, why: `${other} has its work${more}.` };
  if (branch !== null && head !== clone.base)
    return {
      status: "handed-over",
      branch,
      removable: true,
      why: `${branch} has its work${more}.`,
    };
  if (bundle !== null)
    return {
      status: "exported",
      branch,
      removable: true,
      why: `The bundle ${bundle} has its work; it is written anew before it goes.`,
    };
  return {
    status: "not-yet",
    branch,
    removable: false,
    why: "No branch of yours has its work. With --run it goes into a bundle first.",
  };
}
