import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createFilm, type Film } from '../../../data/model/film.ts';

/** Real films where they are at hand; the project itself ships none. */
const SAMPLES = fileURLToPath(new URL('../../../../shared/samples/films/', import.meta.url));

interface Sample {
  readonly title: string;
  readonly year: number;
  readonly cast: readonly string[];
  readonly genres: readonly string[];
  readonly extract?: string;
}

export interface BenchFilms {
  /** Where they are from, in words. */
  readonly source: string;
  make(count: number): Film[];
}

/** As many films as asked for; when there are not so many they come again under other titles. */
export function benchFilms(): BenchFilms {
  const samples = existsSync(SAMPLES) ? readSamples() : [];
  if (samples.length === 0) {
    return {
      source: 'made films',
      make: (count) => Array.from({ length: count }, (_, number) => madeFilm(number)),
    };
  }
  return {
    source: `${samples.length} real films`,
    make: (count) =>
      Array.from({ length: count }, (_, number) => {
        const sample = samples[number % samples.length];
        if (sample === undefined) throw new Error('no films');
        return realFilm(sample, number, Math.floor(number / samples.length));
      }),
  };
}

function readSamples(): Sample[] {
  return readdirSync(SAMPLES)
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => JSON.parse(readFileSync(path.join(SAMPLES, name), 'utf8')) as Sample[]);
}

function realFilm(
  { title, year, cast, genres, extract }: Sample,
  number: number,
  round: number,
): Film {
  const credits = cast.map((person) => ({
    person,
    role: 'actor' as const,
    character: null,
    job: null,
  }));
  return film(number, round === 0 ? title : `${title} ${round + 1}`, {
    year,
    genres: [...genres],
    plot: extract ?? null,
    credits,
  });
}

const WORDS =
  'Ein Mann kehrt nach langer Zeit in die Stadt zurück und findet niemanden mehr vor'.split(' ');

/** A film of ordinary size, about 2.5 KB as JSON. */
function madeFilm(number: number): Film {
  const pick = (offset: number) => WORDS[(number * 7 + offset) % WORDS.length] ?? '';
  return film(number, `${pick(0)} ${pick(4)} ${number}`, {
    year: 1920 + (number % 105),
    runtime: 60 + (number % 120),
    genres: ['Drama', pick(1)],
    plot: Array.from({ length: 90 }, (_, index) => pick(index * 5)).join(' '),
    credits: Array.from({ length: 14 }, (_, index) => ({
      person: `${pick(index)} ${pick(index * 3)}`,
      role: index === 0 ? 'director' : 'actor',
      character: index === 0 ? null : pick(index + 2),
      job: null,
    })),
  });
}

function film(
  number: number,
  title: string,
  draft: Parameters<typeof createFilm>[0] | object,
): Film {
  const id = `bench-${String(number).padStart(8, '0')}`;
  return createFilm({ ...draft, title }, id, '2020-01-01T00:00:00.000Z');
}
