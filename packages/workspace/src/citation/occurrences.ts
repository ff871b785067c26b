/**
 * Every place where one text stands in another, overlapping ones too, in order. By Knuth, Morris and
 * Pratt: the search that strings have is quadratic for texts that somebody chose to make it so.
 */
export function* occurrences(text: string, wanted: string): Generator<number> {
  const borders = bordersOf(wanted);
  let matched = 0;
  for (let at = 0; at < text.length; at++) {
    const letter = text.charCodeAt(at);
    while (matched > 0 && wanted.charCodeAt(matched) !== letter)
      matched = borders[matched - 1] ?? 0;
    if (wanted.charCodeAt(matched) === letter) matched++;
    if (matched < wanted.length || matched === 0) continue;
    yield at - matched + 1;
    matched = borders[matched - 1] ?? 0;
  }
}

/** For each beginning of a text, the length of its longest border: what both begins and ends it. */
function bordersOf(text: string): Int32Array {
  const borders = new Int32Array(text.length);
  let length = 0;
  for (let at = 1; at < text.length; at++) {
    const letter = text.charCodeAt(at);
    while (length > 0 && text.charCodeAt(length) !== letter) length = borders[length - 1] ?? 0;
    if (text.charCodeAt(length) === letter) length++;
    borders[at] = length;
  }
  return borders;
}
