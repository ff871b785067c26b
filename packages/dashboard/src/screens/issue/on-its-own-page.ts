import type { RequestObject } from "@wheelhouse/core";

/** The name of an issue in front of what its run asks, as it has to stand where many issues ask. */
const NAME = /^\s*\*\*#\d+ [^\n]*\*\*\n\s*/;

/** A request as it reads on the page of its issue, which has the name at its top. */
export function onItsOwnPage<Request extends Pick<RequestObject, "text">>(
  request: Request,
): Request {
  const text = request.text.replace(NAME, "");
  return text === "" ? request : { ...request, text };
}
