import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { giveBackCredentials, lendCredentials, takeCredentials } from "./lend-credentials.ts";

const FILE = ".agent/auth.json";

describe("lent credentials", () => {
  let from = "";
  let to = "";
  const own = (): string => readFileSync(join(from, FILE), "utf8");
  const lent = (): string => readFileSync(join(to, FILE), "utf8");
  const loan = () => ({ from, to, files: [FILE] });
  beforeEach(() => {
    from = mkdtempSync(join(tmpdir(), "wheelhouse-user-"));
    to = mkdtempSync(join(tmpdir(), "wheelhouse-private-"));
    mkdirSync(join(from, ".agent"));
    writeFileSync(join(from, FILE), '{"token":1}');
  });
  afterEach(() => {
    for (const directory of [from, to]) rmSync(directory, { recursive: true });
  });

  test("are copied for the user's eyes alone", async () => {
    await lendCredentials(loan());
    expect(lent()).toBe('{"token":1}');
    expect(statSync(join(to, FILE)).mode & 0o777).toBe(0o600);
  });

  test("that are not there are no matter", async () => {
    await lendCredentials({ ...loan(), files: [".agent/none.json"] });
    expect(await giveBackCredentials({ ...loan(), files: [".agent/none.json"] })).toEqual([]);
  });

  test("come back when the agent renewed them, and are then lent as they are", async () => {
    await lendCredentials(loan());
    writeFileSync(join(to, FILE), '{"token":2}');
    expect(await giveBackCredentials(loan())).toEqual([FILE]);
    expect(own()).toBe('{"token":2}');
    expect(statSync(join(from, FILE)).mode & 0o777).toBe(0o600);
    expect(await giveBackCredentials(loan())).toEqual([]);
  });

  test("that were renewed and not given back yet are not overwritten by another attempt", async () => {
    await lendCredentials(loan());
    writeFileSync(join(to, FILE), '{"token":2}');
    await lendCredentials(loan());
    expect(lent()).toBe('{"token":2}');
  });

  test("stay the user's own when the user signed in anew meanwhile", async () => {
    await lendCredentials(loan());
    writeFileSync(join(to, FILE), '{"token":2}');
    writeFileSync(join(from, FILE), '{"token":3}');
    expect(await giveBackCredentials(loan())).toEqual([]);
    expect(own()).toBe('{"token":3}');
    await lendCredentials(loan());
    expect(lent()).toBe('{"token":3}');
  });

  test("are not brought back to a user who signed out", async () => {
    await lendCredentials(loan());
    writeFileSync(join(to, FILE), '{"token":2}');
    rmSync(join(from, FILE));
    expect(await giveBackCredentials(loan())).toEqual([]);
    expect(() => own()).toThrow("ENOENT");
  });

  test.each(["", '{"tok', "null"])("of which %j is left do not come back", async (text) => {
    await lendCredentials(loan());
    writeFileSync(join(to, FILE), text);
    expect(await giveBackCredentials(loan())).toEqual([]);
    expect(own()).toBe('{"token":1}');
  });

  test("are taken out of the private home", async () => {
    await lendCredentials(loan());
    await takeCredentials(loan());
    expect(() => lent()).toThrow("ENOENT");
  });
});
