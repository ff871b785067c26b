export type * from "./workspace.ts";
export { createOutput, type Output } from "./command/output.ts";
export { takeSnapshot } from "./snapshot/take-snapshot.ts";
export { listFiles, type ListedFile } from "./snapshot/list-files.ts";
export { diffOf } from "./diff/diff-of.ts";
export { changeState, type ChangeState } from "./diff/change-state.ts";
export { collectFacts } from "./facts/collect-facts.ts";
export { writeFacts } from "./facts/write-facts.ts";
export { afterCheck } from "./check/after-check.ts";
export { projectFingerprint, type ProjectFingerprint } from "./check/project-fingerprint.ts";
export { checkCitations } from "./citation/check-citation.ts";
export { readInside } from "./citation/read-inside.ts";
export { inspectProject, type ProjectPlace, type RepositoryPlace } from "./git/inspect-project.ts";
export { ourGit, type GitOptions, type GitResult } from "./git/our-git.ts";
export { keepGitBeside } from "./git/beside/git-beside.ts";
export { projectId } from "./git/project-id.ts";
export type { Clone, CloneOptions } from "./clone/clone.ts";
export { makeClone } from "./clone/make-clone.ts";
export { type FreshCheckout, inFreshCheckout } from "./clone/fresh-checkout.ts";
export { ignoreMade } from "./clone/ignore-made.ts";
export { readClone } from "./clone/kept-clone.ts";
export { renewAgentGit } from "./clone/renew-agent-git.ts";
export {
  type Author,
  commitWork,
  type Committed,
  type CommitOptions,
  headOf,
  workOf,
} from "./commit/commit-work.ts";
export { type Restored, restoreWork } from "./commit/restore-work.ts";
export { type CloneState, stateOf } from "./commit/state-of.ts";
export type { ChangeFile, ChangeReason, Changes } from "./changes/changes.ts";
export { changesOf, type ChangesOptions } from "./changes/changes-of.ts";
export { linesOf } from "./changes/lines-of.ts";
export { type CommandOptions, type CommandResult, runCommand } from "./command/run-command.ts";
export { handOver, type HandedOver, type HandOverOptions } from "./hand-over/hand-over.ts";
export { asPatch } from "./hand-over/as-patch.ts";
export { exportPatch } from "./hand-over/export-patch.ts";
export { handedAs } from "./hand-over/without-secrets.ts";
export { type Mergeability, mergeability } from "./hand-over/mergeability.ts";
export { type Bundle, bundleOf } from "./clean-up/bundle-of.ts";
export { type CleanedUp, cleanUp, type CleanUpOptions } from "./clean-up/clean-up.ts";
export { diskUseOf } from "./clean-up/disk-use-of.ts";
export { removeTree } from "./clean-up/remove-tree.ts";
export { bringBase, type Brought } from "./update/bring-base.ts";
export { openConflicts, settleMerge, undoMerge } from "./update/settle-merge.ts";
export { laidIn } from "./update/laid.ts";
export type { Conflict } from "./update/parse-merge.ts";
