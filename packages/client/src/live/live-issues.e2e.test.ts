import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { API, type IssueItem } from "@wheelhouse/core";
import { describe, expect, onTestFinished, test } from "vitest";
import { createClient } from "../call/create-client.ts";
import { type JournalServer, startJournalServer } from "../testing/journal-server.ts";
import { createLiveHub } from "./create-live-hub.ts";

const SECRET = "a-secret-of-this-test";
const WORDS = {
  description: "",
  type: null,
  labels: [],
  priority: "normal",
  parent: null,
  dependsOn: [],
};

async function openBoard() {
  const home = mkdtempSync(join(tmpdir(), "wheelhouse-live-issues-"));
  const wish = { home, pages: home, secret: SECRET };
  let server: JournalServer = await startJournalServer({ ...wish, port: 0 });
  const { port } = server;
  const client = createClient({ origin: `http://127.0.0.1:${port}`, token: SECRET });
  const hub = createLiveHub({ client, backOff: () => 50 });
  onTestFinished(async () => {
    hub.close();
    await server.kill();
    rmSync(home, { recursive: true, force: true });
  });
  const change = (number: number, type: string, data: object) =>
    server.order({ do: "issue", number, events: [{ type, data: { ...data, by: "ann" } }] });
  return {
    client,
    hub,
    make: (number: number, title: string, words: object = {}) =>
      change(number, "issue.created", {
        project: { id: "orders", path: home },
        number,
        title,
        ...WORDS,
        ...words,
      }),
    edit: (number: number, title: string) => change(number, "issue.edited", { title }),
    remove: (number: number) => change(number, "issue.deleted", {}),
    async restart(meanwhile: () => Promise<unknown>): Promise<void> {
      await server.kill();
      server = await startJournalServer({ ...wish, port });
      await meanwhile();
    },
  };
}

/** The board as a page has it: fetched whenever the topic opens, and patched after that. */
function openCards({ client, hub }: Awaited<ReturnType<typeof openBoard>>) {
  const cards = new Map<string, { readonly rev: number; readonly item: IssueItem }>();
  const seen: string[] = [];
  let changed = Promise.withResolvers<void>();
  const set = (rev: number, item: IssueItem): void => {
    if ((cards.get(item.id)?.rev ?? -1) > rev) return;
    cards.set(item.id, { rev, item });
    changed.resolve();
    changed = Promise.withResolvers();
  };
  hub.subscribe("issues:orders", {
    onOpen(asOf) {
      void client.call(API.issues, { parts: { key: "orders" } }).then((items) => {
        for (const item of items) set(asOf, item);
      });
    },
    onPatch(patch) {
      for (const each of patch) {
        if (each.k !== "issue") continue;
        seen.push(each.id);
        set(each.rev, each.v);
      }
    },
  });
  const titles = (): string[] =>
    [...cards.values()]
      .filter(({ item }) => item.deleted_at === null)
      .toSorted((a, b) => a.item.number - b.item.number)
      .map(({ item }) => item.title);
  return {
    seen,
    /** Waits until the titles are these. */
    async until(expected: readonly string[]): Promise<void> {
      while (JSON.stringify(titles()) !== JSON.stringify(expected)) await changed.promise;
    },
  };
}

describe("the topic of a project's issues", () => {
  test("patches the cards that have changed, of this project and no other", async () => {
    const board = await openBoard();
    await board.make(1, "First");
    await board.make(2, "Second");
    const cards = openCards(board);
    await cards.until(["First", "Second"]);
    await board.edit(2, "Other");
    await cards.until(["First", "Other"]);
    await board.make(3, "Third");
    await cards.until(["First", "Other", "Third"]);
    await board.remove(1);
    await cards.until(["Other", "Third"]);
    expect(new Set(cards.seen)).toEqual(new Set(["orders/1", "orders/2", "orders/3"]));
  }, 60_000);

  test("has what changed while the server was away, when it is there again", async () => {
    const board = await openBoard();
    await board.make(1, "First");
    const cards = openCards(board);
    await cards.until(["First"]);
    await board.restart(async () => {
      await board.edit(1, "Changed meanwhile");
      await board.make(2, "Second");
    });
    await cards.until(["Changed meanwhile", "Second"]);
    await board.edit(2, "Live again");
    await cards.until(["Changed meanwhile", "Live again"]);
    expect(cards.seen.at(-1)).toBe("orders/2");
  }, 60_000);
});
