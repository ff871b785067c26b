import { createServer } from "node:http";
import { API } from "@wheelhouse/core";
import { describe, expect, onTestFinished, test } from "vitest";
import { openWorld } from "../testing/open-world.ts";
import { isProven, proofOf } from "./server-proof.ts";

const SECRET = "s".repeat(43);
const MIB = " ".repeat(1024 * 1024);
const CHALLENGE = "c".repeat(43);

/** A program that has taken a port, what it answers, and all that it was told. */
async function impostor(answer: (url: string) => Promise<string>) {
  const heard: string[] = [];
  const server = createServer((request, response) => {
    heard.push(`${request.url} ${JSON.stringify(request.headers)}`);
    void answer(request.url ?? "").then((text) => response.end(text));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("It has no port.");
  return { port: address.port, heard };
}

describe("http-api 6.6: who serves", () => {
  test("6.6: is proven to who knows the token, without a word of it", async () => {
    const world = await openWorld();
    expect(await isProven(world.secret, world.server.port)).toBe(true);
    expect(await isProven(SECRET, world.server.port)).toBe(false);
    for (const query of ["", "?challenge=cookie", `?challenge=${CHALLENGE}&more=1`]) {
      const response = await fetch(`${world.origin}${API.proveServer.path}${query}`);
      expect([query, response.status]).toEqual([query, 400]);
    }
  });

  test("6.6: is not believed of one that makes something up, or passes on what another one proves", async () => {
    const world = await openWorld();
    for (const made of ["", "{}", '{"proof":""}', `{"proof":"${proofOf(SECRET, 1, CHALLENGE)}"}`]) {
      const { port, heard } = await impostor(() => Promise.resolve(made));
      expect(await isProven(world.secret, port)).toBe(false);
      expect(heard).toHaveLength(1);
      expect(heard.join()).not.toMatch(new RegExp(`${world.secret}|authorization|cookie`, "i"));
    }
    const relay = await impostor(async (url) => (await fetch(`${world.origin}${url}`)).text());
    expect(await isProven(world.secret, relay.port)).toBe(false);
    expect(relay.heard.join()).not.toContain(world.secret);
  });

  test("6.6: is not listened to for long of one that never ends", async () => {
    let sent = 0;
    const hungUp = Promise.withResolvers<void>();
    const server = createServer((_, response) => {
      response.on("close", () => hungUp.resolve());
      const more = (): void => {
        sent += 1;
        response.write(MIB, () => setImmediate(more));
      };
      more();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => {
      server.closeAllConnections();
      server.close();
    });
    const address = server.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    expect(await isProven(SECRET, port)).toBe(false);
    await hungUp.promise;
    // What the system holds between two programs, and not all that can be said in the time.
    expect(sent).toBeLessThan(64);
  });

  test("6.6: opens nothing, whatever is asked", async () => {
    const world = await openWorld();
    const response = await fetch(`${world.origin}${API.proveServer.path}?challenge=${CHALLENGE}`);
    const { proof } = API.proveServer.reply.parse(await response.json());
    const own = `wheelhouse_${world.server.port}`;
    for (const headers of [
      { authorization: `Bearer ${proof}` },
      { cookie: `${own}=${proof}` },
      { cookie: `${own}=9999999999999.${CHALLENGE}.${proof}` },
    ])
      expect((await fetch(`${world.origin}/api/runs`, { headers })).status).toBe(401);
  });
});
