import { ShipWheel } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "../../../../parts/button.tsx";
import { StatusMark } from "../../../../parts/status-mark.tsx";
import { Ago } from "../../../../parts/time.tsx";
import { useCopy } from "../../../../parts/use-copy.ts";
import { nameOf } from "../../../../shell/active-pill.tsx";
import { ProjectLink } from "../about/project-link.tsx";
import { type ObservedRun, openWheel } from "../observed-run.ts";
import { useWanted } from "../use-wanted.ts";
import { projectOfItem } from "./item-place.ts";
import { wheelHint, type WheelObject } from "./wheel-hint.ts";

/** Who holds the wheel while the harness does not, what is blocked, and what is to be done there. */
export function WheelBanner({ run, observed }: ObservedRun): ReactNode {
  const copy = useCopy();
  const wheel = openWheel({ run, observed });
  if (wheel === null) return null;
  const { holder, since, taken_at: takenAt, reason, expected_action: action } = wheel;
  const isAsked = holder === null;
  const tone = isAsked ? "chip-stuck border-stuck/50" : "chip-waiting border-waiting/50";
  return (
    <section
      aria-label="Who holds the wheel"
      className={`mx-4 mb-2 flex flex-wrap items-start gap-x-4 gap-y-2 rounded-card border border-l-4 px-3 py-2 max-sm:mx-3 ${tone}`}
    >
      <div className="flex min-w-0 flex-1 basis-64 flex-col gap-1">
        <p className="flex flex-wrap items-center gap-x-2 font-semibold">
          {isAsked ? (
            <StatusMark status="stuck" />
          ) : (
            <ShipWheel className="size-4 shrink-0" aria-hidden="true" />
          )}
          <span className="min-w-0">
            {isAsked ? (
              "It asks a person to take the wheel"
            ) : (
              <>
                <bdi>{holder}</bdi> has the wheel
              </>
            )}
          </span>
          <span className="text-xs font-normal">
            {isAsked ? (
              <>
                <Ago at={since} />, nobody has it yet
              </>
            ) : (
              <>
                taken <Ago at={takenAt} />
              </>
            )}
          </span>
        </p>
        <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-0.5 text-text [&>dt]:text-xs [&>dt]:leading-5 [&>dt]:text-text-2">
          <Blocked run={run} observed={observed} wheel={wheel} />
          {reason === null || reason === "" ? null : (
            <>
              <dt>Why</dt>
              <dd dir="auto" title={reason} className="line-clamp-4 wrap-anywhere">
                {reason}
              </dd>
            </>
          )}
          {action === null || action === "" ? null : (
            <>
              <dt>Expected</dt>
              <dd dir="auto" title={action} className="line-clamp-4 wrap-anywhere">
                {action}
              </dd>
            </>
          )}
        </dl>
        <p className="text-xs text-text-2 max-sm:hidden">
          The wheel is taken and given back in the harness itself; here it is only seen.
        </p>
      </div>
      <Button onClick={() => copy(wheelHint(nameOf(run), wheel, observed), "What is to be done")}>
        Copy what is to be done
      </Button>
    </section>
  );
}

/** The blocked item, as a link to its project where it is about one. */
function Blocked({
  run,
  observed,
  wheel: { item },
}: ObservedRun & { readonly wheel: WheelObject }): ReactNode {
  const { data } = useWanted({ run, observed });
  if (item === null || item === "") return null;
  const project = projectOfItem(item, observed.repos, data?.items ?? []);
  return (
    <>
      <dt>Blocked</dt>
      <dd className="font-medium">
        {project === undefined ? (
          <bdi>{item}</bdi>
        ) : (
          <ProjectLink project={project}>{item}</ProjectLink>
        )}
      </dd>
    </>
  );
}
