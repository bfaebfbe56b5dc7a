import { folded } from './folded.ts';
import { MAX_LABEL, MIN_LABEL, TABLES } from './labels.ts';
import { mayStartLike, startsWithOneOf } from './word-starts.ts';

/* What a page says of itself, of its shop and of other films: adverts, buttons, notices, signatures. */

const MAX_NOTICE = 400;
const noiseLines = new Set(TABLES.flatMap((table) => table.noise.lines.map(folded)));
const noiseStarts = startsWithOneOf(
  ['©', '(c) ', ...TABLES.flatMap((table) => table.noise.starts)].map((start) =>
    start.toLowerCase(),
  ),
);
const mayBeNoise = mayStartLike(
  TABLES.flatMap((table) => [...table.noise.lines, ...table.noise.lines.map(folded)]),
);
const noiseCombinations = TABLES.flatMap((table) =>
  table.noise.combinations.map((words) => words.map((word) => word.toLowerCase())),
);
/** One of the first words of the combinations. */
const COMBINES = new RegExp(
  [
    ...new Set(
      noiseCombinations.map(([first = '']) => first.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')),
    ),
  ].join('|'),
  'u',
);
const noiseTails = TABLES.flatMap((table) => table.noise.tails);

/** Whether a line is an advert, a button or a notice of the site. */
export function isNoise(line: string): boolean {
  if (line.length > MAX_NOTICE) return false;
  const lower = line.toLowerCase();
  if (TICKETS.test(line)) return true;
  if (line.length <= MAX_BUTTON && (BUTTON.test(line) || (PRICE.test(line) && !isProse(line))))
    return true;
  if (noiseStarts(lower)) return true;
  if (line.length < MIN_LABEL) return false;
  if (line.length <= MAX_LABEL && mayBeNoise(line) && noiseLines.has(folded(line))) return true;
  return (
    COMBINES.test(lower) &&
    noiseCombinations.some((words) => words.every((word) => lower.includes(word)))
  );
}

const MAX_BUTTON = 100;
/** Stars, "[edit]", "Alle 12 Bilder anzeigen", "See all photos", "More »". */
const BUTTON =
  /^.{0,40}[★☆]{2,}.{0,20}$|^\[[^\]\d]{1,30}\]$|^(?:Alle|Mehr|Weitere)\s.{0,50}(?:anzeigen|ansehen)$|^(?:See|View|Show)\s(?:all|full|more)\s|^[^«‹„]*[»›]$/u;
/** Prices and tickets; a sentence of a story may speak of money and cards as well. */
const PRICE = /(?:€|EUR|USD|£|\$)\s?\d|\d\s?(?:€|EUR|Euro)(?!\p{L})/u;
const TICKETS =
  /^(?:Eintritt|Einlass|Karten|Tickets?|Reservierung|Gewinnspiel|Entrada|Puntaje|Newsletter)(?:\s?[:|/\d]|\s(?:ab|um|an|nur|eine halbe)\s)/iu;
const SMALL_WORDS = /\s\p{Ll}{2,}/gu;
const MANY = 6;

const isProse = (line: string) => (line.match(SMALL_WORDS)?.length ?? 0) >= MANY;

/** How long the button is that sticks to the end of a paragraph; 0 where there is none. */
export function noiseTail(paragraph: string): number {
  const tail = noiseTails.find((end) => paragraph.endsWith(end));
  if (tail === undefined || tail.length === paragraph.length) return 0;
  const before = paragraph.slice(0, -tail.length).trimEnd();
  return /[.!?…“”"»)]$/u.test(before) ? tail.length : 0;
}

const signatureStarts = [
  'R.I.P. ',
  'R.I.P.: ',
  'RIP: ',
  ...TABLES.flatMap((table) => table.signatures),
];
/** A rule of underscores, or the two dashes of mail: everything below is the signature. */
const SIGNATURE_RULE = /^(?:_{5,}|--)$/;

/** `words`: the signature is this paragraph; `rule`: it is everything that follows. */
export function signatureStart(line: string): 'words' | 'rule' | null {
  if (SIGNATURE_RULE.test(line)) return 'rule';
  return signatureStarts.some((start) => line.startsWith(start)) ? 'words' : null;
}
