import {
  type Completion,
  pathWordAt,
  projectSaid,
  textCompletions,
  withWord,
  wordAt,
} from "@wheelhouse/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { flowsOf, projectsQuery } from "../../queries/place.ts";
import { usePaths } from "../../queries/use-paths.ts";
import { issuesQuery } from "../../queries/issues.ts";
import { labelsOf } from "../board/board-columns.ts";
import { useProjectHere } from "../launcher/project-here.ts";
import { type OwnCommand, ownCompletions } from "./chat/own-commands.ts";
import { markCompletions } from "./mark-completions.ts";

/** A line with a caret. */
interface Line {
  readonly text: string;
  readonly caret: number;
}

/** What the word at the caret of a line may become, and where the keys are among it. */
export interface LineCompletions {
  readonly completions: readonly Completion[];
  /** Which of them Enter takes; -1 for none. */
  readonly at: number;
  readonly point: (at: number) => void;
  /** Moves up or down, around the end. */
  readonly move: (step: number) => void;
  /** The line in which one has been taken. */
  readonly taken: (completion: Completion) => Line;
  /** Forgets where the keys were: the line is another. */
  readonly reset: () => void;
}

const isInput = (word = ""): boolean => /^--|=/.test(word);
const NONE: readonly Completion[] = [];

/** What a line is beside one that starts a run. */
interface LineOf {
  /** The project when none is named; that of the last start when absent. */
  readonly over?: string | undefined;
  /** Words of it may be labels and the priority of an issue. */
  readonly isIssue?: boolean;
  /** The commands of whoever reads it. */
  readonly own?: readonly OwnCommand[];
  /** Its words are read as they are: a project is named by none of them. */
  readonly isPlain?: boolean;
}

/** Completes flows, sizes, inputs and projects at once, and labels and paths of the project as soon as the server has looked. */
export function useLineCompletions(
  { text, caret }: Line,
  isListed: boolean,
  { over, own = [], isIssue = false, isPlain = false }: LineOf = {},
): LineCompletions {
  const [moved, setMoved] = useState<number>();
  const here = useProjectHere();
  const { data: projects = [] } = useQuery(projectsQuery);
  const project = projectSaid(text, projects) ?? over ?? here?.id;
  const { data: flows = [] } = useQuery(flowsOf(project));
  const { word } = wordAt(text, caret);
  const marks = useMarks(text, caret, isListed && isIssue ? project : undefined);
  const flowsAndProjects = textCompletions(text, caret, { flows, projects });
  const said =
    marks.length > 0 ? marks : [...ownCompletions(text, caret, own), ...flowsAndProjects];
  const words = isListed && !(isPlain && word.startsWith("@")) ? said : NONE;
  const path = isListed && words.length === 0 ? pathWordAt(text, caret) : undefined;
  const paths = usePaths(project, path?.begun);
  const completions =
    path === undefined
      ? words
      : paths
          .map((each) => ({
            word: `${path.lead}${each}`,
            note: each.endsWith("/") ? "directory" : "",
            isOpen: each.endsWith("/"),
          }))
          .filter((each) => each.word !== word);
  // Nothing is offered for Enter between words, or for what may be a word of the question: there it sends.
  const isQuestion =
    path !== undefined || (isInput(completions[0]?.word) && !isInput(word)) || word === "P";
  const preset = word === "" || isQuestion ? -1 : 0;
  const at = Math.min(moved ?? preset, completions.length - 1);
  return {
    completions,
    at,
    point: setMoved,
    move: (step) =>
      setMoved(
        (at + step + completions.length + (at < 0 && step < 0 ? 1 : 0)) % completions.length,
      ),
    taken: (completion) => withWord(text, caret, completion),
    reset: () => setMoved(undefined),
  };
}

/** Marks of an issue that the word at the caret may become; labels are asked for once one is begun. */
function useMarks(text: string, caret: number, project: string | undefined): readonly Completion[] {
  const { word } = wordAt(text, caret);
  const isLabel = project !== undefined && word.startsWith("#");
  const { data: issues } = useQuery({ ...issuesQuery(project ?? ""), enabled: isLabel });
  if (project === undefined || text.trimStart().startsWith("/")) return NONE;
  return markCompletions(text, caret, isLabel && issues ? labelsOf(issues) : []);
}
