import type { Place } from "../code/place.ts";
import type { SourceFile } from "../tree/source-file.ts";

interface Setting {
  readonly rule: string;
  readonly pattern: RegExp;
  readonly what: string;
  readonly why: string;
  readonly fix: string;
}

const SETTINGS: readonly Setting[] = [
  {
    rule: "public-store",
    pattern: /^[ \t]*acl\s*=\s*"public-read(?:-write)?"/gm,
    what: "The store may be read by everybody",
    why: "Whatever is put there by mistake is public at once.",
    fix: "Keep it private, and serve what is public through a distribution",
  },
  {
    rule: "public-database",
    pattern: /^[ \t]*publicly_accessible\s*=\s*true\b/gm,
    what: "The database has an address on the open network",
    why: "Only its password is between it and everybody.",
    fix: "Put it into a private subnet",
  },
  {
    rule: "open-encryption",
    pattern: /^[ \t]*(?:storage_encrypted|encrypted|encrypt_at_rest)\s*=\s*false\b/gm,
    what: "What is stored here is not encrypted",
    why: "A copy of the disk or of a backup can be read by whoever gets it.",
    fix: "Set it to true; for a database that means a new one from a copy",
  },
  {
    rule: "no-last-copy",
    pattern: /^[ \t]*skip_final_snapshot\s*=\s*true\b/gm,
    what: "When this database is destroyed no copy of it is kept",
    why: "A mistake in a plan ends in lost data.",
    fix: "Set `skip_final_snapshot` to false outside throw-away environments",
  },
];

/** Settings of Terraform files that open something to everybody. */
export function cloudPlaces(file: SourceFile): readonly Place[] {
  const code = file.lexed.code;
  const places = SETTINGS.flatMap(({ pattern, ...setting }) =>
    [...code.matchAll(pattern)].slice(0, 50).map((match): Place => ({
      ...setting,
      topic: "operations",
      offset: match.index + match[0].search(/\S/),
      severity: "high",
      confidence: 0.8,
    })),
  );
  return [...places, ...openPorts(code)];
}

/** An ingress rule for everybody to a port that only administrators need. */
function openPorts(code: string): readonly Place[] {
  return [...code.matchAll(/\bingress\s*\{([^{}]{0,800})\}/g)]
    .slice(0, 50)
    .flatMap((match): Place[] => {
      const body = match[1] ?? "";
      const port = /\bfrom_port\s*=\s*(22|3389|3306|5432|6379|27017)\b/.exec(body)?.[1];
      if (port === undefined || !/"0\.0\.0\.0\/0"|"::\/0"/.test(body)) return [];
      return [
        {
          rule: "open-port",
          topic: "operations",
          offset: match.index,
          what: `Port ${port} is open to every address`,
          why: "Machines try passwords and known holes there all day.",
          fix: "Allow the addresses of your network only",
          severity: "high",
          confidence: 0.85,
        },
      ];
    });
}
