import type { Brief } from "@wheelhouse/core";
import { cluesOf } from "../material/clues.ts";

/** The words that a person gave: an issue's text, a plan, or the focus when there is no document. */
export function givenWords({ material = [], focus = "" }: Brief): string {
  const texts = material.map(({ text }) => text.trim()).filter((text) => text !== "");
  return texts.length > 0 ? texts.join("\n\n") : focus.trim();
}

/** Words as a quotation, so that nobody takes them for ours; at most forty lines. */
export function quoted(text: string): string {
  const lines = text.split("\n");
  const shown = lines.slice(0, 40).map((line) => `> ${line.slice(0, 500)}`.trimEnd());
  return [...shown, ...(lines.length > 40 ? [`> … ${lines.length - 40} more lines`] : [])].join(
    "\n",
  );
}

/** The sentences in which somebody says what they expected. */
export function expectedIn(text: string): readonly string[] {
  const sentences = text.replace(/```[^]*?```/g, " ").split(/(?<=[.!?])\s+|\n+/);
  return sentences
    .map((one) => one.replace(/^[#>*\s-]+/, "").trim())
    .filter(
      (one) =>
        /\b(?:expect(?:ed)?|should(?:n't| not)?|supposed to|instead of)\b/i.test(one) &&
        one.length > 8,
    )
    .slice(0, 6);
}

interface Lack {
  readonly has: RegExp;
  readonly question: string;
}

const LACKS: readonly Lack[] = [
  {
    has: /\b(?:expect(?:ed|s|ing|ation)?|should(?:n't)?|supposed to|instead)\b/i,
    question: "What did you expect to happen?",
  },
  {
    has: /\b(?:steps?|reproduc|when i|after i|click|run(?:ning)?|call(?:ing)?|open(?:ing)?)\b|```|^\s*\d+[.)]\s/im,
    question: "What did you do, step by step, until it happened?",
  },
  {
    has: /\bv?\d+\.\d+(?:\.\d+)?\b|\bversion\b|\bcommit [0-9a-f]{7,}/i,
    question: "Which version or commit was it?",
  },
  {
    has: /\b(?:linux|mac ?os|windows|ubuntu|debian|android|ios|chrome|firefox|safari|docker|node(?:\.js)?|python|browser)\b/i,
    question: "On which system, browser or run time was it?",
  },
  {
    has: /\b(?:error|exception|panic|trace|log|stack|message|warning)\b|```/i,
    question: "What did the program say: the whole message, with its trace?",
  },
  {
    has: /\b(?:always|every time|sometimes|once|often|intermittent|occasionally|since|each time)\b/i,
    question: "Does it happen every time, and since when?",
  },
];

/** What a report of a failure does not say, as questions that can be sent as they are. */
export function lacking(text: string): readonly string[] {
  return LACKS.filter(({ has }) => !has.test(text)).map(({ question }) => question);
}

/** What kind of issue the words themselves show; the word that shows it. Nothing is guessed beyond them. */
export function kindOf(text: string): { readonly type: string; readonly because: string } {
  const kinds: readonly (readonly [string, RegExp])[] = [
    [
      "Security",
      /\b(?:vulnerab\w*|exploit|CVE-\d+|injection|XSS|CSRF|leak(?:s|ed)? (?:secrets?|tokens?|passwords?))\b/i,
    ],
    [
      "Regression",
      /\b(?:regression|used to work|worked (?:in|before|until)|since (?:the )?(?:update|upgrade|release|version))\b/i,
    ],
    [
      "Performance",
      /\b(?:slow(?:er|ly)?|latency|takes (?:minutes|seconds|forever)|memory usage|high cpu)\b/i,
    ],
    [
      "Bug",
      /\b(?:error|exception|crash(?:es|ed)?|fail(?:s|ed|ure)?|broken|wrong|bug|panic|hangs?|does(?:n't| not) work)\b/i,
    ],
    [
      "Feature Request",
      /\b(?:feature|would be (?:nice|great)|please add|support for|it would help|add (?:an? )?option|as an? \w+,? i want)\b/i,
    ],
    ["Question", /\b(?:how (?:do|can|to)|is it possible|what is the)\b[^]*\?/i],
  ];
  for (const [type, pattern] of kinds) {
    const word = pattern.exec(text)?.[0];
    if (word !== undefined) return { type, because: word.slice(0, 60) };
  }
  return { type: "Other", because: "" };
}

/** What to do next, as far as the words show it. */
export function nextStep(text: string): { readonly step: string; readonly because: string } {
  const lacks = lacking(text);
  const { frames, messages } = cluesOf(text);
  const { type } = kindOf(text);
  if (type === "Feature Request")
    return { step: "plan-a-feature", because: "it asks for something that is not there" };
  if (frames.length + messages.length > 0)
    return {
      step: "investigate",
      because: "it names a place or a message, from which a cause can be traced",
    };
  if (lacks.length >= 3)
    return {
      step: "clarify with the reporter",
      because: `it leaves ${lacks.length} questions open that decide where to look`,
    };
  return type === "Question"
    ? { step: "answer directly", because: "it asks, and reports no failure" }
    : { step: "investigate", because: "it says what happens and how to get there" };
}
