import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { samplePersona } from "../testing/sample-personas.ts";
import { readFlowBook } from "./flow-book.ts";
import { flowObjects } from "./flow-objects.ts";
import { describeDeeds } from "./trust/describe-deeds.ts";
import { trustFlow } from "./trust/trusted-flows.ts";

const LOOK = `title: Hello
answers: What is here?
steps:
  - { id: look, persona: "risk-analyst", prompt: Look. }
`;

function placesWith(files: Readonly<Record<string, string>>) {
  const project = mkdtempSync(join(tmpdir(), "wheelhouse-book-"));
  const put = (path: string, text: string): void => {
    mkdirSync(dirname(join(project, path)), { recursive: true });
    writeFileSync(join(project, path), text);
  };
  for (const [path, text] of Object.entries(files)) put(path, text);
  const places = { home: join(project, "home"), project };
  const only = async () => {
    const [booked] = await readFlowBook(places);
    if (!booked) throw new Error("there is no flow");
    return booked;
  };
  const personaText = async (): Promise<string> => {
    const { read } = await only();
    const steps = read?.ok === true ? (read.flow.plans.get("small")?.steps ?? []) : [];
    return steps.flatMap((step) => (step.kind === "agent" ? [step.persona.text] : [])).join("");
  };
  return { project, put, places, only, personaText };
}

describe("the flows of a project", () => {
  test.each([
    ["escapes", '"risk\\x2danalyst"'],
    ["plain words", "risk-analyst"],
  ])("lose their trust with a persona, also one named by %s", async (_, persona) => {
    const flow = LOOK.replace('"risk-analyst"', persona);
    const { places, only, put, personaText } = placesWith({ ".wheelhouse/flows/hello.yaml": flow });
    trustFlow(places.home, places.project, "hello", (await only()).hash);
    expect((await only()).trusted).toBe(true);
    put(".wheelhouse/personas/risk-analyst.md", samplePersona("risk-analyst"));
    expect((await only()).trusted).toBe(false);
    expect(await personaText()).toContain("Reviewer of the API");
  });

  test("do not change the user's own by a persona of a built-in name", async () => {
    const { personaText } = placesWith({
      "home/flows/mine.yaml": LOOK,
      ".wheelhouse/personas/risk-analyst.md": samplePersona("risk-analyst"),
    });
    expect(await personaText()).toContain("Risk analyst");
  });

  test("are read from no other place, whatever leads there", async () => {
    const { project } = placesWith({ "elsewhere/flows/hello.yaml": LOOK });
    const linked = (path: string): string => {
      const own = mkdtempSync(join(tmpdir(), "wheelhouse-book-"));
      mkdirSync(dirname(join(own, path)), { recursive: true });
      symlinkSync(
        join(project, "elsewhere", path.endsWith("flows") ? "flows" : ""),
        join(own, path),
      );
      return own;
    };
    for (const path of [".wheelhouse", ".wheelhouse/flows"]) {
      const book = await readFlowBook({ home: join(project, "home"), project: linked(path) });
      expect(book).toEqual([]);
    }
  });

  test("are not waited for: a pipe, a link and bytes that are no text are told of", async () => {
    const { project, places } = placesWith({ ".wheelhouse/flows/a.yaml": LOOK });
    const at = (name: string): string => join(project, ".wheelhouse/flows", name);
    execFileSync("mkfifo", [at("pipe.yaml")]);
    symlinkSync("/dev/zero", at("link.yaml"));
    writeFileSync(at("bytes.yaml"), Buffer.from([0xff, 0xfe, 0x00]));
    const flows = await flowObjects(places);
    const problems = Object.fromEntries(flows.map(({ id, problem }) => [id, problem]));
    expect(problems["pipe"]).toContain("it is not a plain file");
    expect(problems["link"]).toContain("it is a link");
    expect(problems["bytes"]).toContain("it is not UTF-8 text");
  });

  test("have names that can be shown, whatever their files are called", async () => {
    const { places } = placesWith({
      ".wheelhouse/flows/\u001b]0;x\u0007.yaml": LOOK,
      ".wheelhouse/flows/$(touch x).yaml": LOOK,
      ".wheelhouse/flows/\u202ecode-review.yaml": LOOK,
      ".wheelhouse/flows/c\u043ede-review.yaml": LOOK,
    });
    const flows = (await flowObjects(places)).filter(({ origin }) => origin === "project");
    expect(flows).toHaveLength(4);
    for (const { id, status, title } of flows) {
      expect(`${id} ${title}`).toMatch(/^[\w.?-]+ [\w.?-]+$/);
      expect(status).toBe("broken");
    }
  });

  test("say before they are trusted that one of their bands writes", async () => {
    const { only } = placesWith({
      ".wheelhouse/flows/hello.yaml": `${LOOK}  - { id: more, persona: risk-analyst, prompt: More., bands: [medium, large] }
  - { id: change, persona: risk-analyst, prompt: Change., access: write, bands: [small] }
`,
    });
    const deeds = describeDeeds(await only(), 100);
    expect(deeds).toContain("may write");
    expect(deeds).toMatch(/change +risk-analyst, write/);
    expect(deeds).toMatch(/more +risk-analyst, read/);
  });
});
