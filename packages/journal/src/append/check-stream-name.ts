import { Refusal } from "./refusal.ts";

const NAME = /^[^\p{Cc}\p{Cs}]{1,512}$/u;

/** Throws a `journal.invalid` refusal for a name that no stream can have. */
export function checkStreamName(name: string): void {
  if (!NAME.test(name))
    throw new Refusal(
      "journal.invalid",
      `A stream's name has 1 to 512 characters, none of them a control character: ${JSON.stringify(name)}.`,
    );
}
