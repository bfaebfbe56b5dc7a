import {
  SCALARS,
  SETS,
  type ExpectedCredit,
  type ExpectedFilm,
  type Scalar,
  type ScalarField,
  type SetField,
} from './page-expectation.ts';
import type { FilmJson } from './recognition-json.ts';

/*
 * Test support: one recognised film against what a careful reader expects of it. The rules, and where it is shortest the
 * code, are those of the samples' own program (samples/pages/score.mjs), whose header is the specification.
 */

export const FIELDS = [
  'films',
  'title',
  'originalTitle',
  'year',
  'runtime',
  'countries',
  'genres',
  'certification',
  'releaseDate',
  'credits',
  'character',
  'plot',
  'review',
  'links',
  'posterName',
  'mustNotAppear',
] as const;
export type Field = (typeof FIELDS)[number];

/** One thing found right (`tp`), found though it should not be (`fp`) or not found (`fn`). */
export interface Mark {
  readonly field: Field;
  readonly kind: 'tp' | 'fp' | 'fn';
  readonly message?: string;
}

/** Credits of any other role are neither right nor wrong. */
const UNSCORED_ROLE = 'other';

/** The marks of one film; `null` stands for a film that was not found, of which everything is missing. */
export function scoreFilm(expected: ExpectedFilm, actual: FilmJson | null): readonly Mark[] {
  const reviews = actual?.reviews.map(({ text }) => text).join('\n') ?? '';
  return [
    ...SCALARS.flatMap((field) => scoreScalar(field, expected, actual?.[field] ?? null)),
    ...SETS.flatMap((field) => scoreSet(field, expected, actual?.[field] ?? [])),
    ...scoreLinks(expected, actual?.links ?? []),
    ...scoreCredits(expected, actual?.credits ?? []),
    ...scoreText('plot', actual?.plot ?? '', expected.plotContains, expected.plotExcludes),
    ...scoreText('review', reviews, expected.reviewContains, expected.reviewExcludes ?? []),
  ];
}

