import { expect, test } from 'vitest';
import { MESSAGES } from '../model/messages/messages.ts';
import { filmLines } from './film-text.ts';

test('a film is shown with the fields of its own, in its order', () => {
  const custom = [
    { name: 'Box', value: 3.5 },
    { name: 'Geprüft', value: false },
    { name: 'Gekauft', value: '2019-06' },
  ];
  const lines = filmLines({ title: 'Heat', custom }, MESSAGES.de).split('\n');
  expect(lines.map((line) => line.replace(/\s+/, ': '))).toEqual([
    'Titel: Heat',
    'Box: 3.5',
    'Geprüft: nein',
    'Gekauft: 2019-06',
  ]);
});
