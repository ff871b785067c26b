import {
  isWheelhouseError,
  type FlowInputObject,
  type JsonObject,
  type NoticeObject,
} from "@wheelhouse/core";
import { checkGiven, flowsByName, type MaterialSource, resolveMaterial } from "@wheelhouse/flows";
import { readInside } from "@wheelhouse/workspace";
import type { z } from "zod";
import type { KeptFiles } from "./kept-files.ts";
import { type LostPath, lostPaths } from "./lost-paths.ts";

/** What is wrong with an input, and what should be known of it, each at the name that it belongs to. */
export interface InputNotices {
  readonly problems: NoticeObject[];
  readonly warnings: NoticeObject[];
}

/** What is looked at. */
interface Asked {
  readonly flow: { readonly name: string; readonly input: z.ZodType<JsonObject> };
  readonly input: JsonObject;
  /** The directory; undefined when there is none, and nothing is looked for in it. */
  readonly project: string | undefined;
}

/**
 * Looks at the input of a run as its start and its first steps will: values of a wrong kind, documents that are missing,
 * are no text or are nowhere, paths of the focus that lead nowhere. Reads the documents that are named and nothing else.
 */
export async function inputNotices(
  kept: KeptFiles,
  { flow, input, project }: Asked,
): Promise<InputNotices> {
  const parsed = flow.input.safeParse(input);
  if (!parsed.success) return { problems: parsed.error.issues.map(noticeOf), warnings: [] };
  if (project === undefined) return { problems: [], warnings: [] };
  const files = (await kept.at(project)).map(({ path }) => path);
  const focus = textOf(input, "question");
  const documents = documentsOf(flow.name);
  const problems = documents.flatMap((document): NoticeObject[] => {
    const { name } = document;
    const said = textOf(input, name);
    try {
      const given = said === "" ? {} : { [name]: said };
      const read = (path: string): string | undefined => readInside(project, path);
      resolveMaterial({ focus, given, documents: [document] }, { files, read, root: project });
      return [];
    } catch (error) {
      if (!isWheelhouseError(error)) throw error;
      const { code, message: detail, hint = null } = error;
      const lost = lostPaths(said === "" ? focus : said, files).find((each) =>
        detail.includes(each.path.replace(/\/+$/, "")),
      );
      return [{ code, detail, hint, input: name, ...meant(lost) }];
    }
  });
  if (problems.length > 0) return { problems, warnings: [] };
  const refused = refusedAtStart(flow.name, parsed.data, {
    files,
    read: (path) => readInside(project, path),
    root: project,
  });
  const lost = lostPaths(focus, files);
  if (refused !== undefined) {
    const about = lost.find(({ path }) => refused.detail.includes(path.replace(/\/+$/, "")));
    const input = about ? "question" : (documents[0]?.name ?? "question");
    return { problems: [{ ...refused, input, ...meant(about) }], warnings: [] };
  }
  return {
    problems: [],
    warnings: lost.map((each) => ({
      code: "focus.nowhere",
      detail: `The project has no ${each.path}.`,
      hint: each.near.length === 0 ? null : `Did you mean ${each.near.join(" or ")}?`,
      input: "question",
      ...meant(each),
    })),
  };
}

/** What else the start of a run would be refused for; undefined when it would begin. */
function refusedAtStart(
  flow: string,
  input: JsonObject,
  source: MaterialSource,
): NoticeObject | undefined {
  const own = flowsByName.get(flow);
  const parsed = own?.input.safeParse(input);
  if (own === undefined || parsed?.success !== true) return undefined;
  try {
    checkGiven(own, parsed.data, source);
    return undefined;
  } catch (error) {
    if (!isWheelhouseError(error)) throw error;
    const { code, message: detail, hint = null } = error;
    return { code, detail, hint };
  }
}

function meant(lost: LostPath | undefined): Pick<NoticeObject, "said" | "near"> {
  if (lost === undefined || lost.near.length === 0) return {};
  return { said: lost.path, near: [...lost.near] };
}

function noticeOf({ path, message }: z.core.$ZodIssue): NoticeObject {
  const [name] = path;
  const detail = message.replace(/^Invalid (option|input): /, "");
  const sentence = `${detail[0]?.toUpperCase() ?? ""}${detail.slice(1)}.`;
  const input = typeof name === "string" ? { input: name } : {};
  return { code: "flow.input", detail: sentence, hint: null, ...input };
}

/** The documents that a built-in flow takes; flow files check theirs when their plan is made. */
function documentsOf(flow: string) {
  const inputs = flowsByName.get(flow)?.inputs ?? [];
  return inputs
    .filter(({ type }) => type === ("document" satisfies FlowInputObject["type"]))
    .map(({ name, title, required = false, fromFocus }) => ({
      name,
      title,
      required,
      ...(fromFocus !== undefined && { fromFocus }),
    }));
}

function textOf(input: JsonObject, name: string): string {
  const value = input[name];
  return typeof value === "string" ? value : "";
}
