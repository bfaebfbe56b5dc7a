import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ensureBuilt } from './ensure-built.mjs';
import { ROOT, inProject } from './project.mjs';

/* `npm run -s cli`, as npm calls it. */

let folder: string;

beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'filmothek-cli-'));
  await ensureBuilt();
}, 120_000);
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

function cli(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [inProject('build/cli.mjs'), ...args],
    {
      cwd: ROOT,
      encoding: 'utf8',
      env: {
        ...process.env,
        ...{ LC_ALL: 'de_DE.UTF-8', npm_lifecycle_event: 'cli', INIT_CWD: folder },
      },
    },
  );
  return { status, stdout, stderr };
}

test('a mistake and the help name a call that works', () => {
  const mistake = cli('fetch');
  expect(mistake).toMatchObject({ status: 2, stdout: '' });
  expect(mistake.stderr).toContain('Alle Befehle zeigt: npm run -s cli -- help');
  expect(cli('help').stdout).toMatch(/^npm run -s cli -- BEFEHL \[OPTIONEN\]\n/);
  expect(cli('add').stderr).toContain('Da fehlt etwas: TITEL');
});

test('a text without a film leaves nothing on standard output, not even a blank line', () => {
  const prose = 'Es war ein langer Tag, und niemand sprach davon.\n';
  fs.writeFileSync(path.join(folder, 'prose.txt'), prose);
  expect(cli('recognise', 'prose.txt')).toEqual({
    status: 0,
    stdout: '',
    stderr: 'Kein Film erkannt: prose.txt\n',
  });
});
