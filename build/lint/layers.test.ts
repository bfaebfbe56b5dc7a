import { ESLint } from 'eslint';
import { expect, test } from 'vitest';
import { layerViolation } from './layers.mjs';

test.each([
  ['data/model/film.ts', 'node:fs'],
  ['data/model/film.ts', '../store/journal.ts'],
  ['data/store/journal.ts', '../exchange/recognise.ts'],
  ['data/store/journal.ts', '../library.ts'],
  ['data/library.ts', './serve.ts'],
  ['data/exchange/recognise.ts', 'electron'],
  ['electron/main.ts', '../renderer/main.ts'],
  ['electron/main.ts', '../data/serve.ts'],
  ['electron/preload/preload.ts', '../../data/library.ts'],
  ['electron/preload/preload.ts', 'node:fs'],
  ['renderer/ui/Button.svelte', '../../data/model/film.ts'],
  ['renderer/ui/Button.svelte', '../views/Grid.svelte'],
  ['renderer/views/Grid.svelte', '../host/host.ts'],
  ['renderer/state/catalogue.svelte.ts', '../views/Grid.svelte'],
  ['renderer/state/catalogue.svelte.ts', '../../data/library.ts'],
])('%s may not import %s', (file, specifier) => {
  expect(layerViolation(file, specifier)).toContain('may not import');
});

test.each([
  ['data/model/film.ts', 'zod'],
  ['data/model/film.ts', './change.ts'],
  ['data/store/journal.ts', '../model/change.ts'],
  ['data/store/journal.test.ts', 'vitest'],
  ['data/library.ts', './store/store.ts'],
  ['data/serve.ts', './library.ts'],
  ['electron/main.ts', '../data/library.ts'],
  ['electron/preload/preload.ts', '../../data/model/api.ts'],
  ['renderer/views/Grid.svelte', '../ui/Button.svelte'],
  ['renderer/views/Grid.svelte', './Card.svelte'],
  ['renderer/state/catalogue.svelte.ts', '../host/host.ts'],
])('%s may import %s', (file, specifier) => {
  expect(layerViolation(file, specifier)).toBeNull();
});

test('the lint run itself fails on an import against the table and says what is allowed', async () => {
  const lint = new ESLint({ overrideConfigFile: 'build/eslint.config.mjs' });
  const [result] = await lint.lintText("import '../../renderer/main.ts';\n", {
    filePath: 'data/model/film.ts',
  });
  expect(result?.errorCount).toBe(1);
  expect(result?.messages[0]?.message).toContain('data/model may not import renderer/main.ts');
});
