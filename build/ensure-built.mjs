// @ts-check
import { createHash, randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { isAlive } from './ending.mjs';
import { ROOT, inProject } from './project.mjs';
import { runNode } from './run.mjs';

/** What the build is made from. */
const SOURCES = ['data', 'electron', 'renderer'];
const SOURCE_FILES = ['build/vite.config.ts', 'package.json', 'package-lock.json'];

/** One file of each part of the build; when one is missing, so may be everything beside it. */
const OUTPUTS = [
  'dist/renderer/index.html',
  'dist/node/cli.js',
  'dist/electron/main.js',
  'dist/preload/preload.cjs',
];

const BUILD_LIMIT = 4 * 60_000;
/** Longer than a build may take: a lock this old belongs to nobody, whatever its process number says. */
const LOCK_LIMIT = 5 * 60_000;

export class BuildError extends Error {
  /** @override */
  name = 'BuildError';

  /**
   * @param {string} message
   * @param {readonly string[]} [missing] files that a build without a mistake did not make
   */
  constructor(message, missing = []) {
    super(message);
    this.missing = missing;
  }
}

/**
 * Builds the app when the build is missing or older than its sources. Silent; what a failed build said goes to stderr
 * before a BuildError is thrown. Callers that arrive during a build wait for it.
 * @param {object} [options]
 * @param {string} [options.root]
 * @param {() => Promise<void>} [options.build] throws a BuildError
 * @param {() => void} [options.announce] called before a build starts
 * @returns {Promise<'fresh' | 'built'>}
 */
export async function ensureBuilt({ root = ROOT, build = viteBuild, announce } = {}) {
  if (isFresh(root)) return 'fresh';
  const release = await lock(path.join(root, 'node_modules/.cache/filmothek/build-lock'));
  try {
    if (isFresh(root)) return 'fresh';
    announce?.();
    // Taken before the build: an edit made meanwhile may or may not be in it.
    const stamp = sourceStamp(root);
    await build();
    const missing = OUTPUTS.filter((file) => !fs.existsSync(path.join(root, file)));
    if (missing.length > 0) {
      throw new BuildError(`The build lacks ${missing.join(', ')}.`, missing);
    }
    const file = path.join(root, 'dist/.built');
    fs.writeFileSync(`${file}.new`, stamp);
    fs.renameSync(`${file}.new`, file);
    return 'built';
  } finally {
    release();
  }
}

/** Whether the build is there and was made from the sources as they are. @param {string} root */
export function isFresh(root) {
  if (!OUTPUTS.every((file) => fs.existsSync(path.join(root, file)))) return false;
  const file = path.join(root, 'dist/.built');
  return fs.existsSync(file) && fs.readFileSync(file, 'utf8') === sourceStamp(root);
}

/**
 * A hash that changes when a source appears, disappears, or changes its size or time. Tests are not sources.
 * @param {string} root
 */
export function sourceStamp(root) {
  const files = SOURCES.flatMap((folder) => filesIn(root, folder)).concat(SOURCE_FILES);
  const hash = createHash('sha256');
  for (const file of files.sort()) {
    const stat = fs.statSync(path.join(root, file), { throwIfNoEntry: false });
    if (stat?.isFile()) hash.update(`${file}\0${stat.size}\0${stat.mtimeMs}\n`);
  }
  return hash.digest('hex');
}

/**
 * @param {string} root
 * @param {string} folder
 * @returns {string[]} paths from the root, with `/`
 */
function filesIn(root, folder) {
  const absolute = path.join(root, folder);
  if (!fs.existsSync(absolute)) return [];
  return fs
    .readdirSync(absolute, { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.split(path.sep).join('/')}`)
    .filter((name) => !name.endsWith('.test.ts'));
}

/**
 * Takes a lock that only one process can hold: a folder. A lock whose holder has died is taken over.
 * @param {string} folder
 * @returns {Promise<() => void>} gives it back
 */
async function lock(folder) {
  const owner = `${process.pid}-${randomUUID()}`;
  const own = `${folder}-${owner}`;
  // Made beside its place and then moved there: whoever sees the lock also sees who holds it. A move onto a folder that
  // is not empty fails on every system.
  fs.mkdirSync(own, { recursive: true });
  fs.writeFileSync(path.join(own, 'owner'), owner);
  while (!moved(own, folder)) {
    takeAway(folder);
    await wait(100);
  }
  return () => {
    // A machine that slept may wake up without its lock.
    if (ownerOf(folder) !== owner) return;
    // Moved first: while it was being emptied, another could take it for its own.
    fs.renameSync(folder, own);
    fs.rmSync(own, { recursive: true, force: true });
  };
}

/**
 * @param {string} from
 * @param {string} to
 */
function moved(from, to) {
  try {
    fs.renameSync(from, to);
    return true;
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    if (code !== undefined && ['ENOTEMPTY', 'EEXIST', 'EPERM', 'EACCES'].includes(code))
      return false;
    throw error;
  }
}

/**
 * Removes a lock nobody holds any more. Where it is moved to bears its owner's name and stays, so that a slower process
 * that judged the same lock cannot move its successor away: the place is taken.
 * @param {string} folder
 */
function takeAway(folder) {
  const owner = ownerOf(folder);
  if (owner === null) return;
  try {
    const age = Date.now() - fs.statSync(folder).mtimeMs;
    if (age < LOCK_LIMIT && isAlive(Number.parseInt(owner, 10))) return;
    moved(folder, `${folder}-dead-${owner}`);
  } catch {
    // It went away while it was looked at.
  }
}

/** @param {string} folder */
function ownerOf(folder) {
  try {
    return fs.readFileSync(path.join(folder, 'owner'), 'utf8');
  } catch {
    return null;
  }
}

async function viteBuild() {
  const { code, output } = await runNode(
    [
      inProject('node_modules/vite/bin/vite.js'),
      ...['build', '--app', '--config', 'build/vite.config.ts', '--configLoader', 'runner'],
    ],
    // A test run's own NODE_ENV would make a development build.
    { env: { NODE_ENV: 'production' }, limit: BUILD_LIMIT },
  );
  if (code === 0) return;
  process.stderr.write(output);
  throw new BuildError('The build failed.');
}
