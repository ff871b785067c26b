import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { serve } from "../testing/serve.ts";
import { openTerminal } from "../testing/terminal.ts";

describe("a program that has the port of a server that is gone", () => {
  test("is told no token by any command, and no command takes its word", async () => {
    const terminal = openTerminal();
    const server = await serve(terminal);
    await server.kill9();
    const token = readFileSync(join(terminal.home, "server-key"), "utf8").trim();
    const heard: string[] = [];
    const impostor = createServer((request, response) => {
      heard.push(`${request.method} ${request.url} ${JSON.stringify(request.headers)}`);
      response.setHeader("content-type", "application/json");
      response.end('{"proof":"x","scan_version":1,"last_scan":null,"token":"x","url":"http://x/"}');
    });
    onTestFinished(() => {
      impostor.closeAllConnections();
      impostor.close();
    });
    await new Promise<void>((resolve) => impostor.listen(server.served.port, "127.0.0.1", resolve));
    // The process that the note names is there: a number that the system has given out again.
    const note = { port: server.served.port, pid: process.pid };
    writeFileSync(join(terminal.home, "server.json"), JSON.stringify(note));
    for (const words of [["source", "ls"], ["ls"], ["signals"]]) {
      const before = heard.length;
      expect(await terminal.call(...words)).toMatchObject({ code: 0 });
      expect(heard.length).toBeGreaterThan(before);
    }
    const next = await serve(terminal);
    expect(next.served.status).toBe("listening");
    expect(heard.every((each) => each.startsWith("GET /api/session/proof?"))).toBe(true);
    expect(heard.join("\n")).not.toContain(token);
    expect(heard.join("\n").toLowerCase()).not.toContain("authorization");
  });
});
