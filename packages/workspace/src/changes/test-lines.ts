/** Directories and names that hold tests in the languages that we know of. */
const PLACES = [
  /(?:^|\/)(?:tests?|__tests__|specs?|e2e|testing)\//i,
  /[._-](?:tests?|specs?|e2e)\.[a-z0-9]+$/i,
  /(?:^|\/)test_[^/]*\.py$/,
  /(?:^|\/)conftest\.py$/,
  /[A-Za-z0-9](?:Tests?|Specs?|IT)\.(?:java|kts?|cs|fs|scala|groovy|swift|php)$/,
];

/** A line that begins a test, one form for each family of languages. */
const CASES = [
  /(?<![\w.$])(?:it|test|specify)(?:\.\w+)*\s*(?:\(|`|<)/,
  /(?<![\w.$])(?:it|test|specify|scenario)\s+["']/,
  /\bdef\s+test\w*\s*[(:]?/,
  /\bfunc\s+(?:Test|Fuzz|Example|test)\w*\s*\(/,
  /#\[(?:\w+::)*test(?:\]|\()/,
  /@(?:Test|ParameterizedTest|RepeatedTest|Property)\b/,
  /\[(?:Fact|Theory|Test|TestMethod|TestCase)\b/,
  /\bfunction\s+test\w+\s*\(/,
  /\b(?:TEST|TEST_F|TEST_P|TEST_CASE)\s*\(/,
];

/** What keeps a test from running, or all others by having only one run. */
const SKIPS = [
  /(?<![\w.$])(?:it|test|describe|suite|context|specify)(?:\.\w+)*\.(?:skip|skipIf|runIf|todo|fixme|only|fails|failing)\b/,
  /(?<![\w.$])(?:xit|xtest|xdescribe|xcontext|xspecify|fit|fdescribe)\s*\(/,
  /\bthis\.skip\s*\(/,
  /@?\bpytest\.(?:mark\.(?:skip|skipif|xfail)|skip|xfail|importorskip)\b/,
  /@?\bunittest\.(?:skip|skipIf|skipUnless|expectedFailure)\b/,
  /\bself\.skipTest\s*\(/,
  /\b[tb]\.Skip(?:f|Now)?\s*\(/,
  /#\[ignore\b/,
  /@(?:Disabled|Ignore)\w*\b/,
  /\[Ignore\b|\bSkip\s*=\s*"/,
  /\bmarkTest(?:Skipped|Incomplete)\s*\(/,
  /\bGTEST_SKIP\b|\bDISABLED_\w+/,
  /^\s*(?:skip|pending)\b\s*(?:["'(]|$)/,
];

const ASSERTIONS =
  /\bexpect\w*\s*[(.]|\bassert\w*!?\s*[(.]|^\s*assert\s|\.should\b|\brequire\.\w+\s*\(|\bt\.(?:Error|Fatal)f?\s*\(|\b(?:EXPECT|ASSERT|REQUIRE|CHECK)(?:_\w+)?\s*\(/;

/** A line that is only a comment, in the languages that we know of; `#[` is an attribute. */
const COMMENT = /^\s*(?:\/\/|\/\*|\*|#(?!\[)|--|<!--)/;

/** Whether a path is one of tests. */
export const isTestPath = (path: string): boolean => PLACES.some((place) => place.test(path));

/** What of tests a line has. */
export interface TestLine {
  readonly begins: boolean;
  readonly skips: boolean;
  readonly asserts: boolean;
}

/** Looks at one line of a file of tests. A comment has nothing. */
export function testLine(text: string): TestLine {
  const line = COMMENT.test(text) ? "" : text;
  return {
    begins: CASES.some((pattern) => pattern.test(line)),
    skips: SKIPS.some((pattern) => pattern.test(line)),
    asserts: ASSERTIONS.test(line),
  };
}
