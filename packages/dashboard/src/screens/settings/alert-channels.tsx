import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Notice } from "../../parts/notice.tsx";
import { RowsSkeleton } from "../../parts/rows-skeleton.tsx";
import { alertChannelsQuery } from "../../queries/alerts.ts";
import { wordsOf } from "../../queries/words-of.ts";
import { AlertChannelRow } from "./alert-channel-row.tsx";

/** How people are reached outside of this page, by the server: each channel can be tried. */
export function AlertChannels(): ReactNode {
  const { data, error } = useQuery(alertChannelsQuery);
  return (
    <section aria-labelledby="alert-channels" className="flex flex-col gap-3">
      <h3 id="alert-channels" className="font-medium">
        Where alerts go
      </h3>
      <p className="text-text-2">
        What cannot wait, such as an agent that is signed out, is told by the server at once, also
        while no page is open. This holds for all projects.
      </p>
      {error === null ? null : <Notice kind="problem" notice={noticeOf(error)} />}
      {data === undefined && error === null ? <RowsSkeleton rows={4} /> : null}
      {data === undefined ? null : (
        <ul className="flex flex-col divide-y divide-line rounded-card border border-line bg-surface">
          {data.channels.map((channel) => (
            <AlertChannelRow key={channel.channel} channel={channel} />
          ))}
        </ul>
      )}
      {data?.quiet ? (
        <p className="text-text-2">
          Quiet from {data.quiet.from} to {data.quiet.to} ({data.quiet.zone}): then only what is
          critical is sent.
        </p>
      ) : null}
    </section>
  );
}

function noticeOf(error: unknown) {
  const { title, text = null } = wordsOf(error);
  return { detail: title, hint: text };
}
