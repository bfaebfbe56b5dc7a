// @ts-check
import { fileURLToPath } from 'node:url';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import { layersPlugin } from './lint/layers.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

export default ts.config(
  { ignores: ['dist/', 'release/', 'node_modules/', 'test-results/', 'playwright-report/'] },
  { basePath: root },
  ...ts.configs.strict,
  ...ts.configs.stylistic,
  ...svelte.configs.recommended,
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: {
      globals: globals.browser,
      parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'] },
    },
  },
  {
    // State is replaced, not mutated: `$state.raw` holds plain values, and private collections are no state at all.
    files: ['**/*.svelte', '**/*.svelte.ts'],
    rules: { 'svelte/prefer-svelte-reactivity': 'off' },
  },
  {
    files: ['build/**/*.mjs'],
    languageOptions: { globals: globals.node },
  },
  {
    plugins: { filmothek: layersPlugin },
    rules: {
      'filmothek/layers': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/consistent-indexed-object-style': 'off',
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  {
    files: ['build/**', 'data/cli.ts', 'data/cli/**', 'e2e/**'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['renderer/**'],
    rules: {
      'no-restricted-imports': ['error', { patterns: ['node:*', 'electron'] }],
    },
  },
);
