import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs/promises';
import path from 'node:path';
import readline from 'node:readline';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { toKeep } from './backup-rotation.ts';
import { Backups } from './backups.ts';
import { openStore } from './store.ts';
import { bundleChild } from './test-child.ts';
import { adding, makeFilm, temporaryFolder } from './test-library.ts';

/* A process that is killed with SIGKILL while it makes backups or deletes old ones. */

const KILLS = 10;
/** Kills go on until so many of them fell into the work. */
const HITS = 3;
const OLD = 60;
const FILMS = 500;
const START = Date.parse('2026-01-01T00:00:00.000Z');
const QUARTER = 15 * 60_000;

const sourceOf = (name: string) =>
  JSON.stringify(fileURLToPath(new URL(`${name}.ts`, import.meta.url)));

/**
 * A backup for every quarter of an hour from a given one on, and after each of them the old ones go. It tells when it
 * is about to write or to delete a file, so that it can be killed right then.
 */
const CHILD = `
import { Backups } from ${sourceOf('backups')};
import { NODE_FILES } from ${sourceOf('files')};

const tell = (line) => process.stdout.write(line + '\\n');
const open = (file, flags, mode) => {
  if (flags === 'wx') tell('write');
  return NODE_FILES.open(file, flags, mode);
};
const unlink = (file) => {
  tell('delete');
  return NODE_FILES.unlink(file);
};
const backups = new Backups(process.argv[2], { ...NODE_FILES, open, unlink });
for (let revision = Number(process.argv[3]); ; revision++) {
  const at = new Date(${START} + revision * ${QUARTER}).toISOString();
  const { name } = await backups.make(revision, at);
  tell('made ' + name);
  await backups.prune(at);
}
`;

let child: string;
beforeAll(async () => {
  child = await bundleChild(CHILD);
}, 60_000);

/** Kills the child when it has printed a word that often, or a moment later; returns all it printed. */
async function runAndKill(
  folder: string,
  first: number,
  word: string,
  times: number,
): Promise<string[]> {
  const running = spawn(process.execPath, [child, folder, String(first)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const closed = once(running, 'close');
  const printed: string[] = [];
  let left = times;
  for await (const line of readline.createInterface({ input: running.stdout })) {
    printed.push(line);
    if (line === word) left -= 1;
    if (line === word && left === 0) setTimeout(() => running.kill('SIGKILL'), Math.random() * 5);
  }
  await closed;
  expect(running.signalCode).toBe('SIGKILL');
  return printed;
}

/** A library with one backup. */
async function makeLibrary(): Promise<string> {
  const store = await openStore(await temporaryFolder());
  const films = Array.from({ length: FILMS }, (_, number) =>
    makeFilm(number, { plot: `${Math.random()} `.repeat(20) }),
  );
  await store.commit(adding(...films));
  await store.close();
  await new Backups(store.folder).make(0, new Date(START).toISOString());
  return store.folder;
}

/** So many backups from the years before that most of them are to be deleted. */
async function addOldBackups(folder: string): Promise<void> {
  const place = path.join(folder, 'backups');
  const [newest] = await new Backups(folder).list();
  for (let index = 0; index < OLD; index++) {
    const at = new Date(START - (index + 1) * 9 * 60 * QUARTER).toISOString();
    const copy = path.join(place, `${at.replaceAll(/[:.]/g, '-')}-r0.json.gz`);
    await fs.copyFile(path.join(place, newest?.name ?? ''), copy);
  }
}

/**
 * Kills a child and looks at what it leaves behind: the last backup it called made must be there. Returns how many
 * backups there are that it had yet to delete.
 */
async function killAndLook(folder: string, word: string, times: number) {
  const before = await new Backups(folder).list();
  const first = (before[0]?.revision ?? 0) + 1;
  const printed = await runAndKill(folder, first, word, times);
  const state = `after ${printed.length} lines`;
  const backups = await new Backups(folder).list();
  const names = backups.map(({ name }) => name);
  const damaged = backups.filter(({ verified }) => !verified);
  expect(damaged, state).toEqual([]);
  const made = printed.flatMap((line) => /^made (.+)$/.exec(line)?.[1] ?? []).at(-1);
  expect(names, state).toContain(made ?? before[0]?.name);
  // Nothing is gone that has a right to stay, wherever the deleting was interrupted.
  const all = new Map([...before, ...backups].map((backup) => [backup.name, backup]));
  const kept = toKeep([...all.values()], backups[0]?.at ?? '');
  const missing = [...kept].filter((name) => !names.includes(name));
  expect(missing, state).toEqual([]);
  return names.length - kept.size;
}

test('promise 15: kills during a backup cost no earlier one', { timeout: 120_000 }, async () => {
  const folder = await makeLibrary();
  const place = path.join(folder, 'backups');
  const leftovers = async () =>
    (await fs.readdir(place)).filter((name) => name.endsWith('.tmp')).length;
  let interrupted = 0;
  for (let kill = 0; kill < KILLS || interrupted < HITS; kill++) {
    await killAndLook(folder, 'write', 1 + (kill % 4));
    interrupted += await leftovers();
  }
  const backups = new Backups(folder);
  const { name } = await backups.make(1000, new Date(START + 1000 * QUARTER).toISOString());
  expect(await leftovers()).toBe(0);
  expect((await backups.read(name)).films.size).toBe(FILMS);
});

test(
  'promise 15: kills while old backups are deleted cost none that stays',
  { timeout: 120_000 },
  async () => {
    const folder = await makeLibrary();
    let interrupted = 0;
    for (let kill = 0; kill < KILLS / 2 || interrupted < HITS; kill++) {
      await addOldBackups(folder);
      const tooMany = await killAndLook(folder, 'delete', 1 + 5 * (kill % 5));
      if (tooMany > 0) interrupted += 1;
    }
  },
);
