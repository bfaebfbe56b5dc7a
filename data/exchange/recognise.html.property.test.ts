import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FilmothekError } from '../model/errors.ts';
import { filmDraftSchema } from '../model/film.ts';
import type { Recognition } from '../model/recognition.ts';
import { recognise } from './recognise.ts';

/* What holds for every page of HTML, whatever it states. */

const words = fc.oneof(
  fc.constantFrom(
    'Heat',
    'Heat (1995)',
    'Michael Mann',
    '1995-12-15',
    'PT2H50M',
    '<b>x</b>',
    '&lt;i&gt;',
  ),
  fc.constantFrom(
    'https://a.example/heat',
    'javascript:x',
    'a.jpg',
    'Krimi, Drama',
    'x "y" z',
    '\n\n',
  ),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
);
const names = fc.constantFrom(
  ...'@type @id @graph name alternateName director actor author duration datePublished genre image url description review reviewBody characterName contentRating countryOfOrigin'.split(
    ' ',
  ),
);
const { thing } = fc.letrec((tie) => ({
  thing: fc.oneof(
    { maxDepth: 4 },
    words,
    fc.integer(),
    fc.array(tie('thing'), { maxLength: 3 }),
    fc.dictionary(names, tie('thing'), { maxKeys: 6 }),
    fc
      .dictionary(names, tie('thing'), { maxKeys: 6 })
      .map((more) => ({ ...more, '@type': 'Movie', name: 'Heat' })),
  ),
}));
const script = thing.map(
  (data) => `<script type="application/ld+json">${JSON.stringify(data)}</script>`,
);
const cut = fc.tuple(script, fc.nat(200)).map(([text, at]) => text.slice(0, at));
const tag = fc.constantFrom(
  '<div itemscope itemtype="https://schema.org/Movie">',
  '<p itemprop=name>',
  '<li itemprop=actor itemscope>',
  '<span itemprop=genre>Krimi',
  '<meta itemprop=duration content=PT1H>',
  '<time itemprop=datePublished datetime=1995-12-15>',
  '<meta property="og:type" content="video.movie">',
  '<meta property="og:title" content="Heat (1995) - x">',
  '<link rel=canonical href="https://a.example/heat">',
  '<a href="https://de.wikipedia.org/wiki/Heat">',
  '<tr><td>Kamera<td>Dante Spinotti<br>x',
  '<h1>Heat</h1>',
  '<div hidden>',
  '<header>',
  '<aside>',
  '<sup>[1]</sup>',
  '</div>',
  '</p>',
  '</li>',
  '<p>Regie: Michael Mann</p>',
);
const page = fc
  .array(fc.oneof(tag, tag, script, cut, words), { maxLength: 25 })
  .map((parts) => parts.join(''));

function attempt(html: string): Recognition | null {
  try {
    return recognise({ text: '', html });
  } catch (error) {
    expect(error).toBeInstanceOf(FilmothekError);
    return null;
  }
}

const folded = (text: string) =>
  text
    .replace(/[\u00ad\u200b\u2060\ufeff]/g, '')
    .normalize('NFC')
    .replace(/\s+/gu, ' ');

function strings(value: unknown, key = ''): string[] {
  if (key === 'role' || value === null || value === undefined) return [];
  if (typeof value === 'string') {
    return key === 'releaseDate' ? [value.slice(0, 4)] : value.split('\n\n');
  }
  if (typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, inner]) => strings(inner, name));
}

describe('for any page', () => {
  it('every word of a draft stands in the text, and none of it would run', () => {
    fc.assert(
      fc.property(page, (html) => {
        const found = attempt(html);
        const source = folded(found?.text ?? '');
        for (const { draft, posterName } of found?.films ?? []) {
          for (const said of strings({ ...draft, posterName })) {
            expect(source).toContain(folded(said).trim());
          }
          for (const { url } of draft.links ?? []) expect(url).toMatch(/^https?:/i);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('every draft is one the film model takes, each field with places inside the text', () => {
    fc.assert(
      fc.property(page, (html) => {
        const found = attempt(html);
        for (const { draft, evidence } of found?.films ?? []) {
          expect(filmDraftSchema.parse(draft)).toEqual(draft);
          expect(Object.keys(evidence).sort()).toEqual(Object.keys(draft).sort());
          for (const { start, end } of Object.values(evidence).flatMap(({ spans }) => spans)) {
            expect(start).toBeGreaterThanOrEqual(0);
            expect(end).toBeGreaterThan(start);
            expect(end).toBeLessThanOrEqual(found?.text.length ?? 0);
          }
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a megabyte made to be slow', () => {
  const whole = (unit: string) => unit.repeat(Math.ceil(1_000_000 / unit.length));
  // What takes more than linear time would not come back before the test times out.
  it.each([
    '<h2>x',
    '<span itemprop=genre>',
    '<div itemscope itemprop=actor>',
    '<header><sup>',
    '<td>x<br>',
    '<a href="https://de.wikipedia.org/wiki/A">',
    '<meta property="og:title" content="x">',
    '<a><b>',
    '<a></b>',
  ])('of %j is read', (unit) => {
    const html = `<div itemscope itemtype="https://schema.org/Movie"><h1 itemprop="name">Heat</h1>${whole(unit)}`;
    expect(attempt(html)?.films[0]?.draft.title).toBe('Heat');
  });

  it.each(['{', '[', '{"a":', '"', '\\\\', '/*', '// ', ' ', ',', '{"@id":"1"},', '"x",', '<a '])(
    'of %j in JSON is read',
    (unit) => {
      const film = `[{"@type":"Movie","@id":"1","name":"Heat"},{"actor":[${whole(unit)}`;
      const html = `<script type="application/ld+json">${film}</script>`;
      expect(attempt(html)?.films[0]?.draft.title).toBe('Heat');
    },
  );
});
