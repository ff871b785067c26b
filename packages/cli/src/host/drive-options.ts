import type { Holder, Stopped } from "@wheelhouse/engine";
import type { PortsOver } from "./compose-ports.ts";

/** What a person who watches may want to know about who drives. */
export type DriveNews =
  /** Another process is the host and drives what this one asks for. */
  | { readonly what: "client"; readonly holder: Holder }
  /** The host went away, and this process goes on with these runs. */
  | { readonly what: "took-over"; readonly runs: readonly string[] }
  /** This process let go of a run before its end. */
  | { readonly what: "let-go"; readonly run: string; readonly why: Stopped };

/** How a drive is opened. */
export interface DriveOptions {
  readonly command: string;
  /** Who asks, for the journal. */
  readonly by: string;
  readonly onNews: (news: DriveNews) => void;
  /** Whether schedules are fired here, while this process is the host. */
  readonly fires?: boolean | undefined;
  /** Whether people are told of what cannot wait, while this process is the host. */
  readonly tells?: boolean | undefined;
  /** Whether threads are answered here, while this process is the host. */
  readonly converses?: boolean | undefined;
  /** Ports that are other ones than usual, while this process is the host. */
  readonly over?: PortsOver | undefined;
}
