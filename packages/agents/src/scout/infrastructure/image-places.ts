import type { Place } from "../code/place.ts";
import type { SourceFile } from "../tree/source-file.ts";

interface Instruction {
  readonly word: string;
  readonly rest: string;
  readonly offset: number;
}

const SECRET = /(?:^|_)(?:PASSWORD|PASSWD|SECRET|TOKEN|API_?KEY|PRIVATE_?KEY|CREDENTIALS?)$/i;
const MADE_UP = /^(?:|["']{2}|change_?me|example|dummy|xxx+|none|null|false|true|\$.*|\/.*|<.*>)$/i;

/** What makes an image that a Dockerfile builds different from day to day, or gives more away than it must. */
export function imagePlaces(file: SourceFile): readonly Place[] {
  const all = instructionsOf(file);
  const places: Place[] = [];
  const stages = new Set<string>();
  for (const { word, rest, offset } of all) {
    const add = (
      rule: string,
      what: string,
      why: string,
      fix: string,
      severity: Place["severity"],
      confidence: number,
    ): number =>
      places.push({ rule, topic: "operations", offset, what, why, fix, severity, confidence });
    if (word === "FROM") {
      const [, image = "", stage] = /^(?:--\S+\s+)?(\S+)(?:\s+as\s+(\S+))?/i.exec(rest) ?? [];
      if (isMoving(image, stages))
        add(
          "moving-image",
          `The image is built on \`${image}\`, which names no version`,
          "The next build may get another system with other bugs, and nobody sees in the history when.",
          "Name a version, best with its digest",
          "high",
          0.85,
        );
      if (stage !== undefined) stages.add(stage.toLowerCase());
    } else if (
      word === "ADD" &&
      /^(?:--\S+\s+)*https?:\/\//.test(rest) &&
      !rest.includes("--checksum")
    ) {
      add(
        "unchecked-download",
        "`ADD` puts into the image whatever an address serves on the day of the build",
        "Nobody notices when what is served there changes, by mistake or on purpose.",
        "Pass `--checksum=sha256:…`, or download and check it in a `RUN`",
        "high",
        0.85,
      );
    } else if (word === "ENV" || word === "ARG") {
      for (const [, name = "", value = ""] of rest.matchAll(
        /(?:^|\s)(\w+)(?:=("[^"]*"|'[^']*'|\S*)|\s+(\S.*)|$)/g,
      )) {
        if (
          !SECRET.test(name) ||
          (word === "ENV" && MADE_UP.test(value.replace(/^(["'])(.*)\1$/, "$2")))
        )
          continue;
        add(
          "secret-in-image",
          `\`${word} ${name}\` leaves a secret in the image`,
          `Whoever can pull the image reads it, with \`docker history\`${word === "ARG" ? ", although it was only an argument of the build" : ""}.`,
          "Mount it in the `RUN` that needs it: `RUN --mount=type=secret,…`",
          "high",
          0.8,
        );
      }
    } else if (
      word === "RUN" &&
      /\b(?:curl|wget)\b[^|;&\n]{0,300}\|\s*(?:sudo\s+)?(?:ba|z|da)?sh\b/.test(rest)
    ) {
      add(
        "piped-script",
        "A script from the network runs while the image is built, and nobody checks it",
        "Whoever controls that address controls the image.",
        "Download it, compare its checksum, and run it then",
        "medium",
        0.8,
      );
    }
  }
  const root = asRoot(all, stages, file);
  return root === undefined ? places : [...places, root];
}

/** Whether an image may be another one tomorrow. */
export function isMoving(image: string, stages: ReadonlySet<string> = new Set()): boolean {
  if (
    image === "" ||
    image === "scratch" ||
    image.includes("$") ||
    image.includes("{{") ||
    image.includes("@sha256:")
  )
    return false;
  if (stages.has(image.toLowerCase()) || /^\d+$/.test(image)) return false;
  const tag = /:([^/:]+)$/.exec(image)?.[1];
  return tag === undefined || tag === "latest";
}

/** The last stage runs as root when no `USER` says otherwise, and its base is none that has a user of its own. */
function asRoot(
  all: readonly Instruction[],
  stages: ReadonlySet<string>,
  file: SourceFile,
): Place | undefined {
  if (/(^|\/)\.devcontainer\/|[._-](?:dev|test|ci|build|builder)\b/i.test(file.path))
    return undefined;
  const last = all.findLastIndex(({ word }) => word === "FROM");
  const from = all[last];
  const image = from === undefined ? "" : (/^(?:--\S+\s+)?(\S+)/.exec(from.rest)?.[1] ?? "");
  if (
    from === undefined ||
    /nonroot|rootless|unprivileged|^scratch$|\$/.test(image) ||
    stages.has(image.toLowerCase())
  )
    return undefined;
  const own = all.slice(last + 1);
  // An image without a program of its own is a tool or the base of others.
  if (!own.some(({ word }) => word === "CMD" || word === "ENTRYPOINT")) return undefined;
  const user = own.findLast(({ word }) => word === "USER")?.rest.trim();
  if (user !== undefined && !/^(?:root|0)(?::|$)/.test(user)) return undefined;
  // An entry that changes the user itself is as good.
  if (/\b(?:gosu|su-exec|setpriv|runuser)\b/.test(file.text)) return undefined;
  return {
    rule: "image-as-root",
    topic: "operations",
    offset: from.offset,
    what: `The program in the image of \`${file.path}\` runs as root`,
    why: "Who breaks into the program has every right in the container, and is nearer to the host.",
    fix: "Make a user and name it with `USER` before the program is started",
    severity: "medium",
    confidence: 0.8,
  };
}

/** The instructions of a Dockerfile, with lines that go on put together. */
function instructionsOf(file: SourceFile): readonly Instruction[] {
  const made: Instruction[] = [];
  let open: { word: string; rest: string; offset: number } | undefined;
  for (const [at, raw] of file.text.split("\n").entries()) {
    const text = raw.slice(0, 2000).trim();
    if (text.startsWith("#") || (text === "" && open === undefined)) continue;
    const goesOn = text.endsWith("\\");
    const body = text.replace(/\\$/, "");
    if (open !== undefined) open.rest = `${open.rest} ${body}`.slice(0, 8000);
    else {
      const [, word, rest] = /^([A-Za-z]+)\s+(.*)$/.exec(body) ?? [];
      if (word === undefined) continue;
      open = {
        word: word.toUpperCase(),
        rest: rest ?? "",
        offset: (file.lineStarts[at] ?? 0) + raw.length - raw.trimStart().length,
      };
    }
    if (goesOn) continue;
    made.push(open);
    open = undefined;
  }
  return open === undefined ? made : [...made, open];
}
