import type { Posture } from "./posture.ts";
import { YAGNI_FLAGS } from "./yagni-flags.ts";

const GATES = `Gate 1, needed now. At least one holds: a user said that they need it; another item, which itself passes,
depends on it directly; a present code path or contract breaks without it; a regulation that applies today
(cited); a real incident, a fired alert, a customer's report or a measured figure. Cite which.

Gate 2, the simpler shape. If something strictly simpler meets the same evidence, it takes the place, and the
larger form is deferred.`;

const FLAGS = `Named flags. Each makes an item a candidate:
${YAGNI_FLAGS.map((flag) => `- ${flag.id}: ${flag.sign}`).join("\n")}`;

const RESOLVE = `A candidate ends in one of three ways: the missing evidence is cited; the simpler version replaces it; or it
goes to \`deferred\` with \`item\`, \`why\` (which gate or flag), \`reopenWhen\`, a concrete event ("later" and "if needed" are
none), and \`source\`, the id of the finding that it comes from, if it comes from one.

Limits. A candidate is always shown, and the person who asked may overrule the gate; then write down that they did, and
their reason. Proven work on security, on the integrity of data and on correctness passes by nature, and so does whatever
the person asked for.`;

const PRODUCE = `Pass everything that you propose through both gates before you write it down.`;
const REVIEW = `Apply both gates to your own advice, and point at items of the thing under review that would not pass, as
findings of severity \`info\` with the topic \`yagni\`.`;

/** The contract about need, as text for a brief. */
export const YAGNI: Readonly<Record<Posture, string>> = {
  produce: [GATES, FLAGS, RESOLVE, PRODUCE].join("\n\n"),
  review: [GATES, FLAGS, RESOLVE, REVIEW].join("\n\n"),
};
