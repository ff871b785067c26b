import type { FileKind, Signal } from "../io/scan.ts";

/** How a signal shows in one file. `seam` and `unfamiliar` belong to the tree and have no pattern. */
export interface SignalPattern {
  readonly signal: Signal;
  /** Kinds of files in which it counts. */
  readonly kinds: readonly FileKind[];
  /** Worth 2 each: hardly ever anything else. */
  readonly strong: RegExp;
  /** Worth 1 each: usual in such code, but also elsewhere. */
  readonly weak?: RegExp;
  /** A path that counts as a strong hit by itself. */
  readonly path?: RegExp;
}

const CODE: readonly FileKind[] = ["code"];
const ANY: readonly FileKind[] = ["code", "config"];

/** Patterns over many languages; deliberately few and readable, since a person must be able to predict them. */
export const SIGNAL_PATTERNS: readonly SignalPattern[] = [
  {
    signal: "concurrency",
    kinds: CODE,
    strong:
      /\b(new (Worker|SharedArrayBuffer|Thread)\b|Atomics\.|Promise\.(all|allSettled|race|any)\(|worker_threads|\bgo func\b|sync\.(Mutex|RWMutex|WaitGroup)|make\(chan |threading\.|multiprocessing|asyncio\.(gather|create_task|Lock|Queue)|std::(thread|mutex|atomic|async)|tokio::(spawn|sync)|Arc<(Mutex|RwLock)|synchronized\b|ExecutorService|CompletableFuture|ReentrantLock|pthread_|DispatchQueue|[mM]utex\b|[sS]emaphore\b)/g,
    weak: /\b(async (function|def|fn|\()|await |\.lock\(|[a-z]*[qQ]ueue\b|pool\b|goroutine|setInterval\()/g,
  },
  {
    signal: "security",
    kinds: ANY,
    strong:
      /\b(eval\(|new Function\(|child_process|execSync\(|subprocess\.|os\.system\(|shell=True|getRuntime\(\)|pickle\.loads?|yaml\.load\(|unserialize\(|ObjectInputStream|innerHTML|dangerouslySetInnerHTML|jwt|oauth2?|bcrypt|argon2|scrypt|pbkdf2|createHmac|createCipher(iv)?|crypto\.subtle|timingSafeEqual|set-cookie|httpOnly|SameSite|authorize[dr]?|authenticat\w+)\b/gi,
    weak: /\b(password|passwd|secret|api[_-]?key|private[_-]?key|access[_-]?token|session|permission|sanitiz\w+|spawn\(|exec\()/gi,
  },
  {
    signal: "data",
    kinds: ANY,
    strong:
      /\b(CREATE (UNIQUE )?(TABLE|INDEX)|ALTER TABLE|INSERT (OR \w+ )?INTO|SELECT .{1,80} FROM|DELETE FROM|BEGIN (IMMEDIATE|TRANSACTION)|node:sqlite|better-sqlite3|psycopg|sqlalchemy|prisma|typeorm|sequelize|knex|drizzle-orm|mongoose|hibernate|ActiveRecord|gorm|diesel::|pgx|kafka|avro|parquet)\b/gi,
    weak: /\b(migration|foreign key|transaction|upsert|schema\.(table|column))\b/gi,
    path: /(^|\/)(migrations?|schema)\/|\.(sql|prisma)$/,
  },
  {
    signal: "devops",
    kinds: ANY,
    strong:
      /\b(opentelemetry|prom-client|prometheus|statsd|kind: (Deployment|Service|StatefulSet|DaemonSet)|autoscal\w+|HEALTHCHECK|livenessProbe|readinessProbe)\b/gi,
    path: /(^|\/)((Dockerfile|Containerfile|Jenkinsfile|Procfile)[^/]*$|docker-compose[^/]*$|\.github\/workflows\/|\.gitlab-ci|\.circleci\/|\.ci\/|helm\/|charts?\/|k8s\/|terraform\/|ansible\/)|\.tf$/,
  },
  {
    signal: "on-call",
    kinds: CODE,
    strong:
      /(\bfetch\(|\baxios\b|\bhttps?\.(get|request)\(|\brequests\.(get|post|put|delete)\(|\burllib\b|\bhttp\.(Get|Post|NewRequest)\(|\bHttpClient\b|\bgrpc\b|\bidempoten\w+|\bcircuit.?breaker\b|\bback-?off\b|catch\s{0,3}(\([^)]{0,80}\))?\s*\{\s*\}|except( \w+)?:\s*\n\s*pass\b|\.catch\(\(\)\s*=>)/gi,
    weak: /\b(retry|retries|timeout|deadline|buffer|createServer|\.pipe\(|dead.?letter)\b/gi,
  },
  {
    signal: "user-facing",
    kinds: ["code", "other"],
    strong: /\b(aria-[a-z]+=|useState\(|role="\w+"|onClick=|addEventListener\("(click|keydown)")/g,
    path: /\.(tsx|jsx|vue|svelte|html|css|scss)$/,
  },
  {
    signal: "inputs",
    kinds: CODE,
    strong:
      /\b(JSON\.parse\(|parseInt\(|parseFloat\(|process\.argv|parseArgs\(|argparse|req\.(body|query|params)|URLSearchParams|FormData|sys\.argv|strconv\.|json\.loads?\(|from_str\(|Scanner\(|new RegExp\(|re\.compile\()/g,
    weak: /\b(Number\(|validate\w*|parse[A-Z]\w*\(|decode\w*\(|stdin|\.split\(|z\.(object|string)\()/g,
  },
  {
    signal: "behavior",
    kinds: CODE,
    strong:
      /\b(throw new \w+|raise \w+|panic\(|catch \(|except \w+|rescue\b|\.on\("|\.emit\(|dispatch\(|static mut|globalThis\.|singleton)/g,
    weak: /\b(this\.\w+ = |self\.\w+ = |let \w+(: [^=]+)? = |state\b)/g,
  },
];
