import { expect, test } from 'vitest';
import { listTags } from './list-tags.ts';
import { ALL_FILMS } from './query.ts';

test.each([
  ['tag:halloween', ['halloween']],
  ['schlagwort:"Mit Kindern" tag:neu', ['Mit Kindern', 'neu']],
  ['tag:neu heat', null],
  ['-tag:neu', null],
  ['tag:a,b', null],
  ['tag:a oder tag:b', null],
  ['genre:western', null],
  ['', null],
])('the list %j is joined by the tags %j', (text, tags) => {
  expect(listTags({ ...ALL_FILMS, text })).toEqual(tags);
});

test('the films of a tag are joined by it, those of another section by nothing', () => {
  expect(listTags({ ...ALL_FILMS, tag: 'neu' })).toEqual(['neu']);
  expect(listTags({ ...ALL_FILMS, section: 'unwatched', text: 'tag:neu' })).toBeNull();
});
