/** Begins an order to whoever does the step: a sentence, or a part of one. "The button stops the run" is none. */
const ORDER = String.raw`(?:^|[.;,:!?\n]\s*|\b(?:then|and|or|otherwise|finally|simply|just|please|run|do|execute|by|with|use)\s+)["'\`]?`;

/** Words that would end the run, or say that it is solved, instead of solving it. */
const ENDS: readonly RegExp[] = [
  order(
    String.raw`(?:mark|declare|report|announce|consider|call|flag)\b[^.;\n]{0,20}\b(?:this|the)\s+(?:issue|run|plan)\b[^.;\n]{0,25}\b(?:done|solved|completed?|finished|resolved|fixed|closed)\b`,
  ),
  order(String.raw`(?:end|finish|stop|terminate|abort|exit)\s+(?:the|this)\s+(?:run|plan|flow)\b`),
  order(
    String.raw`skip\s+(?:all\s+)?(?:the\s+)?(?:rest|remaining|later|following|other)\b[^.;\n]{0,20}?\b(?:steps?|plan)\b`,
  ),
];

/** Words that would hand the work over: that is ours, after a person's yes. */
const HANDS_OVER: readonly RegExp[] = [
  order(
    String.raw`git\s+(?:push|commit|merge|rebase|tag|remote|checkout|switch|branch|reset|stash)\b`,
  ),
  order(String.raw`(?:open|create|submit|raise|send)\s+(?:a|the)\s+(?:pull|merge)\s+request\b`),
  order(String.raw`(?:push|merge)\s+(?:the\s+|your\s+|all\s+)*(?:branch|changes|commits?|work)\b`),
];

/** Words that would make a check pass by making it weaker. */
const WEAKENS: readonly RegExp[] = [
  order(
    String.raw`(?:skip|disable|delete|remove|comment out|weaken|loosen|silence)\s+(?:the\s+|all\s+|any\s+)*(?:failing|broken|red|flaky)\s+(?:tests?|checks?|assertions?|cases?|lints?)\b`,
  ),
];

/** A sentence that says that something is done, or has somebody say so. */
const SAYS_DONE =
  /^\W*(?:say|state|report|declare|announce|confirm|conclude|write|tell|note|answer|reply|output|mark|nothing|all|everything|the (?:work|issue|task))\b.*\b(?:done|solved|completed?|finished|resolved|fixed|closed?|ready|left)\b/i;
/** What makes of such a sentence one about the work. */
const UNDER_A_CONDITION = /\b(?:when|if|only|until|unless|after|before|while|whether)\b/i;

/** What a text of a step says that no step may say, and the words that were found. */
export interface Slip {
  readonly kind: "ends" | "hands-over" | "weakens";
  readonly words: string;
}

/**
 * Finds orders by which a step would end the run early, hand the work over itself, or weaken a check. Only proof ends the work
 * on an issue, and that is held by the checks and the judge whatever a plan says; such words are the sign of a plan that would
 * go around them. Pure.
 */
export function slipsIn(text: string): Slip[] {
  const found: Slip[] = [];
  for (const [kind, patterns] of [
    ["ends", ENDS],
    ["hands-over", HANDS_OVER],
    ["weakens", WEAKENS],
  ] as const) {
    const [words] = patterns.flatMap((pattern) => pattern.exec(text)?.groups?.["words"] ?? []);
    if (words !== undefined) found.push({ kind, words: words.slice(0, 100).trim() });
  }
  return found;
}

/** What is left of a work when the sentences that only say that something is done are left out. */
export function withoutClaims(work: string): string {
  return work
    .split(/(?<=[.;!?])\s+|\n/)
    .filter((sentence) => !isClaim(sentence))
    .join(" ");
}

function isClaim(sentence: string): boolean {
  return SAYS_DONE.test(sentence) && !UNDER_A_CONDITION.test(sentence);
}

/** How many words a text has. */
export function wordsIn(text: string): number {
  return text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
}

function order(words: string): RegExp {
  return new RegExp(`${ORDER}(?<words>${words})`, "i");
}
