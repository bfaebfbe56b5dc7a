import { expect, test } from 'vitest';
import { MESSAGES } from '../../../data/model/messages/messages.ts';
import { groupLabel, marksOf } from './group-marks.ts';

const words = MESSAGES.de.facets;
const markers = (labels: readonly string[]) =>
  labels.map((label, at) => ({ label, index: at * 5 }));

test('groups are called by what they have, or by what they lack', () => {
  expect(groupLabel(words, 'decade', '1980')).toBe('1980er');
  expect(groupLabel(MESSAGES.en.facets, 'decade', '1980')).toBe('1980s');
  expect(groupLabel(words, 'director', 'Walter Hill')).toBe('Walter Hill');
  expect(groupLabel(words, 'director', '')).toBe('Ohne Regie');
});

test('marks that stand for no group stay what they are', () => {
  expect(marksOf(words, 'none', markers(['A', 'B']))).toEqual(markers(['A', 'B']));
});

test('decades and a few groups are marks by their names', () => {
  const decades = markers(Array.from({ length: 14 }, (_, at) => String(1890 + at * 10)));
  expect(marksOf(words, 'decade', decades).map(({ label }) => label)).toHaveLength(14);
  expect(marksOf(words, 'medium', markers(['Blu-ray', 'DVD', '']))).toEqual([
    { label: 'Blu-ray', name: 'Blu-ray', index: 0 },
    { label: 'DVD', name: 'DVD', index: 5 },
    { label: '–', name: 'Ohne Medium', index: 10 },
  ]);
});

test('many groups are marked by the letters they begin with, each where its first begins', () => {
  const people = ['2Pac', 'Ágnes Varda', 'Akira Kurosawa', 'Billy Wilder', 'Bong Joon-ho', 'Özer'];
  const many = Array.from({ length: 9 }, (_, at) => `Zz ${at}`);
  const marks = marksOf(words, 'director', markers([...people, ...many, '']));
  expect(marks).toEqual([
    { label: '#', index: 0 },
    { label: 'A', index: 5 },
    { label: 'B', index: 15 },
    { label: 'O', index: 25 },
    { label: 'Z', index: 30 },
    { label: '–', name: 'Ohne Regie', index: 75 },
  ]);
});
