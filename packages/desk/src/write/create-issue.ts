import type { IssueInput, IssueOrigin } from "@wheelhouse/core";
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
  { project, input, draft, by, idempotencyKey }: Creation,
): Promise<{ readonly number: number; readonly repeated: boolean }> {
  const said = saidIn(input);
  const title = said.title ?? draft?.words.title;
  if (title === undefined)
    throw invalid("An issue needs a title.", 'Say in a line what is wanted: --title "…"');
  return racing(async () => {
    const number = (await highestNumber(ports, project.id)) + 1;
    const hangs = (said.parent ?? null) !== null || (said.dependsOn ?? []).length > 0;
    if (hangs) checkLinks(await readBoard(ports.journal, project.id), number, said);
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
    const { id, path } = project;
    const receipt = await ports.engine.append(
      [
        issueAppend(id, number, 0, [
          {
            type: "issue.created",
            data: {
              project: { id, path },
              number,
              ...words,
              ...(draft && { origin: draft.origin }),
              by,
            },
          },
        ]),
      ],
      { idempotencyKey: idempotencyKey && `issue:${id}:${idempotencyKey}` },
    );
    const made = receipt.streams[0]?.stream ?? "";
    return { number: Number(made.slice(made.lastIndexOf("/") + 1)), repeated: receipt.repeated };
  });
}

/** The highest number that was ever given in a project; 0 when there is none. */
async function highestNumber({ journal }: IssuePorts, project: string): Promise<number> {
  const [row] = await journal.rows("issues", {
    where: { project_id: project },
    orderBy: "number",
    descending: true,
    limit: 1,
    columns: ["number"],
  });
  return Number(row?.["number"] ?? 0);
}
