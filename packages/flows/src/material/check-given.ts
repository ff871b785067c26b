import { nearest, WheelhouseError } from "@wheelhouse/core";
import { withoutSlash } from "../scan/bare-word.ts";
import { directoriesOf, inScope, resolveScope } from "../scan/resolve-scope.ts";
import type { FlowInput } from "../spine/input-spec.ts";
import type { SpineFlow } from "../spine/spine.ts";
import { mustHaveItems } from "./parse-items.ts";
import { type MaterialSource, resolveMaterial } from "./resolve-material.ts";

/**
 * Says before a run what its first steps would say: a document that is missing, is nowhere, is empty or is no text, a
 * list without items, a focus of nothing but paths that lead nowhere. Throws `flow.input` in the same words.
 */
export function checkGiven(flow: SpineFlow, input: FlowInput, source: MaterialSource): void {
  const documents = flow.inputs.flatMap(({ name, title, type, required = false, fromFocus }) =>
    type === "document" ? [{ name, title, required, fromFocus }] : [],
  );
  const given = Object.fromEntries(
    documents.flatMap(({ name }) => {
      const value = input[name];
      return typeof value === "string" ? [[name, value] as const] : [];
    }),
  );
  const found = resolveMaterial({ focus: input.question, given, documents }, source).documents;
  if (flow.needsWords && input.question.trim() === "" && found.length === 0)
    throw new WheelhouseError("flow.input", `${flow.title} needs to be told what about.`, {
      hint: `Write it as the focus: wheelhouse run ${flow.name} "what you want to know"`,
    });
  if (flow.parsesItems) mustHaveItems(found[0]);
  if (flow.about === "focus" || flow.about === "change") checkFocus(input.question, source.files);
}

const PATHLIKE = /^[\w@.-]+(\/[\w@.-]+)+$/;
const EXTENSION = /\.[A-Za-z]\w{0,9}$/;

/**
 * A focus that names a path, and none that is there, would have something else looked at than what was meant. Words such
 * as `and/or` name none: a path has an extension, or is spelled like one of the project's.
 */
function checkFocus(focus: string, files: readonly string[]): void {
  if (resolveScope(focus, files).paths.length > 0) return;
  const known = [...files, ...directoriesOf(files)];
  for (const word of focus.split(/[\s,;]+/)) {
    const path = withoutSlash(word.replace(/^\.\//, ""));
    if (!PATHLIKE.test(path) || files.some((file) => inScope(file, [path]))) continue;
    const near = nearest(path, known);
    if (near.length === 0 && !EXTENSION.test(path)) continue;
    throw new WheelhouseError("flow.input", `The focus names ${path}, which the project has not.`, {
      hint:
        near.length > 0
          ? `Did you mean ${near.join(" or ")}?`
          : "Name a file or directory from the project's root, or leave the focus empty.",
    });
  }
}
