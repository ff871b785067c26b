import type { GitOptions } from "@wheelhouse/workspace";
import { said } from "./read-tree.ts";

/** How much has moved in the last thirty days, as far as HEAD knows. */
export interface Activity {
  readonly commits: number;
  /** Lines that were added or taken away. */
  readonly churn: number;
  readonly authors: number;
}

/** A commit, as a list shows it. */
export interface Commit {
  readonly hash: string;
  /** Wall clock in ms. */
  readonly at: number;
  readonly author: string;
  readonly subject: string;
}

const DAYS_30_S = 30 * 24 * 60 * 60;
/** Most commits that count. */
const MOST = 500;
const LINES = ["--shortstat", "--no-ext-diff", "--no-textconv", "--no-renames"];

/**
 * Counts the last thirty days before `now`, in wall clock ms. Where files of the past were never fetched, their lines
 * cannot be counted; the commits can.
 */
export async function readActivity(options: GitOptions, now: number): Promise<Activity> {
  const since = Math.floor(now / 1000) - DAYS_30_S;
  const log = (...more: string[]): Promise<string> =>
    said(
      [
        "log",
        `--since=${since}`,
        `--max-count=${MOST}`,
        ...more,
        "--no-show-signature",
        "--format=%x00%ae",
        "HEAD",
        "--",
      ],
      options,
    );
  const output = await log(...LINES).catch(() => log());
  const authors = new Set<string>();
  let commits = 0;
  let churn = 0;
  for (const part of output.split("\0").slice(1)) {
    const [author = "", ...stat] = part.split("\n");
    commits += 1;
    authors.add(author.toLowerCase());
    for (const [, lines] of stat.join(" ").matchAll(/(\d+) (?:insertion|deletion)/g))
      churn += Number(lines);
  }
  return { commits, churn, authors: authors.size };
}

/** The latest commits of HEAD, the newest first. */
export async function readCommits(options: GitOptions, count: number): Promise<Commit[]> {
  const output = await said(
    [
      "log",
      "-z",
      `--max-count=${count}`,
      "--no-show-signature",
      "--format=%H%n%ct%n%an%n%s",
      "HEAD",
      "--",
    ],
    options,
  );
  return output.split("\0").flatMap((entry) => {
    const [hash, at, author = "", ...subject] = entry.split("\n");
    return hash ? [{ hash, at: Number(at) * 1000, author, subject: subject.join("\n") }] : [];
  });
}
