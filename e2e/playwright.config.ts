import { fileURLToPath } from 'node:url';
import { defineConfig, type ReporterDescription } from '@playwright/test';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Set by build/test.mjs: the browser it found, and where it wants the report. */
const { FILMOTHEK_CHROMIUM: executablePath, FILMOTHEK_E2E_REPORT: outputFile } = process.env;

const reporter: ReporterDescription[] = [['list']];
if (outputFile) reporter.push(['json', { outputFile }]);

export default defineConfig({
  testDir: at('.'),
  testMatch: '**/*.spec.ts',
  globalSetup: at('announce-host.ts'),
  outputDir: at('../test-results'),
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  reporter,
  use: {
    browserName: 'chromium',
    launchOptions: executablePath ? { executablePath } : {},
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
  },
});
