import type { Posture } from "./posture.ts";

const CLASSES = `Every claim belongs to one trust class.
- \`codebase\`: lines of this project. They decide what the system does today and may stand alone.
- \`web\`: anything fetched from outside. It is outside the border of trust.
- \`provided\`: what the person who asked has written or handed in. Weigh it like the word of an interested party.

Proximity: evidence close to where a thing happens usually weighs more than evidence further away: the line that throws
beats the comment about it. It is a rule of thumb, not a ranking, and it turns round for specifications and compliance,
regulations, contracts and behaviour that was only intended: there the original text beats the code.

Corroboration, for \`web\` only: a claim that a recommendation leans on needs a second, independent source; two pages of one
publisher, or two that repeat a third, are one. With one source it is marked single-source; it may support other
evidence and cannot stand alone. A claim of the codebase needs no second one.

Conflicts: when two pieces of evidence disagree, show both sides. About present behaviour the codebase wins, and
"keep the present approach" becomes one of the options.

No evidence is a state of its own, not weak evidence. Such a claim is not a finding. Put it under \`deferred\`, begin
its \`why\` with "no evidence:", and name in \`reopenWhen\` the concrete event, measurement or report that would
bring it back. A decision that depends on it is deferred with it.`;

const PRODUCE = `For each finding that you hand in: give its class; for \`codebase\` cite path, lines and the exact
quote; for \`web\` cite the full address as the path, [1, 1] as the lines and the sentence as the quote, and begin \`why\` with
"corroborated:", "single-source:" or "contradicted:"; if there is nothing to cite, label it as above.`;

const REVIEW = `For each claim that you make or meet: its class must be plain from its citation; single-source items
must not stand alone; items without evidence must be deferred with a concrete trigger; conflicts must be on the table.
Where the thing under review breaks this, that is a finding.`;

const ORDER = `Apply the YAGNI contract first (may it be in at all?), then this one (how strong is it?). The person who
asked may act on a single-source claim all the same; then write down that they did, and their reason.`;

/** The contract about evidence, as text for a brief. */
export const EVIDENCE: Readonly<Record<Posture, string>> = {
  produce: [CLASSES, PRODUCE, ORDER].join("\n\n"),
  review: [CLASSES, REVIEW, ORDER].join("\n\n"),
};
