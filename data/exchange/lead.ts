import type { Role } from '../model/film.ts';
import { findYear, type Found } from './fields.ts';
import { piece, type Piece } from './lines.ts';
import { isName, listed } from './names.ts';
import { FILM_WORDS, SENTENCES, type SentenceWords } from './phrases.ts';

/* Sentences that introduce a film: "The Third Man is a 1949 British film directed by Carol Reed and starring …". */

export interface Lead {
  readonly title: Piece;
  readonly originalTitle: Piece | null;
  readonly year: Found<number> | null;
  readonly people: readonly { readonly role: Role; readonly person: Piece }[];
}

const MAX_SENTENCE = 700;
const MAX_SUBJECT = 160;
/** Words inside names, and between them. */
const SMALL_WORDS = new Set(
  'af al av ben bin da de del della den der des di dos du el et la las le los of ten ter the und van vom von y zu zum and e & sowie'.split(
    ' ',
  ),
);
const BETWEEN_NAMES = new Set(['und', 'and', 'et', 'y', 'e', '&', 'sowie']);

/** What a paragraph's first sentence says of the film it is about; `null` where it introduces none. */
export function readLead(source: string, paragraph: Piece): Lead | null {
  const sentence = firstSentence(source, paragraph);
  for (const words of SENTENCES) {
    for (const isA of words.isA) {
      const at = sentence.text.indexOf(` ${isA} `);
      if (at <= 0 || at > MAX_SUBJECT) continue;
      const predicate = piece(source, sentence.start + at, sentence.end);
      if (!FILM_WORDS.test(predicate.text)) continue;
      const title = subject(source, piece(source, sentence.start, sentence.start + at));
      if (title === null) continue;
      const year = yearBeside(source, sentence, title) ?? yearIn(source, predicate, words);
      const originalTitle = originalBeside(source, sentence, title);
      return { title, originalTitle, year, people: peopleOf(source, predicate, words) };
    }
  }
  return null;
}