/** White space, quotation marks, apostrophes and hyphens as one kind each. */
export const fold = (text: string): string =>
  squeeze(text)
    .replace(/[’‘ʼ′`´]/g, "'")
    .replace(/[“”„‟«»]/g, '"')
    .replace(/[\u2010\u2011]/g, '-');

export const show = (value: Scalar): string =>
  JSON.stringify(typeof value === 'string' && value.length > 70 ? `${value.slice(0, 67)}…` : value);

const squeeze = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\s\u00a0\u2000-\u200a\u202f]+/g, ' ')
    .trim();

/** Up and down again, so that ß is SS. */
const withoutCase = (text: string): string => fold(text).toUpperCase().toLowerCase();

const hit = (field: Field): Mark => ({ field, kind: 'tp' });
const extra = (field: Field, message?: string): Mark => mark(field, 'fp', message);
const miss = (field: Field, message?: string): Mark => mark(field, 'fn', message);
const mark = (field: Field, kind: Mark['kind'], message?: string): Mark =>
  message === undefined ? { field, kind } : { field, kind, message };

const isNone = (value: Scalar): value is null | '' => value === null || value === '';

function scoreScalar(field: ScalarField, expected: ExpectedFilm, actual: Scalar): readonly Mark[] {
  const wanted = expected[field];
  const accepted = expected.accept?.[field] ?? [];
  const isAccepted = accepted.some((other) => isSame(field, other, actual));
  if (isNone(wanted)) {
    if (isNone(actual) || isAccepted) return [];
    return [extra(field, `${field}: should be empty, got ${show(actual)}`)];
  }
  if (isNone(actual)) {
    return isAccepted ? [] : [miss(field, `${field}: missing, expected ${show(wanted)}`)];
  }
  if (isSame(field, wanted, actual) || isAccepted) return [hit(field)];
  return [extra(field), miss(field, `${field}: expected ${show(wanted)}, got ${show(actual)}`)];
}

function isSame(field: ScalarField, one: Scalar, other: Scalar): boolean {
  if (isNone(one) || isNone(other)) return isNone(one) && isNone(other);
  if (field === 'year' || field === 'runtime') return one === other;
  if (field === 'certification') return ageOf(String(one)) === ageOf(String(other));
  return typeof other === 'string' && fold(String(one)) === fold(other);
}

/** "FSK: ab 16", "ab 16 Jahren" and "FSK 16" are one, "o. A." is FSK 0. */
function ageOf(certification: string): string {
  const text = withoutCase(certification);
  if (/^(fsk\W*)?(o\.? ?a\.?|ohne alters\S*)$/.test(text)) return 'fsk 0';
  const age = /^(?:fsk\b\W*)?(?:freigegeben )?(?:ab )?(\d{1,2})(?: ?jahren?)?(?:; ?f)?$/.exec(text);
  return age ? `fsk ${Number(age[1])}` : text;
}

/** Against whichever of the right answers it comes closest to. */
function scoreSet(
  field: SetField,
  expected: ExpectedFilm,
  actual: readonly string[],
): readonly Mark[] {
  const found = new Set(actual.filter((value) => value !== '').map(withoutCase));
  const [closest] = [expected[field], ...(expected.accept?.[field] ?? [])]
    .map((answer) => {
      const wanted = new Set(answer.map(withoutCase));
      return {
        right: [...wanted].filter((value) => found.has(value)),
        missing: [...wanted].filter((value) => !found.has(value)),
        surplus: [...found].filter((value) => !wanted.has(value)),
      };
    })
    .sort(
      (a, b) =>
        a.missing.length + a.surplus.length - b.missing.length - b.surplus.length ||
        b.right.length - a.right.length,
    );
  return [
    ...(closest?.right ?? []).map(() => hit(field)),
    ...(closest?.missing ?? []).map((value) => miss(field, `${field}: missing ${show(value)}`)),
    ...(closest?.surplus ?? []).map((value) => extra(field, `${field}: extra ${show(value)}`)),
  ];
}

function scoreLinks(expected: ExpectedFilm, actual: readonly string[]): readonly Mark[] {
  const wanted = new Set(expected.links.map(squeeze));
  const optional = new Set(expected.optionalLinks?.map(squeeze));
  const found = new Set(actual.map(squeeze).filter((url) => url !== ''));
  return [
    ...[...wanted].map((url) =>
      found.has(url) ? hit('links') : miss('links', `links: missing ${url}`),
    ),
    ...[...found]
      .filter((url) => !wanted.has(url) && !optional.has(url))
      .map((url) => extra('links', `links: extra ${show(url)}`)),
  ];
}

function scoreCredits(expected: ExpectedFilm, actual: FilmJson['credits']): readonly Mark[] {
  const wanted = new Map(expected.credits.map((credit) => [creditKey(credit), credit]));
  const optional = new Set(expected.optionalCredits?.map(creditKey));
  const scored = actual.filter(({ role }) => role !== UNSCORED_ROLE);
  const keys = scored.map(creditKey);
  const given = scored.flatMap((credit, place): readonly Mark[] => {
    const key = creditKey(credit);
    const name = `${credit.role} ${show(credit.name)}`;
    if (keys.indexOf(key) < place) return [extra('credits', `credits: repeated ${name}`)];
    const match = wanted.get(key);
    if (match) {
      return [
        hit('credits'),
        ...scoreCharacter(match, credit.character, charactersOf(expected, match)),
      ];
    }
    return optional.has(key) ? [] : [extra('credits', `credits: extra ${name}`)];
  });
  const missing = [...wanted].flatMap(([key, credit]): readonly Mark[] => {
    if (keys.includes(key)) return [];
    const nameless =
      isNone(credit.character) || charactersOf(expected, credit).some((other) => isNone(other));
    return [
      miss('credits', `credits: missing ${credit.role} ${show(credit.name)}`),
      ...(nameless ? [] : [miss('character')]),
    ];
  });
  return [...given, ...missing];
}

const creditKey = ({ role, name }: ExpectedCredit): string => `${role}|${withoutCase(name)}`;

const charactersOf = ({ accept }: ExpectedFilm, { name }: ExpectedCredit) =>
  accept?.characters?.[name] ?? [];

function scoreCharacter(
  { name, character: wanted }: ExpectedCredit,
  actual: string | null,
  accepted: readonly (string | null)[],
): readonly Mark[] {
  const isActual = (other: string | null) =>
    !isNone(other) && withoutCase(other) === withoutCase(actual ?? '');
  if (isNone(wanted)) {
    if (isNone(actual) || accepted.some(isActual)) return [];
    return [extra('character', `character: ${name} should have none, got ${show(actual)}`)];
  }
  if (isNone(actual)) {
    if (accepted.some((other) => isNone(other))) return [];
    return [miss('character', `character: ${name} lacks ${show(wanted)}`)];
  }
  if (isActual(wanted) || accepted.some(isActual)) return [hit('character')];
  return [
    extra('character'),
    miss('character', `character: ${name} expected ${show(wanted)}, got ${show(actual)}`),
  ];
}

/** A soft hyphen left inside a word breaks a phrase on purpose. */
function scoreText(
  field: 'plot' | 'review',
  actual: string,
  contains: readonly string[],
  excludes: readonly string[],
): readonly Mark[] {
  const text = fold(actual);
  return [
    ...contains.map((phrase) =>
      text.includes(fold(phrase)) ? hit(field) : miss(field, `${field}: lacks ${show(phrase)}`),
    ),
    ...excludes
      .filter((phrase) => text.includes(fold(phrase)))
      .map((phrase) => extra(field, `${field}: must not contain ${show(phrase)}`)),
  ];
}
