import type { SourceFile } from "../tree/source-file.ts";

/** Text of an issue, pull request or branch that is pasted into a shell script of a workflow. */
export interface Injection {
  readonly offset: number;
  readonly expression: string;
}

const UNTRUSTED =
  /\$\{\{[^}]{0,120}\b(github\.(?:head_ref|event\.(?:(?:issue|pull_request|discussion|comment|review|review_comment)\.(?:title|body)|pull_request\.head\.(?:ref|label|repo\.default_branch)|head_commit\.(?:message|author\.(?:name|email))|commits|pages|workflow_run\.head_branch|workflow_run\.head_commit\.message)))\b[^}]{0,200}\}\}/g;

/** Finds such places in a GitHub Actions workflow or action. */
export function workflowInjections(file: SourceFile): readonly Injection[] {
  if (!/(^|\/)\.github\/(workflows|actions)\/.*\.ya?ml$|(^|\/)action\.ya?ml$/.test(file.path))
    return [];
  const found: Injection[] = [];
  for (const match of file.text.matchAll(UNTRUSTED)) {
    const line = file.lineAt(match.index);
    if (isInScript(file, line)) found.push({ offset: match.index, expression: match[1] ?? "" });
  }
  return found;
}

/** Whether the line is part of a `run:` or `script:` block, by indent. */
function isInScript(file: SourceFile, line: number): boolean {
  const own = file.line(line);
  if (/^\s*(?:-\s+)?(?:run|script)\s*:/.test(own)) return true;
  if (/^\s*#/.test(own)) return false;
  let indent = own.length - own.trimStart().length;
  for (let at = line - 1; at > 0; at--) {
    const text = file.line(at);
    const depth = text.length - text.trimStart().length;
    if (text.trim() === "" || depth >= indent) continue;
    indent = depth;
    return /^\s*(?:-\s+)?(?:run|script)\s*:\s*[|>]/.test(text);
  }
  return false;
}