/** Up to the first full stop that ends no abbreviation, initial or number. */
function firstSentence(source: string, paragraph: Piece): Piece {
  const text = source.slice(
    paragraph.start,
    Math.min(paragraph.end, paragraph.start + MAX_SENTENCE),
  );
  for (const { index } of text.matchAll(/[.!?](?:\[\d{1,3}\])*\s/gu)) {
    const before = text.slice(Math.max(0, index - 12), index);
    if (!/(?:^|[\s.(])(?:\p{Lu}|Dr|Mr|Mrs|Ms|St|Jr|Sr|\d{1,2}|ca|bzw|z|B)$/u.test(before))
      return piece(source, paragraph.start, paragraph.start + index + 1);
  }
  return piece(source, paragraph.start, paragraph.start + text.length);
}

/** The title without the notes that stand behind it in brackets or between commas. */
function subject(source: string, words: Piece): Piece | null {
  const text = source.slice(words.start, words.end);
  const bracket = text.search(/\s[([]/u);
  const note = text.search(
    /,\s(?:auch|im Original|Originaltitel|also|original|aussi|también|international)/u,
  );
  const ends = [bracket, note, text.length].filter((at) => at > 0);
  const bare = piece(source, words.start, words.start + Math.min(...ends));
  const quoted = /^["„“»«](.{1,120})["“”«»]$/u.exec(bare.text);
  const title = quoted === null ? bare : piece(source, bare.start + 1, bare.end - 1);
  return /^[\p{Lu}\p{N}¡¿]/u.test(title.text) && !/[.!?]\s/u.test(title.text) ? title : null;
}

/** "Title (1982) is …" */
function yearBeside(source: string, sentence: Piece, title: Piece): Found<number> | null {
  const after = source.slice(title.end, Math.min(sentence.end, title.end + 8));
  return /^["“”«»]?\s?\(\d{4}\)/u.test(after)
    ? findYear(source, piece(source, title.end, title.end + after.length))
    : null;
}

/** "Title (Originaltitel: Original title) is …" */
function originalBeside(source: string, sentence: Piece, title: Piece): Piece | null {
  const after = source.slice(title.end, Math.min(sentence.end, title.end + MAX_SUBJECT));
  const said = ORIGINAL.exec(after);
  if (said === null) return null;
  const start = title.end + said[0].length;
  const rest = /^["„“«]?([^;,()"“”»]{1,120})/u.exec(source.slice(start, sentence.end));
  return rest === null
    ? null
    : piece(source, start + rest[0].length - (rest[1]?.length ?? 0), start + rest[0].length);
}

const ORIGINAL =
  /^["”“»]?\s?\((?:Originaltitel|Original|OT|original title|titre original|título original)\s?:\s/iu;

function yearIn(source: string, predicate: Piece, words: SentenceWords): Found<number> | null {
  const text = source.slice(predicate.start, predicate.end);
  for (const { 0: digits, index } of text.matchAll(/(?<!\d)\d{4}(?![\d\p{L}])/gu)) {
    const before = text.slice(0, index).trimEnd();
    const said =
      words.years.some((word) => endsWithWords(before, word)) || /[a-z]$/u.test(before) === false;
    if (!said) continue;
    const at = predicate.start + index;
    return findYear(source, piece(source, at, at + digits.length));
  }
  return null;
}

const endsWithWords = (text: string, words: string) =>
  text === words || text.endsWith(` ${words}`) || text.endsWith(`, ${words}`);

function peopleOf(source: string, predicate: Piece, words: SentenceWords): Lead['people'] {
  const text = source.slice(predicate.start, predicate.end);
  const people: { role: Role; person: Piece }[] = [];
  const taken = new Set<Role>();
  const take = (roles: readonly Role[], from: number) => {
    const names = nameRun(source, predicate.start + from, predicate.end);
    if (names.length === 0) return;
    for (const role of roles) {
      if (taken.has(role)) continue;
      taken.add(role);
      people.push(...names.map((person) => ({ role, person })));
    }
  };
  for (const [phrase, roles] of words.makers) {
    const at = wordsAt(text, phrase);
    if (at >= 0) take(roles, at + phrase.length);
  }
  for (const [word, role] of words.weakMakers) {
    if (taken.has(role)) continue;
    const at = weakAt(text, word, words.otherWorks);
    if (at >= 0) take([role], at + word.length);
  }
  return people;
}

function wordsAt(text: string, phrase: string): number {
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) {
    const before = text.charAt(at - 1);
    const after = text.charAt(at + phrase.length);
    if ((before === '' || /[\s,(;]/u.test(before)) && /[\s:]/u.test(after)) return at;
  }
  return -1;
}

/** The first place of a word that names no author of another work. */
function weakAt(text: string, word: string, otherWorks: readonly string[]): number {
  for (let at = text.indexOf(` ${word} `); at >= 0; at = text.indexOf(` ${word} `, at + 1)) {
    const last = text
      .slice(Math.max(0, at - 40), at)
      .split(/[\s,]+/u)
      .slice(-3);
    if (
      last.some((each) => otherWorks.includes(each.toLowerCase().replace(/^[„“"»]|["“”«]$/gu, '')))
    )
      continue;
    if (/^\p{Lu}/u.test(text.slice(at + word.length + 2))) return at + 1;
  }
  return -1;
}

/** Names from here on, until a word that belongs to no list of names. */
export function nameRun(source: string, from: number, limit: number): readonly Piece[] {
  const text = source.slice(from, Math.min(limit, from + MAX_SENTENCE));
  let end = 0;
  for (const { 0: word, index } of text.matchAll(/\S+/gu)) {
    const bare = word.replace(/^["„“(]|[,.;:)"“”]+$/gu, '');
    const inside =
      /^\p{Lu}/u.test(bare) || SMALL_WORDS.has(bare) || /^\p{Ll}['’]\p{Lu}/u.test(bare);
    if (!inside || /^[("„“]/u.test(word)) break;
    end = index + word.length;
    // A full stop ends the list, unless it belongs to an initial or "Jr.".
    if (
      /[;:]$/u.test(word) ||
      (/\.(?:\[\d+\])*$/u.test(word) && !/^(?:\p{Lu}\.)+$|^(?:Jr|Sr|St)\.$/u.test(word))
    )
      break;
    if (/["“”]$/u.test(word)) break;
  }
  const run = piece(source, from, from + end);
  return [...listed(source, run)].flatMap((part) => {
    const name = trimmed(source, part);
    return isName(name.text) && name.text.length > 2 ? [name] : [];
  });
}

/** Without the small words and signs that a cut sentence leaves at the end. */
function trimmed(source: string, part: Piece): Piece {
  let { text } = part;
  for (;;) {
    const shorter = text.replace(/[,.;:]$/u, (sign, at: number) =>
      sign === '.' && /(?:^|\s)(?:\p{Lu}|Jr|Sr)$/u.test(text.slice(0, at)) ? sign : '',
    );
    const last = /\s(\S+)$/u.exec(shorter)?.[1] ?? '';
    const next =
      SMALL_WORDS.has(last) || BETWEEN_NAMES.has(last)
        ? shorter.slice(0, -last.length).trimEnd()
        : shorter;
    if (next === text) break;
    text = next;
  }
  return piece(source, part.start, part.start + text.length);
}

/** "Regisseur Ernst Marischka drehte …": whom running text calls the director. */
export function directorIn(source: string, paragraph: Piece): Piece | null {
  const text = source.slice(
    paragraph.start,
    Math.min(paragraph.end, paragraph.start + 4 * MAX_SENTENCE),
  );
  for (const { directors } of SENTENCES) {
    for (const word of directors) {
      const at = wordsAt(text, word);
      if (at < 0) continue;
      const [name] = nameRun(source, paragraph.start + at + word.length, paragraph.end);
      if (name !== undefined && name.text.includes(' ')) return name;
    }
  }
  return null;
}
