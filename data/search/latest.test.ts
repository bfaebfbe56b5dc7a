import { expect, test } from 'vitest';
import { Latest } from './latest.ts';

test('an answer is made once as long as it is asked for now and then', () => {
  const latest = new Latest<string>(2);
  const made: string[] = [];
  const ask = (question: string) =>
    latest.get(question, () => {
      made.push(question);
      return question.toUpperCase();
    });
  expect(['a', 'b', 'a', 'c', 'a', 'b'].map(ask)).toEqual(['A', 'B', 'A', 'C', 'A', 'B']);
  expect(made).toEqual(['a', 'b', 'c', 'b']);
  latest.clear();
  ask('a');
  expect(made).toHaveLength(5);
});
