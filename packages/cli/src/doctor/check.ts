/** One thing that `doctor` looked at. */
export interface Check {
  readonly id: string;
  readonly status: "ok" | "warn" | "fail";
  /** What it is about. */
  readonly group: "machine" | "home" | "agents" | "models";
  readonly title: string;
  /** What was seen. */
  readonly detail: string;
  /** What to do about it; absent when there is nothing to do. */
  readonly hint?: string | undefined;
  /** The agent that was looked at, as it is on the wire. */
  readonly agent?: object | undefined;
}
