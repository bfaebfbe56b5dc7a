import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countLines, MARKS, segmentsOf, windowAround } from './segments.ts';

const anySpan = fc.record({
  start: fc.integer({ min: -5, max: 80 }),
  end: fc.integer({ min: -5, max: 80 }),
});
const anyMarked = fc.record({
  label: fc.array(anySpan),
  discarded: fc.array(anySpan),
  read: fc.array(anySpan),
  found: fc.array(anySpan),
  chosen: fc.array(anySpan),
});

describe('segmentsOf', () => {
  it('joined, is the text again, whatever the spans', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 70 }), anyMarked, (text, marked) => {
        const segments = segmentsOf(text, marked);
        expect(segments.map((segment) => segment.text).join('')).toBe(text);
      }),
    );
  });

  it('marks every character exactly as the spans that cover it', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 70 }), anyMarked, (text, marked) => {
        const seen = segmentsOf(text, marked).flatMap((segment) =>
          Array.from({ length: segment.text.length }, () => segment.marks.join()),
        );
        const expected = Array.from({ length: text.length }, (_, at) =>
          MARKS.filter((mark) =>
            marked[mark].some(({ start, end }) => start <= at && at < end),
          ).join(),
        );
        expect(seen).toEqual(expected);
      }),
    );
  });

  it('makes one stretch of spans that touch and none that is empty', () => {
    const label = [
      { start: 0, end: 3 },
      { start: 3, end: 6 },
      { start: 4, end: 4 },
    ];
    expect(segmentsOf('RegieKamera', { label })).toEqual([
      { start: 0, text: 'RegieK', marks: ['label'] },
      { start: 6, text: 'amera', marks: [] },
    ]);
  });

  it('shows no more than the window', () => {
    const segments = segmentsOf(
      'abcdefgh',
      { found: [{ start: 0, end: 4 }] },
      { start: 2, end: 6 },
    );
    expect(segments.map(({ text, marks }) => [text, ...marks])).toEqual([['cd', 'found'], ['ef']]);
  });
});

describe('windowAround', () => {
  it('is the whole of a text that is short enough', () => {
    expect(windowAround('Rush', [{ start: 1, end: 2 }], 10)).toEqual({ start: 0, end: 4 });
  });

  it('holds the first span and is no longer than allowed', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ maxLength: 30 }), { minLength: 40, maxLength: 80 }),
        fc.nat(),
        (lines, seed) => {
          const text = lines.join('\n');
          const start = seed % Math.max(1, text.length - 1);
          const window = windowAround(text, [{ start, end: start + 1 }], 100);
          expect(window.end - window.start).toBeLessThanOrEqual(101);
          expect(window.start).toBeLessThanOrEqual(start);
          expect(window.end).toBeGreaterThan(start);
        },
      ),
    );
  });

  it('begins and ends with a line', () => {
    const text = 'Anzeige, Anzeige\n'.repeat(1000);
    const { start, end } = windowAround(text, [{ start: 9000, end: 9004 }], 2000);
    expect(text[start - 1]).toBe('\n');
    expect(text[end - 1]).toBe('\n');
  });

  it('cuts no emoji in two in a line without end', () => {
    const text = `x${'🎬'.repeat(9000)}`;
    const { start, end } = windowAround(text, [{ start: 9000, end: 9002 }], 5001);
    expect(text.slice(start, end)).not.toMatch(/^\p{Cs}|\p{Cs}$/u);
  });
});

describe('countLines', () => {
  it('counts lines, not spans, and no empty ones', () => {
    const text = 'Anzeige\n\nFür Links erhält die Seite Geld. Mehr\n  \nRush';
    expect(countLines(text, [{ start: 0, end: 9 }])).toBe(1);
    expect(
      countLines(text, [
        { start: 0, end: 12 },
        { start: 12, end: 45 },
        { start: 45, end: 49 },
      ]),
    ).toBe(2);
  });
});
