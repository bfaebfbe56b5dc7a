import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import {
  CREDIT_SIZE,
  CREDIT_SPACING,
  drawPoster,
  POSTER_HEIGHT,
  POSTER_WIDTH,
  posterFace,
  type DrawnPoster,
} from './drawn-poster.ts';
import { COMPOSITIONS } from './poster-composition.ts';
import { contrast, PALETTES, TEXT_CONTRAST } from './poster-palette.ts';
import { estimateWidth } from './poster-text.ts';

const film = (id: string, title = 'Nosferatu') => ({
  id,
  title,
  director: 'F. W. Murnau',
  year: 1922,
});

const TITLES = [
  'M',
  'Das Leben der Anderen',
  'Dr. Seltsam oder: Wie ich lernte, die Bombe zu lieben und keine Fragen mehr zu stellen',
];

const anyTitle = fc.oneof(
  fc.string({ minLength: 1, maxLength: 120, unit: 'grapheme' }),
  fc.string({ minLength: 1, maxLength: 60, unit: 'binary' }),
  fc
    .array(
      fc.constantFrom(
        'Der',
        'Überwachungsgesetz',
        'mit',
        'Ω',
        '七人の侍',
        '👩‍👩‍👧‍👦',
        'سيمين',
        'WWWWWWWWWWWWWWWWWWWWWW',
      ),
      {
        minLength: 1,
        maxLength: 14,
      },
    )
    .map((words) => words.join(' ')),
);

/** An id for every composition in every palette. */
function everyFace(): string[] {
  const found = new Map<string, string>();
  for (let index = 0; found.size < COMPOSITIONS.length * PALETTES.length; index += 1) {
    const id = `film-${index}`;
    const { composition, palette } = posterFace(id);
    found.set(`${composition} ${palette}`, id);
  }
  return [...found.values()];
}

function paths(poster: DrawnPoster): string {
  return poster.shapes
    .map(({ d, fill, stroke, width }) => {
      return `<path d="${d}" fill="${fill}" stroke="${stroke}" stroke-width="${width}"/>`;
    })
    .join('');
}

/** The contrast of the ink to the worst pixel behind the text. */
async function worstContrast(posters: readonly DrawnPoster[]): Promise<number[]> {
  const sheets = posters.map((poster, index) => {
    const ground = `<rect width="200" height="300" fill="${poster.ground}"/>`;
    return `<svg x="${index * 200}" width="200" height="300">${ground}${paths(poster)}</svg>`;
  });
  const width = posters.length * 200;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="300">${sheets.join('')}</svg>`;
  const { data } = await sharp(Buffer.from(svg), { limitInputPixels: false })
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return posters.map((poster, index) => {
    const colours = new Set<string>();
    for (let y = Math.ceil(poster.floor + 13); y < 290; y += 1) {
      for (let x = 14; x < 186; x += 1) {
        const at = (y * width + index * 200 + x) * 3;
        colours.add(`#${data.subarray(at, at + 3).toString('hex')}`);
      }
    }
    return Math.min(...[...colours].map((colour) => contrast(poster.ink, colour)));
  });
}

describe('a drawn poster', () => {
  it('is the same whenever it is drawn', () => {
    fc.assert(
      fc.property(fc.uuid(), anyTitle, (id, title) => {
        expect(drawPoster(film(id, title))).toEqual(drawPoster(film(id, title)));
      }),
    );
  });

  it('keeps its palette and composition for good', () => {
    expect(['0192f7c1-film', 'm-1931', 'rush'].map(posterFace)).toMatchInlineSnapshot(`
      [
        {
          "composition": 11,
          "palette": 15,
          "seed": 3025151903,
        },
        {
          "composition": 3,
          "palette": 6,
          "seed": 3202874262,
        },
        {
          "composition": 11,
          "palette": 2,
          "seed": 1431345778,
        },
      ]
    `);
  });

  it('keeps its face when the title is corrected', () => {
    const before = drawPoster(film('film-0001', 'Nosferatu'));
    const after = drawPoster(film('film-0001', 'Nosferatv'));
    expect([after.ground, after.ink]).toEqual([before.ground, before.ink]);
    expect(after.shapes).toEqual(before.shapes);
  });

  it('leaves its text readable in every composition and palette, however long the title', async () => {
    const ids = everyFace();
    for (const title of TITLES) {
      const posters = ids.map((id) => drawPoster(film(id, title)));
      const unreadable: string[] = [];
      for (let from = 0; from < posters.length; from += 48) {
        const worst = await worstContrast(posters.slice(from, from + 48));
        worst.forEach((value, index) => {
          if (value < TEXT_CONTRAST) {
            unreadable.push(`${JSON.stringify(posterFace(ids[from + index] ?? ''))} ${value}`);
          }
        });
      }
      expect(unreadable).toEqual([]);
    }
  });

  it('has text no wider than the poster and no higher than its lower two thirds', () => {
    fc.assert(
      fc.property(
        anyTitle,
        fc.option(anyTitle),
        fc.option(fc.integer({ min: 1870, max: 2200 })),
        (title, director, year) => {
          const poster = drawPoster({ id: 'film-0001', title, director, year });
          const room = POSTER_WIDTH - 2 * 14;
          for (const { text } of poster.title.lines) {
            expect(estimateWidth(text, 'title') * poster.title.size).toBeLessThanOrEqual(room);
          }
          for (const { text } of poster.credit) {
            expect(
              estimateWidth(text, 'credit') * CREDIT_SIZE + text.length * CREDIT_SPACING,
            ).toBeLessThanOrEqual(room);
          }
          expect(poster.title.lines.length).toBeLessThanOrEqual(5);
          expect(poster.floor).toBeGreaterThan(POSTER_HEIGHT / 3);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('is a handful of elements', () => {
    const counts = everyFace().map((id) => drawPoster(film(id)).shapes.length);
    expect(Math.max(...counts)).toBeLessThanOrEqual(4);
  });
});

describe('the faces of a collection', () => {
  it('spread evenly over the compositions and palettes, even when ids differ in one character', () => {
    const faces = Array.from({ length: 3600 }, (_, index) =>
      posterFace(`01890a5d-ac96-774b-bcce-${String(index).padStart(12, '0')}`),
    );
    const count = (values: readonly number[]) => {
      const counts = new Map<number, number>();
      for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
      return [...counts.values()];
    };
    const compositions = count(faces.map((face) => face.composition));
    const palettes = count(faces.map((face) => face.palette));
    expect(compositions).toHaveLength(COMPOSITIONS.length);
    expect(palettes).toHaveLength(PALETTES.length);
    expect(Math.min(...compositions)).toBeGreaterThan(140);
    expect(Math.max(...compositions)).toBeLessThan(260);
    expect(Math.min(...palettes)).toBeGreaterThan(160);
    expect(Math.max(...palettes)).toBeLessThan(290);
  });
});
