import path from 'node:path';
import { expect, test } from 'vitest';
import { ROOT, callersFolder } from './project.mjs';

const CALLER = path.join(ROOT, 'data');

test('a path is meant from where npm was called', () => {
  const env = { npm_lifecycle_event: 'cli', INIT_CWD: CALLER };
  expect(callersFolder('cli', env, ROOT)).toBe(CALLER);
});

test.each([
  ['without npm', {}, ROOT],
  ['below another npm script', { npm_lifecycle_event: 'test', INIT_CWD: CALLER }, ROOT],
  ['elsewhere', { npm_lifecycle_event: 'cli', INIT_CWD: CALLER }, path.dirname(ROOT)],
])('a path is meant from the present folder %s', (_, env, folder) => {
  expect(callersFolder('cli', env, folder)).toBe(folder);
});
