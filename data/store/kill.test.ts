import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs/promises';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import readline from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStore } from './store.ts';
import { filmsOf, temporaryFolder } from './test-library.ts';

/* A process that is killed with SIGKILL while it saves. What it had printed as saved must be there. */

const KILLS = 20;
let bundleFolder: string;
let child: string;

/**
 * Two films are edited in every transaction, to the same title, which is its number: a torn transaction would show as
 * two different ones. A checkpoint is asked for so often that some kills fall into one.
 */
const CHILD = `
import { openStore } from ${JSON.stringify(fileURLToPath(new URL('store.ts', import.meta.url)))};
import { createFilm } from ${JSON.stringify(fileURLToPath(new URL('../model/film.ts', import.meta.url)))};
import { setFields } from ${JSON.stringify(fileURLToPath(new URL('../model/change.ts', import.meta.url)))};

const store = await openStore(process.argv[2]);
const ids = ['film-000001', 'film-000002'];
if (store.data.films.size === 0) {
  const now = new Date().toISOString();
  await store.commit(ids.map((id) => ({ type: 'add', film: createFilm({ title: '1' }, id, now) })));
}
process.stdout.write('open\\n');
for (;;) {
  const title = String(store.data.revision + 1);
  const edits = ids.map((id) => setFields(store.data.films.get(id), { title, plot: title.repeat(500) }));
  const { seq } = await store.commit(edits);
  process.stdout.write(seq + '\\n');
  if (seq % 7 === 0) store.checkpoint();
}
`;

beforeAll(async () => {
  bundleFolder = await fs.mkdtemp(path.join(os.tmpdir(), 'filmothek-child-'));
  const entry = path.join(bundleFolder, 'child.mjs');
  const config = path.join(bundleFolder, 'vite.config.mjs');
  await fs.writeFile(entry, CHILD);
  const build = { ssr: entry, outDir: 'bundle', minify: false, target: 'node20' };
  const settings = { root: bundleFolder, publicDir: false, ssr: { noExternal: true }, build };
  const external = { rolldownOptions: { external: ['sharp'] } };
  await fs.writeFile(
    config,
    `export default ${JSON.stringify({ ...settings, build: { ...build, ...external } })}`,
  );
  const vite = path.dirname(createRequire(import.meta.url).resolve('vite/package.json'));
  const command = path.join(vite, 'bin', 'vite.js');
  await promisify(execFile)(process.execPath, [command, 'build', '--config', config]);
  child = path.join(bundleFolder, 'bundle', 'child.mjs');
}, 60_000);

afterAll(() => fs.rm(bundleFolder, { recursive: true, force: true }));

/** Runs the child until it has printed `lines` lines and `delay` more milliseconds passed; returns what it printed. */
async function runAndKill(folder: string, lines: number, delay: number): Promise<string[]> {
  const running = spawn(process.execPath, [child, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const closed = once(running, 'close');
  const printed: string[] = [];
  for await (const line of readline.createInterface({ input: running.stdout })) {
    printed.push(line);
    if (printed.length === lines) setTimeout(() => running.kill('SIGKILL'), delay);
  }
  await closed;
  expect(running.signalCode).toBe('SIGKILL');
  return printed;
}

describe('a process killed while it saves', () => {
  test(`has lost nothing it called saved, ${KILLS} times over`, { timeout: 120_000 }, async () => {
    const folder = await temporaryFolder();
    for (let kill = 0; kill < KILLS; kill++) {
      const delay = Math.random() * 20;
      const printed = await runAndKill(folder, 2 + (kill % 9), delay);
      const acknowledged = Number(printed.at(-1));
      const store = await openStore(folder);
      const state = `after kill ${kill}, ${delay} ms after line ${2 + (kill % 9)}`;
      expect(store.data.revision, state).toBeGreaterThanOrEqual(acknowledged);
      // The one that was being written may have made it to the disk, no other.
      expect(store.data.revision, state).toBeLessThanOrEqual(acknowledged + 2);
      const title = String(store.data.revision);
      expect(
        filmsOf(store).map((film) => film.title),
        state,
      ).toEqual([title, title]);
      const kinds = store.notices.map(({ kind }) => kind);
      expect(
        kinds.filter((kind) => kind !== 'torn-tail-repaired'),
        state,
      ).toEqual([]);
      // Without a snapshot by a proper end, so that the next child starts from what the kill left.
      if (kill % 2 === 0) await store.close();
      else await store.checkpoint().then(() => store.close());
    }
  });

  test('has not locked its library', async () => {
    const folder = await temporaryFolder();
    const running = spawn(process.execPath, [child, folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const closed = once(running, 'close');
    await once(running.stdout, 'data');
    running.stdout.resume();
    await expect(openStore(folder)).rejects.toMatchObject({ code: 'library-in-use' });
    running.kill('SIGKILL');
    await closed;
    await (await openStore(folder)).close();
  });
});
