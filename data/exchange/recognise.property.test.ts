import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FilmothekError } from '../model/errors.ts';
import { filmDraftSchema } from '../model/film.ts';
import type { PageSource, Recognition, Span } from '../model/recognition.ts';
import { recognise } from './recognise.ts';

/* What holds for every text, sense or nonsense. */

/** Pieces of layouts in any order come much closer to a film than random characters do. */
const layoutLine = fc.oneof(
  fc.constantFrom(
    'Rush (1991)',
    'Regie: Lili Fini Zanuck',
    'Darsteller',
    '  • Jason Patric,',
    'Musik | Eric Clapton |',
    'Land/Jahr: USA 1991',
    'FSK & Länge:',
    'ab 16 Jahren 120 Min.',
    'Kinostart: 6. Juli 1991',
    'Handlung von Rush',
    'Kritik',
    'Anzeige',
    'Mehr anzeigen',
    'R.I.P. Wer auch immer',
    '_____________',
    'https://example.org/a_(b), und weiter',
    '• plakat.jpg?v=1',
    'Weitere Filme',
    '',
  ),
  fc.constantFrom(
    'Rush: Ein langer Anfang, der sich unten noch einmal findet und hier abbricht, weil es ein Anreißer ist …',
    'Ein langer Anfang, der sich unten noch einmal findet und hier abbricht, weil es ein Anreißer ist. Mehr anzeigen',
    'Eine Zeile von der Breite einer Mail, die mitten im Satz endet, weil',
  ),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc.string({ unit: fc.constantFrom(...'Aa ,:;|()[]•-\t\u00ad\u0301"„.…1990'), maxLength: 60 }),
);
const layout = fc.array(layoutLine, { maxLength: 40 }).map((lines) => lines.join('\n'));
const anyText = fc.oneof(layout, fc.string({ unit: 'binary', maxLength: 400 }));

function attempt(source: PageSource): Recognition | null {
  try {
    return recognise(source);
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

/** Every text of a draft, paragraph by paragraph; dates are put in order and are looked at by their year. */
function strings(value: unknown, key = ''): string[] {
  if (key === 'role' || value === null || value === undefined) return [];
  if (typeof value === 'string')
    return key === 'releaseDate' ? [value.slice(0, 4)] : value.split('\n\n');
  if (typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, inner]) => strings(inner, name));
}

const expectSound = (spans: readonly Span[], text: string) => {
  spans.forEach(({ start, end }, at) => {
    expect(start).toBeGreaterThanOrEqual(at === 0 ? 0 : (spans[at - 1]?.start ?? 0));
    expect(end).toBeGreaterThan(start);
    expect(end).toBeLessThanOrEqual(text.length);
  });
};

describe('for any text', () => {
  it('nothing but a FilmothekError is thrown', () => {
    fc.assert(
      fc.property(anyText, (text) => void attempt({ text, html: null })),
      { numRuns: 400 },
    );
  });

  it('nothing but a FilmothekError is thrown for HTML made of it', () => {
    const markup = fc.array(
      fc.oneof(
        fc.constantFrom(
          '<p>',
          '</p>',
          '<li>',
          '<br>',
          '<svg>',
          '<!--',
          '&amp;',
          '&#1;',
          '<img src=x.jpg alt=Plakat>',
          '</',
        ),
        layoutLine,
      ),
    );
    fc.assert(
      fc.property(markup, (parts) => void attempt({ text: '', html: parts.join('') })),
      { numRuns: 200 },
    );
  });

  it('every word of a draft stands in the text', () => {
    fc.assert(
      fc.property(layout, (text) => {
        const found = attempt({ text, html: null });
        const source = folded(found?.text ?? '');
        for (const { draft, posterName } of found?.films ?? []) {
          for (const words of strings({ ...draft, posterName })) {
            expect(source).toContain(folded(words).trim());
          }
        }
      }),
      { numRuns: 400 },
    );
  });

  it('every draft is one the film model takes, with evidence for each of its fields', () => {
    fc.assert(
      fc.property(layout, (text) => {
        for (const { draft, evidence } of attempt({ text, html: null })?.films ?? []) {
          expect(filmDraftSchema.parse(draft)).toEqual(draft);
          expect(Object.keys(evidence).sort()).toEqual(Object.keys(draft).sort());
        }
      }),
      { numRuns: 400 },
    );
  });

  it('every place lies inside the text, and places are in order', () => {
    fc.assert(
      fc.property(layout, (text) => {
        const found = attempt({ text, html: null });
        if (found === null) return;
        expectSound(found.labels, found.text);
        expectSound(found.discarded, found.text);
        for (const { evidence } of found.films) {
          for (const { spans } of Object.values(evidence)) {
            expect(spans.length).toBeGreaterThan(0);
            expectSound(spans, found.text);
          }
        }
      }),
      { numRuns: 400 },
    );
  });
});

describe('a megabyte made to be slow', () => {
  const MEGABYTE = 1_000_000;
  const units = [
    ' ',
    '\t',
    '(',
    ')',
    ':',
    '|',
    ',',
    '.',
    '1',
    'a',
    '"',
    '\u00ad',
    'e\u0301',
    '1 Std ',
    ' und ',
    ' als ',
    'http://',
    'http://a/))))',
    '[x',
    'Regie: ',
    'Regie\n(\n',
    '•\n• x\n',
    'A (1999)\n',
    'R.I.P. a\n',
    '_',
    '_____\n',
    '1. Januar ',
    'Kritik\n\n• a b c.\nMehr anzeigen\n',
    'x: x: x: x: …\n\n',
  ];
  // A pattern that backtracks would not come back before the test times out.
  it.each(units)('of %j is read', (unit) => {
    const line = unit.repeat(Math.ceil(MEGABYTE / 10 / unit.length));
    attempt({ text: line.repeat(10), html: null });
    const film = attempt({ text: `Foo (1999)\n\nRegie: ${line}\nHandlung: ${line}`, html: null });
    expect(film?.films[0]?.draft.title).toBe('Foo');
  });

  it.each([
    '<',
    '<div>',
    '<b><i>',
    '</b>',
    '&',
    '&#x',
    '<!--',
    '<svg>',
    '<a x=1 ',
    '<li>x',
    '<td>a',
    '<p>',
  ])('of %j in HTML is read', (unit) => {
    const html = `<h1>Foo (1999)</h1><p>Regie: Eva Sonntag</p>${unit.repeat(Math.ceil(MEGABYTE / unit.length))}`;
    expect(attempt({ text: '', html })?.films[0]?.draft.title).toBe('Foo');
  });
});
