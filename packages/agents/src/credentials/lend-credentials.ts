import { createHash } from "node:crypto";
import { readFile, realpath, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { readInHome, removeInHome, writeInHome } from "./in-home.ts";
import { isRenewal } from "./is-renewal.ts";

/** Remembers in a private home what was lent to it: path → hash of the user's file at that time. */
const LEDGER = ".wheelhouse-lent.json";
const ledgerSchema = z.record(z.string(), z.string());

/** Where credentials are lent from and to. */
export interface Loan {
  /** The user's home. */
  readonly from: string;
  /** The private home of an agent in a run; attempts of it share it. */
  readonly to: string;
  /** Paths below both. */
  readonly files: readonly string[];
}

/**
 * Copies credential files into a private home, readable by the user alone. A file that was lent
 * before is only replaced when the user's own has changed since: the agent may have renewed it.
 */
export async function lendCredentials({ from, to, files }: Loan): Promise<void> {
  const ledger = await readLedger(to);
  for (const file of files) {
    const own = await read(join(from, file));
    if (own === undefined || ledger[file] === hash(own)) continue;
    await writeInHome(to, file, own);
    ledger[file] = hash(own);
  }
  if (files.length > 0) await writeInHome(to, LEDGER, JSON.stringify(ledger));
}

/**
 * Gives back what an agent has renewed, since a provider may take the old token no more. The user's
 * own file wins when it has changed since it was lent. Returns the paths that were given back.
 */
export async function giveBackCredentials({ from, to, files }: Loan): Promise<readonly string[]> {
  const ledger = await readLedger(to);
  const given: string[] = [];
  for (const file of files) {
    const lent = ledger[file];
    const renewed = await readInHome(to, file);
    if (lent === undefined || renewed === undefined || hash(renewed) === lent) continue;
    const own = await read(join(from, file));
    // An empty or half-written file is no token; a file that is gone means that the user signed out.
    if (own === undefined || hash(own) !== lent || !isRenewal(file, own, renewed)) continue;
    await writeOwn(join(from, file), renewed);
    ledger[file] = hash(renewed);
    given.push(file);
  }
  if (given.length > 0) await writeInHome(to, LEDGER, JSON.stringify(ledger));
  return given;
}

/** Takes lent files out of a private home. */
export async function takeCredentials({ to, files }: Omit<Loan, "from">): Promise<void> {
  for (const file of [...files, LEDGER]) await removeInHome(to, file);
}

async function readLedger(home: string): Promise<Record<string, string>> {
  const text = await readInHome(home, LEDGER);
  try {
    return ledgerSchema.parse(JSON.parse(text ?? "{}"));
  } catch {
    return {};
  }
}

async function read(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch {
    return undefined;
  }
}

/** In one step, so that a program which reads it at the same time never sees half of it. */
async function writeOwn(path: string, text: string): Promise<void> {
  // Users keep such files elsewhere, behind links of their own.
  const real = await realpath(path);
  const temporary = `${real}.${process.pid}.${Math.trunc(performance.now() * 1000)}.tmp`;
  try {
    await writeFile(temporary, text, { mode: 0o600, flag: "wx" });
    await rename(temporary, real);
  } finally {
    await rm(temporary, { force: true });
  }
}

function hash(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
