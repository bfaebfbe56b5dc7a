import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { ensureBuilt } from './ensure-built.mjs';
import { inProject } from './project.mjs';
import { TEXTS } from './texts.mjs';

/* `npm start` itself, over the built program: from the first line to the end. */

const START = inProject('build/start.mjs');
const isPosix = process.platform !== 'win32';

let folder: string;
let started: ChildProcess[];

beforeAll(async () => {
  await ensureBuilt();
}, 120_000);
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'filmothek-start-'));
  started = [];
});
afterEach(async () => {
  for (const child of started) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill('SIGTERM');
    await once(child, 'close');
  }
  fs.rmSync(folder, { recursive: true, force: true });
});

function start(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const child = spawn(command, args, {
    env: {
      ...process.env,
      ...{ LC_ALL: 'en_GB.UTF-8', XDG_CACHE_HOME: folder, LOCALAPPDATA: folder },
      ...{ DISPLAY: undefined, WAYLAND_DISPLAY: undefined, npm_lifecycle_event: undefined },
      ...env,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  started.push(child);
  return { child, lines: createInterface({ input: child.stdout })[Symbol.asyncIterator]() };
}

const onLibrary = (...more: readonly string[]) => [
  START,
  ...more,
  '--library',
  path.join(folder, 'library'),
];

async function rest(lines: AsyncIterator<string>): Promise<string[]> {
  const all = [];
  for (let line = await lines.next(); !line.done; line = await lines.next()) all.push(line.value);
  return all;
}

const status = async (url: string) => (await fetch(url)).status;

test('a second start finds the first, prints its address and ends; then the first can end', async () => {
  const first = start(process.execPath, onLibrary('--no-open'));
  const url = String((await first.lines.next()).value);
  expect(await status(url)).toBe(200);

  const second = start(process.execPath, onLibrary('--no-open'));
  expect(await rest(second.lines)).toEqual([TEXTS.en.alreadyRunning, url, TEXTS.en.readOnlyHint]);
  expect(second.child.exitCode ?? (await once(second.child, 'exit'))[0]).toBe(0);
  expect(await status(url)).toBe(200);

  first.child.kill('SIGTERM');
  expect(await rest(first.lines)).toEqual([TEXTS.en.stop]);
  await expect(status(url)).rejects.toThrow();
  if (isPosix) expect(fs.readdirSync(path.join(folder, 'filmothek/hosts'))).toEqual([]);
});

test.runIf(process.platform === 'linux')(
  'without a display it says why nothing opens',
  async () => {
    const { lines } = start(process.execPath, onLibrary());
    expect((await lines.next()).value).toBe(TEXTS.en.noDisplay);
    expect((await lines.next()).value).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?token=/);
  },
);

test.runIf(isPosix)('no host outlives npm, even when nobody tells it to end', async () => {
  // A shell that does more than one thing waits between npm and the script, and hands no signal on.
  const script = `"$0" "$@"; true`;
  const { child, lines } = start(
    'sh',
    ['-c', script, process.execPath, ...onLibrary('--no-open')],
    {
      npm_lifecycle_event: 'start',
    },
  );
  const url = String((await lines.next()).value);
  expect(await status(url)).toBe(200);
  child.kill('SIGKILL');
  expect(await rest(lines)).toEqual([TEXTS.en.stop]);
  await expect(status(url)).rejects.toThrow();
});
