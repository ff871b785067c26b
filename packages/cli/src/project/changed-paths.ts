import { inspectProject, ourGit } from "@wheelhouse/workspace";

/** How long git may take, in milliseconds, and how much it may say, in bytes. */
const LIMITS = { timeoutMs: 10_000, maxBytes: 16 * 1024 * 1024 } as const;

/**
 * The files that a review of the present change would be about: those of the branch's own commits, else those that are
 * not committed. Relative to the project; empty for a plain folder, and when git cannot say. Writes nothing.
 */
export async function changedPaths(project: string): Promise<readonly string[]> {
  const { repository } = await inspectProject(project);
  if (!repository?.head) return [];
  const ask = async (...args: string[]): Promise<readonly string[]> => {
    const { code, stdout } = await ourGit(args, { cwd: project, ...LIMITS });
    return code === 0 ? stdout.split("\0").filter((path) => path !== "") : [];
  };
  const { defaultBranch, head } = repository;
  const [main] = defaultBranch?.commits ?? [];
  const own =
    main === undefined || main === head
      ? []
      : await ask(
          "diff",
          "--no-ext-diff",
          "--no-textconv",
          "--relative",
          "--name-only",
          "-z",
          `${main}...${head}`,
        );
  if (own.length > 0) return own;
  return ask("ls-files", "-z", "--modified", "--others", "--exclude-standard", ".");
}
