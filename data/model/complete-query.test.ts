import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  completing,
  knownCompletions,
  valueCompletion,
  wordCompletion,
  type Completing,
  type Completion,
} from './complete-query.ts';
import { de, en } from './messages/query-words.ts';
import { parseQuery } from './parse-query.ts';
import { flagNamed, operatorNamed, partNamed } from './query-language.ts';

/** A text with its caret, which is written as `|`. */
const at = (marked: string) =>
  ({ text: marked.replace('|', ''), caret: marked.indexOf('|') }) as const;
const marked = ({ text, caret }: Pick<Completion, 'text' | 'caret'>) =>
  `${text.slice(0, caret)}|${text.slice(caret)}`;

function asked(typed: string): Completing | null {
  const { text, caret } = at(typed);
  return completing(text, caret);
}

function offered(typed: string, words = de): readonly Completion[] {
  const { text, caret } = at(typed);
  const found = completing(text, caret);
  return found === null ? [] : knownCompletions(text, found, words, 2026);
}

const values = (typed: string, words = de) => offered(typed, words).map(({ value }) => value);

/** What the text is once this value of the collection was taken. */
function taken(typed: string, value: string): string {
  const { text, caret } = at(typed);
  const found = completing(text, caret);
  if (found?.kind !== 'value') throw new Error(`no value is completed in ${typed}`);
  return marked(valueCompletion(text, found, value, ''));
}

describe('what is being completed', () => {
  test.each([
    ['|', null],
    ['heat |', null],
    ['|heat', null],
    ['h|', null],
    ['"heat|', null],
    ['Alien: Cov|', 'word Cov'],
    ['covenant:ali|', null],
    ['re|', 'word re'],
    ['-re|', 'word re'],
    ['re|gie:hill', 'name re'],
    ['regie|:hill', 'name regie'],
    ['regie:|', 'director '],
    ['regie:|hill', 'director '],
    ['-Regie:hi|ll heat', 'director hi'],
    ['regie:"walter h|', 'director walter h'],
    ['regie:"walter hill"|', null],
    ['genre:western,kri|', 'genre kri'],
    ['genre:"science fiction",kri|', 'genre kri'],
    ['genre:wes|,krimi', 'genre wes'],
    ['titel:hea|', 'title hea'],
    ['jahr:19|', 'year 19'],
    ['wertung:3,|', 'rating 3,'],
    ['ohne:po|', 'part po'],
    ['status:ge|', 'flag ge'],
  ])('%s: %s', (typed, expected) => {
    const found = asked(typed);
    const of =
      found?.kind === 'value' || found?.kind === 'number' ? found.field : (found?.kind ?? '');
    expect(found === null ? null : `${of} ${found.start}`).toBe(expected);
  });

  test('a word is also looked for with the words before it', () => {
    const found = asked('western or red walter hi|');
    expect(found?.kind === 'word' && found.runs.map(({ start }) => start)).toEqual([
      'red walter hi',
      'walter hi',
      'hi',
    ]);
    const afterFlag = asked('ungesehen hi|');
    expect(afterFlag?.kind === 'word' && afterFlag.runs.map(({ start }) => start)).toEqual(['hi']);
  });

  test('only texts that the collection can tell are asked for', () => {
    expect(asked('regie:h|')).toMatchObject({ suggestions: 'director' });
    expect(asked('titel:h|')).toMatchObject({ suggestions: null });
  });
});

describe('what is offered', () => {
  test('are operators by their name or what they are called, in one language', () => {
    expect(values('re|')).toEqual(['regie:', 'regal:', 'reihe:']);
    expect(values('verlieh|')).toEqual(['verliehen:', 'verliehen']);
    expect(values('schlag|')).toEqual(['tag:']);
    expect(values('dire|')).toEqual([]);
    expect(values('dire|', en)).toEqual(['director:']);
  });

  test('in front of a colon are operators alone', () => {
    expect(values('ge|:western')).toEqual(['genre:', 'gesehen:']);
  });

  test('are numbers that may follow', () => {
    expect(values('jahr:|')).toEqual([
      '20er',
      '10er',
      '2000er',
      '90er',
      '80er',
      '70er',
      '>=2021',
      '1950-1969',
    ]);
    expect(values('year:8|', en)).toEqual(['80s']);
    expect(values('jahr:19|').slice(0, 2)).toEqual(['1990er', '1980er']);
    expect(values('jahr:1988|')).toEqual(['1988-', '1988-1997']);
    expect(values('wertung:>|')).toEqual(['>=4', '>=3']);
    expect(values('gesehen:|').slice(0, 2)).toEqual(['2026', '2025']);
    expect(offered('jahr:8|')[0]).toMatchObject({ note: '1980–1989' });
    expect(offered('laufzeit:<|')[0]).toMatchObject({ value: '<90', note: 'bis 89 min' });
  });

  test('are the parts of a film, and those of `mit:` once a letter is typed', () => {
    expect(values('ohne:|')).toContain('poster');
    expect(values('mit:|')).toEqual([]);
    expect(values('mit:po|')).toEqual(['poster']);
    expect(values('status:un|')).toEqual(['ungesehen']);
  });

  test('is nothing that stands there already', () => {
    expect(values('ungesehen|')).toEqual([]);
    expect(values('ohne:poster|')).toEqual([]);
  });
});

