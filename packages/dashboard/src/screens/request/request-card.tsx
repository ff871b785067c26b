import type { RequestObject } from "@wheelhouse/core";
import type { ReactNode } from "react";
import { RequestClosed } from "./request-closed.tsx";
import { RequestForm } from "./request-form.tsx";
import { RequestLater } from "./request-later.tsx";
import { useLater } from "./later.ts";
import { useAnswer } from "./use-answer.ts";

/** Properties of a request's card. */
export interface RequestCardProps {
  readonly request: RequestObject;
  /** The run that asks, where the page does not say it already. */
  readonly runName?: string | undefined;
  /** Number keys and sending work wherever the page's focus is. At most one card of a page. */
  readonly isFocused?: boolean | undefined;
}

/**
 * What a run asks of a person, the same wherever it stands: a form while it is open, then the question and its answer.
 * Who answered is what the server says, also when two people answer at once.
 */
export function RequestCard({ request, runName, isFocused = false }: RequestCardProps): ReactNode {
  const answering = useAnswer(request);
  const [until, setUntil] = useLater(request.id);
  const closed = request.status === "open" ? answering.closed : request;
  if (closed !== undefined) return <RequestClosed request={closed} unsent={answering.unsent} />;
  if (until !== undefined)
    return <RequestLater request={request} until={until} onShow={() => setUntil(undefined)} />;
  return (
    <RequestForm
      request={request}
      runName={runName}
      isFocused={isFocused}
      answering={answering}
      onLater={setUntil}
    />
  );
}
