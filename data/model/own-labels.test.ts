import { expect, test } from 'vitest';
import { canBeLabel, withOwnLabel, withoutOwnLabel, type OwnLabel } from './own-labels.ts';

const director: OwnLabel = { label: 'Spielleitung', meaning: { kind: 'role', role: 'director' } };

test('a label has one meaning, the last that it was given', () => {
  const unused: OwnLabel = { label: 'SPIELLEITUNG', meaning: { kind: 'unused' } };
  expect(withOwnLabel([director], unused)).toEqual([unused]);
  expect(withoutOwnLabel([director], 'spielleitung')).toEqual([]);
});

test('the oldest label gives way when there are too many', () => {
  const many = Array.from({ length: 500 }, (_, at): OwnLabel => ({
    label: `Label ${at}`,
    meaning: { kind: 'unused' },
  }));
  const labels = withOwnLabel(many, director);
  expect(labels).toHaveLength(500);
  expect(labels.at(-1)).toEqual(director);
  expect(labels[0]?.label).toBe('Label 1');
});

test.each(['', ' ', 'a', '::', ' Regie', 'Re\ngie', 'x'.repeat(61)])('%j is no label', (words) => {
  expect(canBeLabel(words)).toBe(false);
});
