import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { IMAGE_KINDS } from './film.ts';
import { readPictureName } from './picture-name.ts';
import { fold } from './search-text.ts';

test.each([
  ['Rush.jpg', 'Rush', null, 'poster'],
  ['Rush (1991).jpg', 'Rush', 1991, 'poster'],
  ['Rush (1991)-fanart.jpg', 'Rush', 1991, 'backdrop'],
  ['Rush (1991)-poster2.png', 'Rush', 1991, 'poster'],
  ['Rush_1991_back.webp', 'Rush', 1991, 'back'],
  ['Red.Heat.1988.1080p.BluRay.x264-GROUP-poster.jpg', 'Red Heat', 1988, 'poster'],
  ['Red Heat - Rückseite.jpg', 'Red Heat', null, 'back'],
  ['Filme/Rush (1991)/fanart.jpg', 'Rush', 1991, 'backdrop'],
  ['Filme\\Rush (1991)\\folder.jpg', 'Rush', 1991, 'poster'],
  ['Rush (1991)/disc.png', 'Rush', 1991, 'disc'],
  ['Mr. Nobody cover.jpg', 'Mr. Nobody cover', null, 'poster'],
  ['Mr. Nobody-cover.jpg', 'Mr. Nobody', null, 'poster'],
  ['Scary Movie.jpg', 'Scary Movie', null, 'poster'],
  ['2001 A Space Odyssey (1968).jpg', '2001 A Space Odyssey', 1968, 'poster'],
  ['2012.2009.720p.jpg', '2012', 2009, 'poster'],
  ['1984.jpg', '1984', null, 'poster'],
  ['Blade Runner 2049 (2017)-still-3.jpg', 'Blade Runner 2049', 2017, 'still'],
  ['poster.jpg', '', null, 'poster'],
  ['', '', null, 'poster'],
] as const)('“%s” is of “%s” (%s), kind %s', (path, title, year, kind) => {
  expect(readPictureName(path)).toEqual({ title, year, kind });
});

test('whatever a file is called, something is said about it, and in no time', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (path) => {
      const { title, kind } = readPictureName(path);
      expect(IMAGE_KINDS).toContain(kind);
      expect(title.length).toBeLessThanOrEqual(path.length);
    }),
  );
});

const SAMPLES = fileURLToPath(new URL('../../../shared/samples/filenames', import.meta.url));
const hasSamples = existsSync(SAMPLES);
if (!hasSamples) process.stderr.write('The sample names are not here; their tests are skipped.\n');

describe.skipIf(!hasSamples)('of names that other programs collected', () => {
  /** How many of the names of films each collection has are to be read right, title and, where it is told, year. */
  const LEAST: Readonly<Record<string, number>> = {
    'guessit_movies.tsv': 0.77,
    'platelminto_ptn.tsv': 0.91,
    'radarr_parser.tsv': 0.84,
  };
  const files = hasSamples ? readdirSync(SAMPLES).filter((name) => name in LEAST) : [];

  test.each(files)('most are read right: %s', (file) => {
    const rows = readFileSync(`${SAMPLES}/${file}`, 'utf8')
      .split('\n')
      .slice(1)
      .map((line) => line.split('\t'))
      .filter(([, title, , kind]) => kind === 'movie' && title !== '');
    const wrong = rows.filter(([name = '', title = '', year = '']) => {
      const read = readPictureName(name);
      return fold(read.title) !== fold(title) || (year !== '' && String(read.year) !== year);
    });
    const rate = 1 - wrong.length / rows.length;
    expect(rows.length).toBeGreaterThan(20);
    expect(rate, wrong.map(([name, title]) => `${name} -> ${title}`).join('\n')).toBeGreaterThan(
      LEAST[file] ?? 1,
    );
  });
});
