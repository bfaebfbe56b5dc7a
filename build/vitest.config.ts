import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What tries thousands of cases or starts whole processes: minutes, while everything else takes less than one. */
const THOROUGH = [
  'data/store/torture/**/*.test.ts',
  'data/**/*.{crash,kill,memory,property}.test.ts',
  'e2e/cli.test.ts',
];

/** @param name of the project; the rest says which tests are its own */
const onNode = (name: string, files: { include: string[]; exclude?: string[] }) => ({
  root,
  test: {
    name,
    ...files,
    testTimeout: 30_000,
    // Tests leave nothing among the person's own files.
    env: { XDG_STATE_HOME: path.join(os.tmpdir(), 'filmothek-test-state') },
  },
});

export default defineConfig({
  root,
  test: {
    // Vitest would leave one processor free; of two, that is half of the time.
    maxWorkers: '100%',
    projects: [
      onNode('node', {
        include: ['{data,electron,build,e2e}/**/*.test.ts'],
        exclude: THOROUGH,
      }),
      onNode('thorough', { include: THOROUGH }),
      {
        root,
        plugins: [svelte({ configFile: false }), svelteTesting()],
        test: {
          name: 'renderer',
          include: ['renderer/**/*.test.ts'],
          environment: 'happy-dom',
        },
      },
    ],
  },
});
