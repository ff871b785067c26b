import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { CircleCheck } from "lucide-react";
import { type ReactNode, useRef } from "react";
import { useRowKeys } from "../../../commands/use-row-keys.ts";
import { repositoriesQuery } from "../../../queries/signals.ts";
import { wordsOf } from "../../../queries/words-of.ts";
import { Section } from "../section.tsx";
import { ForgeNote } from "./forge-note.tsx";
import { LookAgain } from "./look-again.tsx";
import { RepositoryWants } from "./repository-wants.tsx";
import { NotLooked } from "./not-looked.tsx";
import { useFreshSignals } from "./use-fresh-signals.ts";
import { wantsOf } from "./wants-of.ts";

/** So many repositories are shown here; Projects has them all. */
const MOST = 5;

/** Which repositories want a hand, those that move most first. Absent until a repository is known. */
export function WantsAction(): ReactNode {
  useFreshSignals();
  const { data: repositories, error } = useQuery(repositoriesQuery);
  const list = useRef<HTMLDivElement>(null);
  useRowKeys("wants", list);
  if (repositories === undefined)
    return error === null ? null : <p className="text-text-2">{wordsOf(error).title}</p>;
  if (repositories.length === 0) return null;
  const { wanting, ignored, failing, looked, forges } = wantsOf(repositories);
  const rest = wanting.length - MOST;
  return (
    <Section
      id="wants-action"
      title="Wants action"
      count={wanting.length === 0 ? undefined : wanting.length}
      aside={<LookAgain />}
    >
      <div ref={list} className="flex flex-col gap-2">
        {wanting.length === 0 ? (
          <p className="flex items-center gap-2.5 rounded-card border border-line bg-surface px-3 py-2.5 text-text-2">
            <CircleCheck className="size-4 shrink-0 text-completed" aria-hidden="true" />
            Nothing wants action in {looked === 1 ? "one repository" : `${looked} repositories`}.
          </p>
        ) : (
          <ul className="rounded-card border border-line bg-surface">
            {wanting.slice(0, MOST).map((repository) => (
              <RepositoryWants key={repository.id} repository={repository} />
            ))}
            {rest > 0 ? (
              <li className="border-t border-line">
                <Link
                  to="/projects"
                  data-row
                  className="row flex items-center px-3 text-text-2 hover:bg-raised"
                >
                  {rest} more want action: all in Projects
                </Link>
              </li>
            ) : null}
          </ul>
        )}
        <NotLooked failing={failing} ignored={ignored} />
        <ForgeNote forges={forges} total={looked} />
      </div>
    </Section>
  );
}
