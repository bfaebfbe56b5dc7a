import type { ExpectedFilm, ExpectedPage } from './page-expectation.ts';
import { FIELDS, fold, scoreFilm, show, type Field, type Mark } from './page-score-film.ts';
import type { FilmJson, RecognitionJson } from './recognition-json.ts';

/* Test support: how well a whole page was recognised, by the rules of the samples' program samples/pages/score.mjs. */

/** How many were found right, found wrongly and missed. */
export type Count = Readonly<Record<Mark['kind'], number>>;

export interface PageScore {
  readonly fields: Readonly<Record<Field, Count>>;
  /** What went wrong, a line each. */
  readonly messages: readonly string[];
  /** Those of `mustNotAppear` that did. */
  readonly violations: readonly string[];
}

export interface TotalScore extends Count {
  /** 1 where nothing was found and so nothing wrongly; the same for recall. */
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly violations: number;
}

/** Pairs the films as well as it goes; every item of a film without a partner is missing or too much. */
export function scorePage(expected: ExpectedPage, actual: RecognitionJson): PageScore {
  const partners = pairFilms(expected.films, actual.films);
  const many = expected.films.length > 1;
  const wanted = expected.films.flatMap((film, place): readonly Mark[] => {
    const name = many ? `film ${place + 1} ` : '';
    const partner = partners[place];
    if (partner !== null && partner !== undefined) {
      return [{ field: 'films', kind: 'tp' }, ...marksNamed(name, scoreFilm(film, partner))];
    }
    const message = `${name}not found: ${show(film.title)}`;
    return [{ field: 'films', kind: 'fn', message }, ...marksInSilence(scoreFilm(film, null))];
  });
  const surplus = actual.films
    .filter((film) => !partners.includes(film))
    .flatMap((film): readonly Mark[] => [
      { field: 'films', kind: 'fp', message: `extra film ${show(film.title)}` },
      ...marksInSilence(scoreFilm(NOTHING, film)),
    ]);
  const words = actual.films.flatMap(stringsIn).map(fold);
  const violations = (expected.mustNotAppear ?? []).filter((text) =>
    words.some((word) => word.includes(fold(text))),
  );
  const marks = [
    ...wanted,
    ...surplus,
    ...violations.map((text): Mark => ({
      field: 'mustNotAppear',
      kind: 'fp',
      message: `must not appear: ${show(text)}`,
    })),
  ];
  return {
    fields: countFields(marks),
    messages: marks.flatMap(({ message }) => message ?? []),
    violations,
  };
}

/** Over every item of all fields and pages alike, however long the page. */
export function totalOf(scores: readonly PageScore[]): TotalScore {
  const counts = scores.flatMap(({ fields }) => Object.values(fields));
  const sum = (kind: keyof Count) => counts.reduce((total, count) => total + count[kind], 0);
  const [tp, fp, fn] = [sum('tp'), sum('fp'), sum('fn')];
  const share = (part: number, whole: number) => (whole === 0 ? 1 : part / whole);
  return {
    tp,
    fp,
    fn,
    precision: share(tp, tp + fp),
    recall: share(tp, tp + fn),
    f1: share(2 * tp, 2 * tp + fp + fn),
    violations: scores.reduce((total, { violations }) => total + violations.length, 0),
  };
}

const NOTHING: ExpectedFilm = {
  title: null,
  originalTitle: null,
  year: null,
  runtime: null,
  countries: [],
  genres: [],
  certification: null,
  releaseDate: null,
  credits: [],
  plotContains: [],
  plotExcludes: [],
  reviewContains: [],
  links: [],
  posterName: null,
};

const countFields = (marks: readonly Mark[]): PageScore['fields'] => {
  const count = (field: Field, kind: Mark['kind']) =>
    marks.filter((mark) => mark.field === field && mark.kind === kind).length;
  return Object.fromEntries(
    FIELDS.map((field) => [
      field,
      { tp: count(field, 'tp'), fp: count(field, 'fp'), fn: count(field, 'fn') },
    ]),
  ) as PageScore['fields'];
};

const marksNamed = (name: string, marks: readonly Mark[]): readonly Mark[] =>
  marks.map((mark) =>
    mark.message === undefined ? mark : { ...mark, message: name + mark.message },
  );

/** That the film is missing or too much has been said; its items are only counted. */
const marksInSilence = (marks: readonly Mark[]): readonly Mark[] =>
  marks.map(({ field, kind }) => ({ field, kind }));

/** Up to this many found films every pairing is tried; beyond it the best pair goes first. */
const MAX_TRIED = 7;

type Partners = readonly (FilmJson | null)[];

/** For each expected film its partner: together the most hits, then the fewest errors. */
function pairFilms(expected: readonly ExpectedFilm[], actual: readonly FilmJson[]): Partners {
  const worth = expected.map(
    (wanted) => new Map(actual.map((film) => [film, worthOf(wanted, film)])),
  );
  const valueOf = (place: number, film: FilmJson) => worth[place]?.get(film) ?? 0;
  return actual.length <= MAX_TRIED
    ? bestPairing(expected.length, actual, valueOf).partners
    : greedyPairing(expected.length, actual, valueOf);
}

function worthOf(wanted: ExpectedFilm, film: FilmJson): number {
  const marks = scoreFilm(wanted, film);
  const hits = marks.filter(({ kind }) => kind === 'tp').length;
  return hits * 1000 - (marks.length - hits);
}

interface Pairing {
  readonly value: number;
  readonly partners: Partners;
}

type Worth = (place: number, film: FilmJson) => number;

function bestPairing(count: number, actual: readonly FilmJson[], worth: Worth, place = 0): Pairing {
  if (place === count) return { value: 0, partners: [] };
  const choices = actual.map((film): Pairing => {
    const rest = bestPairing(
      count,
      actual.filter((other) => other !== film),
      worth,
      place + 1,
    );
    return { value: worth(place, film) + rest.value, partners: [film, ...rest.partners] };
  });
  if (count - place > actual.length) {
    const rest = bestPairing(count, actual, worth, place + 1);
    choices.push({ value: rest.value - 1e6, partners: [null, ...rest.partners] });
  }
  return choices.reduce((best, choice) => (choice.value > best.value ? choice : best));
}

function greedyPairing(count: number, actual: readonly FilmJson[], worth: Worth): Partners {
  const places = Array.from({ length: count }, (_, place) => place);
  const pairs = places
    .flatMap((place) => actual.map((film) => ({ place, film, value: worth(place, film) })))
    .sort((a, b) => b.value - a.value);
  const partners = new Map<number, FilmJson>();
  const taken = new Set<FilmJson>();
  for (const { place, film } of pairs) {
    if (partners.has(place) || taken.has(film)) continue;
    partners.set(place, film);
    taken.add(film);
  }
  return places.map((place) => partners.get(place) ?? null);
}

/** Every string of a film, however deep. */
function stringsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}
