import type { IssueInput, IssueOrigin } from "@wheelhouse/core";
import type { StreamAppend } from "@wheelhouse/journal";
import { readBoard } from "../board/read-board.ts";
import { checkLinks, type IssueWords, saidIn } from "./check-words.ts";
import { issueAppend, type IssuePorts, racing } from "./issue-log.ts";
import { invalid } from "./refusals.ts";

/** What an issue is made of beside what a person says. */
export interface Draft {
  readonly words: Pick<IssueWords, "title" | "description" | "type">;
  readonly origin: IssueOrigin;
}

/** What is wanted, by whom. */
export interface Creation {
  readonly project: { readonly id: string; readonly path: string };
  readonly input: Omit<IssueInput, "from">;
  /** What stands where the person says nothing. */
  readonly draft: Draft | undefined;
  readonly by: string;
  readonly idempotencyKey: string | undefined;
}

/**
 * Makes an issue with the number after the highest one; numbers of deleted ones are never given again. With a key that
 * was used before nothing is made, and the first one is named. Throws `issue.invalid`.
 */
export async function createIssue(
  ports: IssuePorts,
  creation: Creation,
): Promise<{ readonly number: number; readonly repeated: boolean }> {
  const { project, idempotencyKey } = creation;
  return racing(async () => {
    const { append } = await issueBirth(ports, creation);
    const receipt = await ports.engine.append([append], {
      idempotencyKey: idempotencyKey && `issue:${project.id}:${idempotencyKey}`,
    });
    const made = receipt.streams[0]?.stream ?? "";
    return { number: Number(made.slice(made.lastIndexOf("/") + 1)), repeated: receipt.repeated };
  });
}

/**
 * The number that an issue would get now, and the append that makes it; one that comes too late conflicts. Throws
 * `issue.invalid`.
 */
export async function issueBirth(
  ports: Pick<IssuePorts, "journal">,
  { project, input, draft, by }: Omit<Creation, "idempotencyKey">,
): Promise<{ readonly number: number; readonly append: StreamAppend }> {
  const said = saidIn(input);
  const title = said.title ?? draft?.words.title;
  if (title === undefined)
    throw invalid("An issue needs a title.", 'Say in a line what is wanted: --title "…"');
  const { id, path } = project;
  const number = (await highestNumber(ports, id)) + 1;
  const hangs = (said.parent ?? null) !== null || (said.dependsOn ?? []).length > 0;
  if (hangs) checkLinks(await readBoard(ports.journal, id), number, said);
  const words: IssueWords = {
    description: "",
    type: null,
    labels: [],
    priority: "normal",
    parent: null,
    dependsOn: [],
    ...draft?.words,
    ...said,
    title,
  };
  const origin = draft?.origin;
  const data = { project: { id, path }, number, ...words, ...(origin && { origin }), by };
  return { number, append: issueAppend(id, number, 0, [{ type: "issue.created", data }]) };
}

/** The highest number that was ever given in a project; 0 when there is none. */
async function highestNumber(
  { journal }: Pick<IssuePorts, "journal">,
  project: string,
): Promise<number> {
  const [row] = await journal.rows("issues", {
    where: { project_id: project },
    orderBy: "number",
    descending: true,
    limit: 1,
    columns: ["number"],
  });
  return Number(row?.["number"] ?? 0);
}
