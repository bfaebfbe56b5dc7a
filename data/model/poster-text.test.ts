import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimateWidth, isRightToLeft, setCredit, setTitle } from './poster-text.ts';

const WIDTH = 172;

describe('setTitle', () => {
  it('sets a short title in one large line', () => {
    expect(setTitle('Rush', WIDTH)).toEqual({ lines: ['Rush'], size: 31 });
  });

  it('wraps at spaces before it becomes smaller', () => {
    expect(setTitle('Toni Erdmann', WIDTH)).toEqual({ lines: ['Toni', 'Erdmann'], size: 31 });
  });

  it('becomes smaller before it breaks a word', () => {
    const { lines, size } = setTitle('Systemsprenger', WIDTH);
    expect(lines).toEqual(['Systemsprenger']);
    expect(size).toBeLessThan(31);
  });

  it('breaks a word longer than the poster with hyphens and leaves no single letter over', () => {
    const word = 'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz';
    const { lines } = setTitle(word, WIDTH);
    expect(lines.slice(0, -1).every((line) => line.endsWith('-'))).toBe(true);
    expect(lines.map((line) => line.replace(/-$/, '')).join('')).toBe(word);
    expect(Math.min(...lines.map((line) => line.length))).toBeGreaterThan(3);
  });

  it('wraps behind hyphens that are already there, without adding one', () => {
    const { lines } = setTitle('Spider-Man: Across the Spider-Verse', WIDTH);
    expect(lines.join(' ')).toBe('Spider-Man: Across the Spider-Verse');
  });

  it('ends a title that is too long with an ellipsis', () => {
    const { lines, size } = setTitle('Wie ich lernte, die Bombe zu lieben '.repeat(8), WIDTH);
    expect(size).toBe(19);
    expect(lines).toHaveLength(5);
    expect(lines.at(-1)).toMatch(/\S…$/);
  });

  it('wraps Chinese and Japanese between characters', () => {
    const { lines } = setTitle('風の谷のナウシカと千と千尋の神隠し', WIDTH);
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.join('')).toBe('風の谷のナウシカと千と千尋の神隠し');
  });

  it('never cuts an emoji or an accent in two', () => {
    const family = '👩‍👩‍👧‍👦';
    const { lines } = setTitle(family.repeat(60), WIDTH);
    expect(lines.join('').replace(/…/, '').replaceAll(family, '')).toBe('');
  });

  it('loses no word of a title that fits', () => {
    const words = fc.array(fc.stringMatching(/^[A-Za-zäöüß]{1,9}$/), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(words, (list) => {
        expect(setTitle(list.join(' '), 400).lines.join(' ')).toBe(list.join(' '));
      }),
    );
  });

  it('turns line breaks and direction marks of the title into spaces', () => {
    expect(setTitle('Red\n\u202eHeat', WIDTH).lines.join(' ')).toBe('Red Heat');
  });
});

describe('setCredit', () => {
  const room = WIDTH / 9.5;

  it('names director and year in capitals', () => {
    expect(setCredit('Walter Hill', 1988, room, 0.07)).toEqual(['WALTER HILL ·\u00a01988']);
  });

  it('says what is known', () => {
    expect(setCredit(null, 1988, room, 0.07)).toEqual(['1988']);
    expect(setCredit('Walter Hill', null, room, 0.07)).toEqual(['WALTER HILL']);
    expect(setCredit(null, null, room, 0.07)).toEqual([]);
  });

  it('keeps the year when there are too many directors', () => {
    const lines = setCredit(
      'Joaquim Dos Santos, Kemp Powers, Justin K. Thompson',
      2023,
      room,
      0.07,
    );
    expect(lines).toHaveLength(2);
    expect(lines.at(-1)).toMatch(/… ·\u00a02023$/);
  });

  it('puts no dot before a year that stands alone in its line', () => {
    expect(setCredit('Volker Schlöndorff', 1979, room, 0.07)).toEqual([
      'VOLKER SCHLÖNDORFF',
      '1979',
    ]);
  });
});

describe('estimateWidth', () => {
  it('knows wide from narrow', () => {
    expect(estimateWidth('WWW', 'title')).toBeGreaterThan(3 * estimateWidth('iii', 'title') - 0.1);
    expect(estimateWidth('七', 'title')).toBeGreaterThan(1);
    expect(estimateWidth('👩‍👩‍👧‍👦', 'title')).toBe(estimateWidth('🎬', 'title'));
  });

  it('counts a letter with an accent as the letter, however it is written', () => {
    expect(estimateWidth('é', 'title')).toBe(estimateWidth('e\u0301', 'title'));
    expect(estimateWidth('é', 'title')).toBe(estimateWidth('e', 'title'));
  });
});

describe('isRightToLeft', () => {
  it('goes by the first letter', () => {
    expect(isRightToLeft('جدایی نادر از سیمین')).toBe(true);
    expect(isRightToLeft('(8½) ביקור')).toBe(true);
    expect(isRightToLeft('Nader und سیمین')).toBe(false);
    expect(isRightToLeft('1984')).toBe(false);
  });
});
