import { z } from "zod";
import type { ForgeFacts } from "../derive/forge-facts.ts";
import type { ForgeClient } from "./forge-client.ts";
import type { ForgeTarget } from "./forge-dialect.ts";

const userSchema = z.object({ login: z.string() });
const pullsSchema = z.array(
  z.object({
    number: z.int(),
    title: z.string().default(""),
    draft: z.boolean().nullish(),
    user: userSchema.nullish(),
    requested_reviewers: z.array(userSchema).nullish(),
    requested_teams: z.array(z.unknown()).nullish(),
    requested_reviewers_teams: z.array(z.unknown()).nullish(),
  }),
);
type Pull = z.infer<typeof pullsSchema>[number];
const reviewsSchema = z.array(
  z.object({ user: userSchema.nullish(), state: z.string().default("") }),
);

/** What an open pull request is called that is not meant to be merged yet, where a forge has no word for it. */
const DRAFT_TITLE = /^\s*(\[wip\]|wip:|draft:)/i;
/** Reviews that were asked for, or begun, and not given. */
const NOT_GIVEN = new Set(["REQUEST_REVIEW", "PENDING"]);

/** Counts open pull requests; GitHub and Forgejo speak of them in the same words. */
export async function readPulls(
  client: ForgeClient,
  { slug, me }: ForgeTarget,
): Promise<Omit<ForgeFacts, "issuesAssigned" | "deploy">> {
  const pulls = await client.list(`/repos/${slug}/pulls?state=open`, pullsSchema);
  const isMe = (user: z.infer<typeof userSchema> | null | undefined): boolean =>
    user?.login.toLowerCase() === me.toLowerCase();
  const mine = pulls.filter(({ user }) => isMe(user));
  const ready = mine.filter((pull) => !isDraft(pull));
  let myUnreviewed = 0;
  for (const { number } of ready.filter((pull) => !isRequested(pull))) {
    const reviews = await client.list(`/repos/${slug}/pulls/${number}/reviews`, reviewsSchema);
    // Who has given a review is no longer asked for one, and is a reviewer all the same.
    if (!reviews.some(({ user, state }) => !isMe(user) && !NOT_GIVEN.has(state))) myUnreviewed += 1;
  }
  return {
    openPulls: pulls.length,
    reviewRequested: pulls.filter(({ requested_reviewers: asked }) => asked?.some(isMe) === true)
      .length,
    myDrafts: mine.length - ready.length,
    myUnreviewed,
    myRequested: ready.filter(isRequested).length,
  };
}

const isDraft = ({ draft, title }: Pull): boolean => draft ?? DRAFT_TITLE.test(title);

function isRequested(pull: Pull): boolean {
  return [pull.requested_reviewers, pull.requested_teams, pull.requested_reviewers_teams].some(
    (asked) => (asked?.length ?? 0) > 0,
  );
}
