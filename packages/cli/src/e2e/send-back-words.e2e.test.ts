import { describe, expect, test } from "vitest";
import { z } from "zod";
import { serve } from "../testing/serve.ts";
import { openTerminal } from "../testing/terminal.ts";

const problemSchema = z.object({ status: z.int(), code: z.string(), detail: z.string() });
const WHY = /redo sends the work back, and nothing says what is to change\./;

describe("work that is sent back", () => {
  test("takes words with it, whether a command, a server's command or a program says so", async () => {
    const terminal = openTerminal();
    const ran = await terminal.call("run", "demo", "--json");
    expect(ran.code).toBe(5);
    const { id } = z.object({ id: z.string() }).parse(JSON.parse(ran.stdout));
    const request = `${id}-q1`;
    for (const words of [[], ["--text", ""], ["--text", " \t"]]) {
      const { code, stderr } = await terminal.call("answer", request, "redo", ...words);
      const said = stderr.replaceAll(/\s+/g, " ");
      expect([words, code, said]).toEqual([words, 2, expect.stringMatching(WHY)]);
      expect(said).toContain(`wheelhouse answer ${request} redo --text "…"`);
    }
    const server = await serve(terminal);
    const beside = await terminal.call("answer", request, "redo");
    expect(beside).toMatchObject({ code: 2, stderr: expect.stringMatching(WHY) });
    const path = `/api/runs/${id}/requests/${request}/answer`;
    for (const body of [{ option: "redo" }, { option: "redo", text: "\n" }]) {
      const reply = await server.call(path, body);
      expect(problemSchema.parse(await reply.json())).toMatchObject({
        status: 422,
        code: "request.option",
        detail: expect.stringMatching(WHY),
      });
    }
    expect((await server.call(path, { option: "redo", text: "shorter" })).status).toBe(202);
  });
});
