import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { endHost, startHost } from './host-process.mjs';

let folder: string;

const stub = (script: string) => {
  const file = path.join(folder, 'cli.mjs');
  fs.writeFileSync(file, script);
  return file;
};

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'filmothek-host-'));
});

afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

const SERVING = `
  const [verb, json, ...rest] = process.argv.slice(2);
  const closed = () => process.exit(verb === 'serve' && json === '--json' ? 0 : 9);
  process.on('SIGTERM', closed);
  setInterval(() => {}, 1000);
  console.log(JSON.stringify({ url: 'http://127.0.0.1:4711/?token=x', port: 4711, library: rest[1] }));
`;

test('a host is there once it has said where', async () => {
  const host = await startHost(['--library', 'films'], stub(SERVING));
  expect(host).toMatchObject({
    url: 'http://127.0.0.1:4711/?token=x',
    port: 4711,
    library: 'films',
  });
  if (host !== null) await endHost(host.child);
});

test.skipIf(process.platform === 'win32')('a host that is to end may close itself', async () => {
  const host = await startHost([], stub(SERVING));
  if (host === null) throw new Error('the stub did not start');
  await endHost(host.child);
  expect(await host.ended).toEqual({ code: 0, signal: null, asked: false });
  await endHost(host.child);
});

test('a host that ends before it answers is none', async () => {
  expect(await startHost([], stub('process.exit(3)'))).toBeNull();
});

test('an ended host leaves no signal handlers behind', async () => {
  const before = process.listenerCount('SIGTERM');
  const host = await startHost([], stub(SERVING));
  expect(process.listenerCount('SIGTERM')).toBe(before + 1);
  if (host !== null) await endHost(host.child);
  expect(process.listenerCount('SIGTERM')).toBe(before);
});

test.skipIf(process.platform === 'win32')(
  'who is told to end lets the host close first',
  async () => {
    const module = JSON.stringify(new URL('./host-process.mjs', import.meta.url).href);
    const launcher = path.join(folder, 'launcher.mjs');
    fs.writeFileSync(
      launcher,
      `import { startHost } from ${module};
      const { ended } = await startHost([], ${JSON.stringify(stub(SERVING))});
      console.log('running');
      console.log(JSON.stringify(await ended));`,
    );
    const child = spawn(process.execPath, [launcher], { stdio: ['ignore', 'pipe', 'inherit'] });
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    expect((await lines.next()).value).toBe('running');
    child.kill('SIGTERM');
    const { value } = await lines.next();
    expect(JSON.parse(value ?? '')).toEqual({ code: 0, signal: null, asked: true });
  },
);
