import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createAssets } from './assets.ts';

const HASH = 'a'.repeat(64);
let place: string;
let assets: (request: Request) => Promise<Response>;

beforeEach(async () => {
  place = await mkdtemp(path.join(tmpdir(), 'filmothek-assets-'));
  const rendererDir = path.join(place, 'renderer');
  await mkdir(path.join(rendererDir, 'assets'), { recursive: true });
  await mkdir(path.join(place, 'renderer-other'));
  await writeFile(path.join(rendererDir, 'index.html'), '<!doctype html>');
  await writeFile(path.join(rendererDir, 'assets', 'app-1f2e.js'), 'export {}');
  await writeFile(path.join(place, 'secret.html'), 'secret');
  await writeFile(path.join(place, 'renderer-other', 'x.html'), 'secret');
  await writeFile(path.join(place, 'poster.jpg'), 'jpeg');
  await writeFile(path.join(place, 'thumb.webp'), 'webp');
  assets = createAssets({
    rendererDir,
    images: {
      file: async (hash) => (hash === HASH ? path.join(place, 'poster.jpg') : null),
      thumbnail: async (hash) => (hash === HASH ? path.join(place, 'thumb.webp') : null),
    },
  });
});
afterEach(() => rm(place, { recursive: true }));

const get = (target: string, method = 'GET') =>
  assets(new Request(`http://127.0.0.1${target}`, { method }));

test('the start page and its files are served with their types and the security headers', async () => {
  const page = await get('/');
  expect(page.status).toBe(200);
  expect(await page.text()).toBe('<!doctype html>');
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(page.headers.get('content-security-policy')).not.toContain('unsafe');
  expect(page.headers.get('x-content-type-options')).toBe('nosniff');
  expect(page.headers.get('cache-control')).toBe('no-cache');
  const script = await get('/assets/app-1f2e.js');
  expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  expect(script.headers.get('cache-control')).toContain('immutable');
});

test('pictures are served by hash, as given or in the sizes there are, for ever', async () => {
  const original = await get(`/posters/${HASH}/original`);
  expect(original.headers.get('content-type')).toBe('image/jpeg');
  const thumbnail = await get(`/posters/${HASH}/480`);
  expect(thumbnail.headers.get('content-type')).toBe('image/webp');
  expect(thumbnail.headers.get('cache-control')).toContain('immutable');
  expect(await thumbnail.text()).toBe('webp');
});

test.each([
  '/../secret.html',
  '/..%2fsecret.html',
  '/..%5csecret.html',
  '/%2e%2e/secret.html',
  '/%252e%252e%252fsecret.html',
  '/../renderer-other/x.html',
  '/index.html%00.js',
  '/%E0%A4%A',
  '/assets',
  '/missing.js',
  `/posters/${HASH}`,
  `/posters/${HASH}/9999`,
  `/posters/${HASH}/480/more`,
  `/posters/${'b'.repeat(64)}/480`,
  '/posters/..%2f..%2fsecret.html/original',
  '/posters/constructor/original',
])('%s is not found', async (target) => {
  const response = await get(target);
  expect(response.status).toBe(404);
  expect(await response.text()).toBe('');
});

test('a link out of the folder of posters is not how a picture is found', async () => {
  await symlink(path.join(place, 'secret.html'), path.join(place, 'renderer', 'posters'));
  expect((await get('/posters')).status).toBe(404);
});

test('a link in the folder of the pages is not followed, to a file or to a folder', async () => {
  const rendererDir = path.join(place, 'renderer');
  await symlink(path.join(place, 'secret.html'), path.join(rendererDir, 'link.html'));
  await symlink(path.join(place, 'renderer-other'), path.join(rendererDir, 'other'));
  expect((await get('/link.html')).status).toBe(404);
  expect((await get('/other/x.html')).status).toBe(404);
});

test('a picture that is a link to something else is not served', async () => {
  await rm(path.join(place, 'poster.jpg'));
  await symlink(path.join(place, 'secret.html'), path.join(place, 'poster.jpg'));
  expect((await get(`/posters/${HASH}/original`)).status).toBe(404);
});

test('the folder of the pages may itself be reached by a link', async () => {
  const linked = path.join(place, 'linked');
  await symlink(path.join(place, 'renderer'), linked);
  const images = { file: async () => null, thumbnail: async () => null };
  const through = createAssets({ rendererDir: linked, images });
  const page = await through(new Request('http://127.0.0.1/assets/app-1f2e.js'));
  expect(page.status).toBe(200);
});

test('nothing but reading is allowed', async () => {
  expect((await get('/', 'POST')).status).toBe(405);
  const head = await get('/', 'HEAD');
  expect(head.status).toBe(200);
  expect(head.headers.get('content-length')).toBe('15');
});
