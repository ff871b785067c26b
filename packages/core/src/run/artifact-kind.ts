import { z } from "zod";

/**
 * What an artifact is. `claim`: words of an agent, which prove nothing; `file`: a path in the project;
 * `evidence`: what a command printed that we ran ourselves, so that no agent can make it; `text`: what
 * agents recorded before there were claims, kept readable.
 */
export const artifactKindSchema = z.enum(["claim", "file", "evidence", "text"]);
/** What an artifact is. */
export type ArtifactKind = z.infer<typeof artifactKindSchema>;