describe('what is taken', () => {
  const first = (typed: string) => {
    const [completion] = offered(typed);
    if (completion === undefined) throw new Error(`nothing is offered for ${typed}`);
    return marked(completion);
  };

  test('goes in place of what was typed, and nothing else changes', () => {
    expect(first('heat reg|')).toBe('heat regie:|');
    expect(first('-reg| heat')).toBe('-regie:| heat');
    expect(first('rei|:western')).toBe('reihe:|western');
    expect(first('-unges|')).toBe('-ungesehen |');
    expect(first('heat unge| x')).toBe('heat ungesehen| x');
    expect(first('jahr:8|')).toBe('jahr:80er |');
  });

  test('is put in quotes when it is several words, and stays in those that were begun', () => {
    expect(taken('regie:wal|', 'Walter Hill')).toBe('regie:"Walter Hill" |');
    expect(taken('regie:|', 'Hitchcock')).toBe('regie:Hitchcock |');
    expect(taken('regie:"hitch|', 'Hitchcock')).toBe('regie:"Hitchcock" |');
    expect(taken('regie:"wal| heat', 'Walter Hill')).toBe('regie:"Walter Hill"| heat');
    expect(taken('regie:"wal|ter" heat', 'Walter Hill')).toBe('regie:"Walter Hill"| heat');
    expect(taken('mit:roc|', 'Dwayne "The Rock" Johnson')).toBe('mit:"Dwayne The Rock Johnson" |');
  });

  test('keeps the minus and the other values', () => {
    expect(taken('-genre:hor|', 'Horror')).toBe('-genre:Horror |');
    expect(taken('genre:western,sci|', 'Science Fiction')).toBe(
      'genre:western,"Science Fiction" |',
    );
    expect(taken('genre:sci|,western', 'Science Fiction')).toBe('genre:"Science Fiction"|,western');
  });

  test('is an actor in quotes where it would be a part of a film', () => {
    expect(taken('mit:pos|', 'Poster')).toBe('mit:"Poster" |');
  });

  test('becomes an operator with its value where plain words were typed', () => {
    const { text, caret } = at('heat walter hi|');
    const found = completing(text, caret);
    if (found?.kind !== 'word') throw new Error('no word');
    const run = found.runs[1] ?? found;
    const completion = wordCompletion(text, run, 'director', 'Walter Hill', '', de);
    expect(marked(completion)).toBe('heat regie:"Walter Hill" |');
    expect(completion).toMatchObject({ label: 'Regie', value: 'Walter Hill' });
  });
});

describe('fields that persons defined', () => {
  const fields = new Map([
    ['mein regal', 'Mein Regal'],
    ['ort', 'Ort'],
    ['42', '42'],
  ]);
  const offer = (typed: string) => {
    const { text, caret } = at(typed);
    const found = completing(text, caret, fields);
    return found === null ? [] : knownCompletions(text, found, de, 2026, fields).map(marked);
  };

  test('are offered as they can be typed', () => {
    expect(offer('x mein|')).toEqual(['x Mein-Regal:|']);
  });

  test('are not where their name means something else or cannot be typed', () => {
    expect(offer('ort|')).toEqual([]);
    expect(offer('42|')).toEqual([]);
  });

  test('have values', () => {
    const { text, caret } = at('-mein-regal:"ob| x');
    const found = completing(text, caret, fields);
    expect(found).toMatchObject({ kind: 'custom', name: 'Mein Regal', start: 'ob' });
    if (found?.kind !== 'custom') return;
    expect(marked(valueCompletion(text, found, 'oben links', ''))).toBe(
      '-mein-regal:"oben links"| x',
    );
  });
});

test('every name that is offered is understood as what it stands for', () => {
  for (const words of [de, en]) {
    for (const [key, { name }] of Object.entries(words.operators)) {
      const operator = operatorNamed(name);
      expect(operator !== null && 'field' in operator ? operator.field : operator?.kind).toBe(key);
    }
    for (const [flag, { name }] of Object.entries(words.flags)) expect(flagNamed(name)).toBe(flag);
    for (const [part, { name }] of Object.entries(words.parts)) expect(partNamed(name)).toBe(part);
  }
});

test('whatever is typed and taken, the rest of the text stays, and the value is understood', () => {
  const piece = fc.constantFrom(
    '-',
    'regie:',
    'genre:',
    'mit:',
    '"',
    ',',
    ' ',
    'wal',
    'ü',
    'or',
    ':',
  );
  const value = fc.constantFrom('Walter Hill', 'Krimi', 'L.A., nachts', 'Das „Ding“', 'Poster');
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')),
      fc.nat({ max: 40 }),
      value,
      (text, place, chosen) => {
        const caret = Math.min(place, text.length);
        const found = completing(text, caret);
        if (found === null) return;
        expect(found.from <= caret && caret <= found.to && found.to <= text.length).toBe(true);
        if (found.kind !== 'value') return;
        const completion = valueCompletion(text, found, chosen, '');
        expect(completion.text.startsWith(text.slice(0, found.from))).toBe(true);
        expect(completion.text.trimEnd().endsWith(text.slice(found.to).trimEnd())).toBe(true);
        const before = completion.text.slice(0, completion.caret).trimEnd();
        expect(parseQuery(before).hints.filter(({ kind }) => kind === 'open-quote')).toEqual([]);
      },
    ),
  );
});
