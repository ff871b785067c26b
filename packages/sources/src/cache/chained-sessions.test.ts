import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { openDatabase } from "@wheelhouse/journal/database";
import { describe, expect, test } from "vitest";
import { RUN_LOG_FORMAT } from "../run-log/run-log-format.ts";
import { changeOf, logLine, makeStand, screensOf } from "../suite/stand.ts";

/** Sessions of which each began the next. */
const CHAIN = Array.from({ length: 6_000 }, (_, index) =>
  logLine(index, {
    kind: "session.spawned",
    session_id: `s${index}`,
    ...(index > 0 && { parent_session_id: `s${index - 1}` }),
  }),
).join("");

describe("a long chain of sessions", () => {
  test("is remembered, and read on where it was left", async () => {
    await using stand = makeStand(RUN_LOG_FORMAT);
    const path = stand.write("chain/run.log", CHAIN);
    const first = await stand.open();
    const head = first.head(first.items()[0]?.id ?? "");
    await first.close();
    const db = openDatabase(join(stand.dataDir, "observed.db"), {}, () => undefined);
    expect(db.prepare("SELECT count(*) FROM memory").get()).toEqual([1]);
    db.close();
    const again = await stand.open();
    const told = changeOf(again);
    appendFileSync(path, logLine(7_000, { kind: "session.ended", session_id: "s5999" }));
    await again.scan();
    expect((await told).from).toBe(head + 1);
    await using whole = makeStand(RUN_LOG_FORMAT);
    whole.write(
      "chain/run.log",
      CHAIN + logLine(7_000, { kind: "session.ended", session_id: "s5999" }),
    );
    const [shown] = await screensOf(again);
    const [anew] = await screensOf(await whole.open());
    const events = (screen: unknown): unknown =>
      typeof screen === "object" && screen !== null && "events" in screen ? screen.events : [];
    const bare = (screen: unknown): unknown =>
      JSON.parse(JSON.stringify(events(screen)).replaceAll(/run\/x-chain-[0-9a-f]+/g, "run/x"));
    expect(bare(shown)).toEqual(bare(anew));
  });
});
