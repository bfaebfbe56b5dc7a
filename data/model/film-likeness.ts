import type { Likeness, LikenessReason } from './duplicates.ts';
import type { Film } from './film.ts';
import { fold } from './search-text.ts';
import { LONGER, titleKey, titleLikeness, type TitleKey } from './title-key.ts';

/* How likely two entries of a collection are the same film. */

/** What is compared of a film, ready to be compared with many others. */
export interface FilmTraits {
  readonly film: Film;
  /** The title, the original title and the other titles, each once. */
  readonly titles: readonly TitleKey[];
  /** `source id`, folded. */
  readonly externalIds: readonly string[];
  readonly barcodes: readonly string[];
}

const MOST_TITLES = 8;
/** The first of the cast are known everywhere, and who comes last is told by few. */
const MOST_CAST = 12;

export function traitsOf(film: Film): FilmTraits {
  const titles = new Map<string, TitleKey>();
  for (const title of [film.title, film.originalTitle, ...film.alternativeTitles]) {
    const key = title === null ? null : titleKey(title);
    if (key !== null && titles.size < MOST_TITLES) titles.set(key.text, key);
  }
  return {
    film,
    titles: [...titles.values()],
    externalIds: film.externalIds.map(({ source, id }) => `${fold(source)} ${id.trim()}`),
    barcodes: film.copies.flatMap(({ barcode }) => barcode?.replace(/\D/g, '') || []),
  };
}

type Finding = readonly [points: number, reason: LikenessReason] | null;

const SAME_TITLE = 0.62;
/** The films of a box share its barcode, and one of them may have the other's name in its titles. */
const SAME_BARCODE = 0.2;
/** Where a catalogue knows two films, or they are years apart, nothing else makes them one. */
const LEAST_AGAINST = 0.35;
/** A title that is only nearly the same needs more than the year. */
const UNCONFIRMED = -0.2;

/** The same in either order. */
export function likeness(a: FilmTraits, b: FilmTraits): Likeness {
  const title = comparedTitles(a, b);
  const ids = comparedIds(a, b);
  const findings: readonly Finding[] = [
    ids,
    a.barcodes.some((code) => b.barcodes.includes(code)) ? [SAME_BARCODE, 'barcode'] : null,
    title,
    comparedYears(a.film.year, b.film.year),
    comparedDirectors(a.film, b.film),
    comparedCasts(a.film, b.film),
    comparedRuntimes(a.film.runtime, b.film.runtime),
  ];
  const found = findings.filter((finding) => finding !== null);
  const reasons = found.map(([, reason]) => reason);
  if (ids?.[1] === 'externalId') return { score: 1, reasons };
  if (title === null) return { score: 0, reasons };
  const isNear = title[1] === 'nearTitle' || title[1] === 'longerTitle';
  const confirmed = reasons.some((reason) => CONFIRMING.has(reason));
  const sum = found.reduce((points, [more]) => points + more, 0);
  const all = sum + (isNear && !confirmed ? UNCONFIRMED : 0);
  const isAgainst = reasons.includes('otherYear') || reasons.includes('otherExternalId');
  const most = isAgainst ? LEAST_AGAINST : 1;
  return { score: Math.round(Math.min(most, Math.max(0, all)) * 100) / 100, reasons };
}

const CONFIRMING: ReadonlySet<LikenessReason> = new Set(['director', 'cast', 'barcode']);

function comparedIds(a: FilmTraits, b: FilmTraits): Finding {
  if (a.externalIds.some((id) => b.externalIds.includes(id))) return [1, 'externalId'];
  const sources = new Set(a.externalIds.map(sourceOf));
  return b.externalIds.some((id) => sources.has(sourceOf(id))) ? [-0.6, 'otherExternalId'] : null;
}

const sourceOf = (id: string): string => id.slice(0, id.indexOf(' '));

function comparedTitles(a: FilmTraits, b: FilmTraits): Finding {
  let best = 0;
  let isMain = false;
  for (const [i, one] of a.titles.entries()) {
    for (const [j, other] of b.titles.entries()) {
      const alike = titleLikeness(one, other);
      if (alike > best) {
        best = alike;
        isMain = i === 0 && j === 0;
      }
    }
  }
  if (best === 0) return null;
  const points = SAME_TITLE * best;
  if (best === 1) return [points, isMain ? 'title' : 'otherTitle'];
  return [points, best === LONGER ? 'longerTitle' : 'nearTitle'];
}

function comparedYears(a: number | null, b: number | null): Finding {
  if (a === null || b === null) return [0, 'noYear'];
  const apart = Math.abs(a - b);
  if (apart === 0) return [0.26, 'year'];
  return apart === 1 ? [0.1, 'nearYear'] : [-0.5, 'otherYear'];
}

function comparedDirectors(a: Film, b: Film): Finding {
  const [some, others] = [a, b].map((film) => people(film, ['director'], Infinity));
  if (some === undefined || others === undefined || some.size === 0 || others.size === 0)
    return null;
  return shared(some, others) > 0 ? [0.14, 'director'] : [-0.3, 'otherDirector'];
}

function comparedCasts(a: Film, b: Film): Finding {
  const [some, others] = [a, b].map((film) => people(film, ['actor', 'voice'], MOST_CAST));
  if (some === undefined || others === undefined) return null;
  const least = Math.min(some.size, others.size);
  if (least === 0) return null;
  const share = shared(some, others) / least;
  if (share >= 0.5) return [least === 1 ? 0.08 : 0.14, 'cast'];
  if (share > 0) return [0.05, 'cast'];
  // Two lists of one or two people each may well have others in them.
  return [least === 1 ? -0.15 : least === 2 ? -0.25 : -0.35, 'otherCast'];
}

function comparedRuntimes(a: number | null, b: number | null): Finding {
  if (a === null || b === null) return null;
  const apart = Math.abs(a - b);
  if (apart <= 3) return [0.05, 'runtime'];
  // Another edition is longer by some scenes, not by half.
  return apart > Math.min(a, b) / 2 ? [-0.2, 'otherRuntime'] : null;
}

function people(film: Film, roles: readonly string[], most: number): ReadonlySet<string> {
  const names = film.credits.filter(({ role }) => roles.includes(role)).slice(0, most);
  return new Set(names.map(({ person }) => fold(person)).filter((name) => name !== ''));
}

function shared(some: ReadonlySet<string>, others: ReadonlySet<string>): number {
  return [...some].filter((name) => others.has(name)).length;
}
