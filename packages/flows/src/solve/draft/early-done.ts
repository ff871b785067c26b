/** Words of a plan that would end the run, or say that it is solved, instead of solving it. */
const ENDS: readonly RegExp[] = [
  /\b(mark|declare|report|announce|state|set|consider|call|flag)\w*\b[^.;\n]{0,40}\b(issue|run|task|work|everything|plan|it)\b[^.;\n]{0,25}\b(as )?(done|solved|complete|completed|finished|resolved|fixed|closed)\b/i,
  /\bcloses?\s+(the|this)\s+issue\b/i,
  /\b(end|finish|stop|terminate|abort|exit|complete)s?\s+(the|this)\s+(run|plan|flow)\b/i,
  /\bskip\s+(all\s+)?(the\s+)?(rest|remaining|later|following|other)\b[^.;\n]{0,20}?\b(steps?|plan)\b/i,
  /\b(say|write|answer|output|reply)\w*\s+(only\s+)?(that\s+)?["'`]?(it is |all |everything is )?(done|solved|finished|complete)["'`]?\s*$/i,
];

/** Words of a plan that would hand the work over: that is ours, after a person's yes. */
const HANDS_OVER: readonly RegExp[] = [
  /\bgit\s+(push|commit|merge|rebase|tag|remote|checkout|switch|branch|reset|stash)\b/i,
  /\b(open|create|submit|raise|send)s?\s+(a|the)\s+(pull|merge)\s+request\b/i,
  /\b(push|merge)\s+(the\s+|your\s+)?(branch|changes|commits?|work)\b/i,
];

/** Words of a plan that would make a check pass by making it weaker. */
const WEAKENS: readonly RegExp[] = [
  /\b(skip|disable|delete|remove|comment out|weaken|loosen|silence)\s+(the\s+|all\s+|any\s+)?(failing|broken|red|flaky)\s+(tests?|checks?|assertions?|cases?|lints?)\b/i,
  /--no-verify\b/,
];

/** What a text of a step says that no step may say; the words that were found. */
export interface Slip {
  readonly kind: "ends" | "hands-over" | "weakens";
  readonly words: string;
}

/**
 * Finds words with which a step would end the run early, hand the work over itself, or weaken a check. Only a proof ends the
 * work on an issue, and that is held by the judge and the checks; these words are the sign of a plan that would go around
 * them. Pure.
 */
export function slipsIn(text: string): Slip[] {
  const found: Slip[] = [];
  for (const [kind, patterns] of [
    ["ends", ENDS],
    ["hands-over", HANDS_OVER],
    ["weakens", WEAKENS],
  ] as const) {
    const [match] = patterns.flatMap((pattern) => pattern.exec(text) ?? []);
    if (match !== undefined) found.push({ kind, words: match.slice(0, 100).trim() });
  }
  return found;
}
