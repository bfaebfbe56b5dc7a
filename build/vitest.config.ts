import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));

export default defineConfig({
  root,
  test: {
    // Vitest would leave one processor free; of two, that is half of the time.
    maxWorkers: '100%',
    projects: [
      {
        root,
        test: {
          name: 'node',
          include: [
            'data/**/*.test.ts',
            'electron/**/*.test.ts',
            'build/**/*.test.ts',
            'e2e/**/*.test.ts',
          ],
          testTimeout: 30_000,
          // Tests leave nothing among the person's own files.
          env: { XDG_STATE_HOME: path.join(os.tmpdir(), 'filmothek-test-state') },
        },
      },
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
