import { expect, test } from 'vitest';
import { createProgressLine } from './progress-line.mjs';

/** Shows one text a second and returns what was written. */
function shown(isTTY: boolean, texts: readonly string[]): string {
  let written = '';
  let now = 0;
  const stream = { isTTY, write: (text: string) => (written += text) };
  const line = createProgressLine(stream, () => now);
  for (const text of texts) {
    line.show(text);
    now += 1000;
  }
  line.end();
  return written;
}

const SECONDS = ['0 MB', '1 MB', '2 MB', '3 MB', '4 MB', '5 MB', '6 MB'];

test('on a terminal one line changes and is ended', () => {
  const written = shown(true, SECONDS);
  expect(written.split('\r').map((text) => text.replace('\u001b[K', ''))).toEqual([
    '',
    ...SECONDS.slice(0, -1),
    '6 MB\n',
  ]);
});

test('elsewhere there is a new line every few seconds', () => {
  expect(shown(false, SECONDS)).toBe('0 MB\n5 MB\n');
});

test('where nothing was shown there is no line to end', () => {
  expect(shown(true, [])).toBe('');
});
