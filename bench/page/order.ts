/** What the measuring process asks of the server's. */
export type Order =
  | {
      readonly do: "append";
      readonly run: string;
      readonly events: number;
      readonly steps: number;
      /** Events a second; absent is as fast as it goes. */
      readonly perSecond?: number | undefined;
      /** False leaves the run open. */
      readonly ends: boolean;
    }
  | { readonly do: "mark"; readonly run: string; readonly text: string };
