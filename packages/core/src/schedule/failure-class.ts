/**
 * What programs say when somebody has to sign in. Each is a phrase of a widespread one: an HTTP client, git, ssh, npm, cloud tools, mail.
 * Words count here and nowhere else, and all that they can bring about is that a person is told at once.
 */
const SIGN_IN =
  /\b(?:401 unauthorized|http(?: error|\/\d(?:\.\d)?)? 401|status(?: code)?:? 401|error: 401|authentication (?:failed|required|error)|could not read (?:username|password)|invalid (?:credentials|api key|access token|username or password)|(?:token|session|credentials?|certificate) (?:has |have |is |are )?(?:expired|been revoked|revoked|invalid)|not (?:logged|signed) in|(?:log|sign) ?in (?:required|again)|please (?:log|sign) in|permission denied \(publickey|unable to locate credentials|ENEEDAUTH|invalid_grant)\b/i;
/** So much of the end of an output is looked at, in characters. */
const LOOKED_AT = 20_000;

/** What kind of failure a program's last words speak of; undefined when they say nothing that is known. Pure. */
export function failureClass(output: string): "auth" | undefined {
  return SIGN_IN.test(output.slice(-LOOKED_AT)) ? "auth" : undefined;
}
