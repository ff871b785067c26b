/** One thing that `doctor` looked at. */
export interface Check {
  readonly id: string;
  readonly status: "ok" | "warn" | "fail";
  readonly title: string;
  /** What was seen. */
  readonly detail: string;
  /** What to do about it; absent when there is nothing to do. */
  readonly hint?: string | undefined;
  /** The agent that was looked at, as it is on the wire. */
  readonly agent?: object | undefined;
}
