import type { RequestObject } from "@wheelhouse/core";
import type { ReactNode } from "react";
import { RequestText } from "../request-text.tsx";
import { ChangesAbout } from "./changes-about.tsx";
import { PlanAbout } from "./plan-about.tsx";

/** What a request asks, with what it is about where that can be shown. */
export function RequestAbout({ request }: { readonly request: RequestObject }): ReactNode {
  const { about, text } = request;
  if (about?.kind === "plan") return <PlanAbout request={request} step={about.step} />;
  return (
    <>
      <RequestText text={text} isQuestion />
      {about?.kind === "changes" ? <ChangesAbout request={request} /> : null}
    </>
  );
}
