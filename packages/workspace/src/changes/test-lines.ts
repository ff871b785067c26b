/** Directories and names that hold tests in the languages that we know of. */
const PLACES = [
  /(?:^|\/)(?:tests?|__tests__|specs?|e2e|testing)\//i,
  /[._-](?:tests?|specs?|e2e)\.[a-z0-9]+$/i,
  /(?:^|\/)test_[^/]*\.py$/,
  /(?:^|\/)conftest\.py$/,
  /[A-Za-z0-9](?:Tests?|Specs?|IT)\.(?:java|kts?|cs|fs|vb|scala|groovy|swift|php|hs|cpp|cc|cxx|mm?)$/,
  /(?:^|\/)[^/]+(?:_SUITE\.erl|\.bats|\.t)$/,
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
  /\bDeno\.test\s*\(/,
  /^\s*@test\s+"/,
  /@test(?:_throws|_logs|set)?\s+/,
];

/** What keeps a test from running, or all others by having only one run. */
const SKIPS = [
  /(?<![\w.$])(?:it|test|describe|suite|context|specify)(?:\.\w+)*\.(?:skip|skipIf|runIf|todo|fixme|only|fails|failing)\b/,
  /(?<![\w.$])(?:xit|xtest|xdescribe|xcontext|xspecify|fit|fdescribe)\s*\(/,
  /\bthis\.skip\s*\(/,
  // As an option of a test, in the languages whose tests have such.
  /\b(?:skip|todo|ignore)\s*:\s*(?:true\b|["'`]|Deno\.)|\bonly\s*:\s*true\b/,
  /\bt\.(?:skip|todo)\s*\(/,
  /\bDeno\.test\.(?:ignore|only)\b/,
  /\)\s*->\s*(?:skip|todo)\s*\(/,
  /@?\bpytest\.(?:mark\.(?:skip|skipif|xfail)|skip|xfail|importorskip)\b/,
  /@?\bunittest\.(?:skip|skipIf|skipUnless|expectedFailure)\b/,
  /\bself\.skipTest\s*\(/,
  /\b[tb]\.Skip(?:f|Now)?\s*\(/,
  /#\[(?:ignore\b|cfg_attr\(.*\bignore\b)/,
  /@(?:Disabled|Ignore)\w*\b|@Test\s*\(.*\benabled\s*=\s*false\b|\bAssum(?:e|ptions)\.\w+\s*\(/,
  /\[<?Ignore\b|\bSkip\s*=\s*"|\bAssert\.(?:Ignore|Inconclusive|Skip)\w*\s*\(/,
  /\bmarkTest(?:Skipped|Incomplete)\s*\(/,
  /\bGTEST_SKIP\b|\bDISABLED_\w+|\bdoctest::skip\b|"\[(?:\.|!mayfail)\w*\]"/,
  /\bXCTSkip(?:If|Unless)?\s*\(|@(?:Test|Suite)\s*\(.*\.disabled\s*\(/,
  /@(?:module|describe)?tag\s+:?skip\b/,
  /@test_(?:skip|broken)\b|\bskip_(?:on|if)\w*\s*\(|\berror\.SkipZigTest\b/,
  /(?<![\w.$])(?:xit|xtest|xdescribe|xcontext|xspecify|fit|fdescribe|fcontext|ptest)\s+["']/,
  /^\s*ignore\s*\(\s*"/,
  /\bskip_all\b|\bpendingWith\b|^\s*\{\s*skip\s*,/,
  /^\s*(?:skip|pending)\b\s*(?:["'(]|$)/,
  // The preprocessor takes away what stands behind it.
  /^\s*#\s*if\s+(?:0|false)\b/,
];

const ASSERTIONS =
  /\bexpect\w*\s*[(.]|\bassert\w*!?\s*[(.]|^\s*assert\s|\.should\b|\brequire\.\w+\s*\(|\bt\.(?:Error|Fatal)f?\s*\(|\b(?:EXPECT|ASSERT|REQUIRE|CHECK)(?:_\w+)?\s*\(/;

/** A line that is only a comment, in the languages that we know of; `#[` is an attribute, `#if` for the preprocessor. */
const COMMENT = /^\s*(?:\/\/|\/\*|\*|#(?!\[|\s*if\s)|--|<!--)/;

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
