import { expect, test } from "vitest";
import { z } from "zod";
import { untilEvent } from "../testing/journal-of.ts";
import { serve } from "../testing/serve.ts";
import { type SolvingWorld, solvingWorld } from "../testing/solving/solving-world.ts";
import { transcriptOf } from "../testing/solving/transcript-of.ts";

const projectsSchema = z.array(z.looseObject({ id: z.string(), path: z.string() }));
type Server = Awaited<ReturnType<typeof serve>>;

/** A plan whose second step would end the work before it is proved. */
const EARLY = {
  summary: "Multiply each price by its count, and be done.",
  steps: [
    {
      id: "fix",
      title: "Count every piece",
      does: "write",
      work: "In src/total.js multiply the price of each line by its count, then mark the issue as done.",
      rubric: "Each line counts as often as it is bought.",
    },
    { id: "prove", title: "Run the tests", does: "check", after: ["fix"], check: "test" },
  ],
};

async function keyOf({ call }: Server, { project }: SolvingWorld): Promise<string> {
  const projects = projectsSchema.parse(await (await call("/api/projects")).json());
  return projects.find(({ path }) => path === project)?.id ?? "";
}

/** Ids of the rows that the stream of a run sends until it says that it is live. */
async function streamed({ get }: Server, run: string, after?: number): Promise<number[]> {
  const headers = after === undefined ? {} : { "last-event-id": String(after) };
  const response = await get(`/api/runs/${run}/stream`, headers);
  let text = "";
  const decoder = new TextDecoder();
  for await (const bytes of response.body ?? []) {
    text += decoder.decode(bytes, { stream: true });
    if (/^event: live$/m.test(text)) break;
  }
  return text
    .split("\n\n")
    .filter((frame) => /^event: trace$/m.test(frame))
    .map((frame) => Number(/^id: (\d+)$/m.exec(frame)?.[1]));
}

test("an issue that is solved by a server: one run at a time, asked over its death, streamed as it is stored", async () => {
  const world = solvingWorld();
  const { issue, terminal } = world;
  await issue("create", "--title", "What is bought twice is paid once");
  await issue("create", "--title", "Another one");
  const first = await serve(terminal);
  const base = `/api/projects/${await keyOf(first, world)}/issues`;
  const model = transcriptOf([{ step: "draft", ordinal: 1, output: EARLY }]);
  const agent = ["--agent", "scripted", "--model", model];
  // Who has it started goes away: the server drives it.
  const client = terminal.start("issue", "start", "1", ...agent);
  const { run } = await untilEvent(terminal.home, ({ type }) => type === "run.started");
  client.child.kill("SIGINT");
  await client.ended;

  // Start twice → 409; answer when nothing waits → 409.
  expect((await first.call(`${base}/1/start`, {})).status).toBe(409);
  expect((await first.call(`${base}/2/answer`, { text: "yes" })).status).toBe(409);

  // A plan that is done early is refused, and its author told why.
  const request = await world.asked(run, "approve");
  const draft = (await world.events(run)).find(
    (event) => event.type === "attempt.completed" && event.step === "draft",
  );
  expect(draft?.data).toMatchObject({
    checks: [{ ok: false, detail: expect.stringContaining("end the work early") }],
  });

  // Killed while it asks, it asks the same when it comes again, and the answer goes on.
  await first.kill9();
  const second = await serve(terminal);
  expect(second.served.resumes).toEqual([run]);
  expect(await (await second.call(`${base}/1`)).json()).toMatchObject({
    status: "waiting",
    request: { id: request },
  });
  expect((await second.call(`${base}/1/answer`, { request, option: "approve" })).status).toBe(202);
  const twice = await second.call(`${base}/1/answer`, { request, option: "approve" });
  expect(twice.status).toBe(409);
  await world.asked(run, "accept");
  expect((await second.call(`${base}/1/accept`, {})).status).toBe(202);
  await untilEvent(terminal.home, (event) => event.type === "run.completed" && event.run === run);

  // As many rows are streamed as are stored, and from the middle on the rest.
  const stored = (await world.events(run)).map(({ seq }) => seq);
  expect(await streamed(second, run)).toEqual(stored);
  const half = Math.floor(stored.length / 2);
  expect(await streamed(second, run, half)).toEqual(stored.slice(half));
}, 300_000);
