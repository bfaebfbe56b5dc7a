import { createServer, type Server } from 'node:http';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { announceHost, findHost } from './running-host.ts';

let place: string;
let library: string;
let cache: string;
let host: Server;
let status: number;
let url: string;
let port: number;

beforeEach(async () => {
  place = await mkdtemp(path.join(tmpdir(), 'filmothek-running-'));
  library = path.join(place, 'library');
  cache = path.join(place, 'cache');
  await mkdir(library);
  status = 200;
  host = createServer((_request, response) => response.writeHead(status).end('page'));
  await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve));
  ({ port } = host.address() as AddressInfo);
  url = `http://127.0.0.1:${port}/?token=abc-_123`;
});
afterEach(async () => {
  host.closeAllConnections();
  host.close();
  await rm(place, { recursive: true });
});

const find = (folder = library) => findHost(folder, cache);
const announce = (address = url) => announceHost(library, address, cache);
async function announced(): Promise<string> {
  const [name = ''] = await readdir(path.join(cache, 'hosts'));
  return path.join(cache, 'hosts', name);
}

test('a host that runs is found by its library, under any name of its folder, until it ends', async () => {
  expect(await find()).toBeNull();
  const takeBack = await announce();
  const link = path.join(place, 'link');
  await symlink(library, link, 'junction');
  expect(await find()).toEqual({ url, port });
  expect(await find(link)).toEqual({ url, port });
  expect(await find(place)).toBeNull();
  await takeBack();
  expect(await find()).toBeNull();
  expect(await readdir(path.join(cache, 'hosts'))).toEqual([]);
});

test.skipIf(process.platform === 'win32')('only its user can read the address', async () => {
  await announce();
  expect((await stat(await announced())).mode & 0o777).toBe(0o600);
  expect((await stat(path.join(cache, 'hosts'))).mode & 0o777).toBe(0o700);
});

test('nothing of it is written into the library', async () => {
  await announce();
  expect(await readdir(library)).toEqual([]);
});

test('a host that was killed is not found, and the next one is', async () => {
  await announce();
  host.closeAllConnections();
  await new Promise((resolve) => host.close(resolve));
  expect(await find()).toBeNull();
});

test('a host that no longer knows the token is not found', async () => {
  await announce();
  status = 403;
  expect(await find()).toBeNull();
});

test('who ends later takes back only what it wrote down itself', async () => {
  const takeBack = await announce('http://127.0.0.1:1/?token=old');
  await announce();
  await takeBack();
  expect(await find()).toEqual({ url, port });
});

test.each([
  '',
  '{',
  'null',
  '{}',
  '{"url":1}',
  '{"url":"http://127.0.0.1.example.org:80/?token=a"}',
  '{"url":"https://example.org/?token=a"}',
  '{"url":"file:///etc/passwd"}',
])('an unreadable or foreign note leads nowhere: %s', async (text) => {
  await announce();
  await writeFile(await announced(), text);
  expect(await find()).toBeNull();
});

test('a cache folder that cannot be made keeps nobody from running', async () => {
  await writeFile(cache, 'a file where the folder would be');
  const takeBack = await announce();
  expect(await find()).toBeNull();
  await takeBack();
  expect(await readFile(cache, 'utf8')).toBe('a file where the folder would be');
});
