import fc from "fast-check";
import { expect, test } from "vitest";
import { occurrences } from "./occurrences.ts";

test("the places of a text in another are those that looking everywhere gives", () => {
  const few = fc.string({ unit: fc.constantFrom("a", "b"), maxLength: 30 });
  fc.assert(
    fc.property(
      few,
      fc.string({ unit: fc.constantFrom("a", "b"), minLength: 1, maxLength: 4 }),
      (text, wanted) => {
        const everywhere = Array.from(text, (_, at) => at).filter((at) =>
          text.startsWith(wanted, at),
        );
        expect([...occurrences(text, wanted)]).toEqual(everywhere);
      },
    ),
  );
});
