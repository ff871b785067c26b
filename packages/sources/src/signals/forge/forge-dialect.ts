import type { ForgeFacts } from "../derive/forge-facts.ts";
import type { ForgeClient } from "./forge-client.ts";

/** A repository at a forge. */
export interface ForgeTarget {
  /** `owner/name` */
  readonly slug: string;
  /** Whose signals are wanted. */
  readonly me: string;
  /** File name of the workflow that deploys. */
  readonly workflow: string | undefined;
  readonly defaultBranch: string | undefined;
}

/** Asks a forge about one repository. Throws ForgeError. */
export type AskForge = (client: ForgeClient, target: ForgeTarget) => Promise<ForgeFacts>;
