import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { recognise } from './recognise.ts';
import { toRecognitionJson } from './recognition-json.ts';

/* The two pages the product was made for, scored by the samples' own rules. They are read where they are. */

const PAGES = fileURLToPath(new URL('../../../shared/samples/pages', import.meta.url));
const here = existsSync(path.join(PAGES, 'score.mjs'));
// eslint-disable-next-line no-console -- a test that did not run says so
if (!here) console.log(`recognise.samples.test.ts: skipped, there is no ${PAGES}`);

describe.skipIf(!here)('the pages the product was made for', () => {
  it('are recognised without a single mistake', () => {
    const actual = mkdtempSync(path.join(tmpdir(), 'filmothek-pages-'));
    try {
      for (const file of readdirSync(PAGES).filter((name) => /^seed-.*\.txt$/.test(name))) {
        const found = recognise({ text: readFileSync(path.join(PAGES, file), 'utf8'), html: null });
        const name = file.replace(/\.txt$/, '.actual.json');
        writeFileSync(path.join(actual, name), JSON.stringify(toRecognitionJson(found)));
      }
      expect(readdirSync(actual).length).toBeGreaterThan(0);
      // Fails with the list of mistakes when the score is under 1.
      const score = [path.join(PAGES, 'score.mjs'), PAGES, actual, '--only', 'seed', '--min', '1'];
      expect(execFileSync(process.execPath, score, { encoding: 'utf8' })).not.toContain('FAIL');
    } finally {
      rmSync(actual, { recursive: true });
    }
  });
});
