import { describe, expect, test } from "vitest";
import { citedText } from "./cited-text.ts";

const outputs = {
  synth: {
    sections: [
      { id: "steps", body: "In order." },
      { id: "steps", body: "And more." },
    ],
    items: [
      { id: "S-1", section: "steps", title: "Do it", body: "Now.", fields: { check: "Run it." } },
      { id: "R-1", section: "risks", title: "Late" },
    ],
  },
  revise: { sections: [{ id: "steps", body: "Mended." }] },
};

describe("a citation of the document", () => {
  test("means the draft that its reviewers read, with items and fields", () => {
    const text = "In order.\nAnd more.\nS-1: Do it\nNow.\n- check: Run it.";
    expect(citedText("@document/steps", outputs)).toBe(text);
    expect(citedText("@document/risks", outputs)).toBe("R-1: Late\n");
  });

  test.each(["@document/none", "@material/none", "src/a.ts", "@document/"])(
    "%s is none",
    (path) => {
      expect(citedText(path, outputs)).toBeUndefined();
    },
  );
});
