import { request } from 'node:http';
import { createReadStream, type ReadStream } from 'node:fs';
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { METHODS } from './model/api.ts';
import { openLibrary, type OpenLibrary } from './library.ts';
import { serve, type RunningHost } from './serve.ts';

let place: string;
let library: OpenLibrary;
let host: RunningHost;
let token: string;

beforeEach(async () => {
  place = await mkdtemp(path.join(tmpdir(), 'filmothek-serve-'));
  library = await openLibrary({
    folder: path.join(place, 'lib'),
    cacheFolder: path.join(place, 'cache'),
  });
  host = await serve({ library, assets: async () => new Response('page'), port: null });
  token = new URL(host.url).searchParams.get('token') ?? '';
});
afterEach(async () => {
  await host.close();
  await library.close();
  await rm(place, { recursive: true });
});

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** A request with exactly these headers: fetch would not let a test forge a Host. */
function ask(
  target: string,
  {
    method = 'GET',
    headers = {},
    body = '',
    port = host.port,
  }: { method?: string; headers?: Record<string, string>; body?: string; port?: number } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path: target, method, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (text += chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

const good = () => ({
  host: `127.0.0.1:${host.port}`,
  origin: `http://127.0.0.1:${host.port}`,
  cookie: `filmothek-${host.port}=${token}`,
  'content-type': 'application/json',
});

const addRush = JSON.stringify({ drafts: [{ title: 'Rush' }] });

test('the address with the token shows the page and leaves a cookie that only this site can send', async () => {
  const page = await ask(`/?token=${token}`);
  expect(page).toMatchObject({ status: 200, body: 'page' });
  const cookie = String(page.headers['set-cookie']);
  expect(cookie).toContain(`filmothek-${host.port}=${token}`);
  expect(cookie).toContain('HttpOnly');
  expect(cookie).toContain('SameSite=Strict');
});

test('a call with the cookie, the origin and JSON is answered', async () => {
  const answer = await ask('/api/addFilms', { method: 'POST', headers: good(), body: addRush });
  expect(answer.status).toBe(200);
  expect(JSON.parse(answer.body)).toMatchObject({ ok: true });
  expect((await library.status({})).counts.all).toBe(1);
});

test.each<[string, Record<string, string | undefined>]>([
  ['no token', { cookie: undefined }],
  ['a wrong token', { cookie: 'filmothek-0=x' }],
  ['an unparsable cookie', { cookie: ';;=' }],
  ['another host name', { host: 'localhost:1' }],
  ['the name of a foreign site', { host: 'evil.example' }],
  ['a foreign origin', { origin: 'https://evil.example' }],
  ['no origin', { origin: undefined }],
  ['the origin null', { origin: 'null' }],
  ['a form', { 'content-type': 'application/x-www-form-urlencoded' }],
  ['plain text', { 'content-type': 'text/plain' }],
])('a call with %s is refused and the library unchanged', async (_name, changed) => {
  const headers = Object.fromEntries(
    Object.entries({ ...good(), ...changed }).filter(
      (pair): pair is [string, string] => pair[1] !== undefined,
    ),
  );
  const answer = await ask('/api/addFilms', { method: 'POST', headers, body: addRush });
  expect(answer.status).toBe(403);
  expect(answer.body).not.toContain(token);
  expect((await library.status({})).counts.all).toBe(0);
});

test('pages, pictures and events need the token as well', async () => {
  for (const target of ['/', '/posters/x/480', '/events', '/?token=wrong']) {
    expect((await ask(target)).status, target).toBe(403);
  }
});

test.each<[string, string, Record<string, string>, string]>([
  ['no token', '/', { cookie: '' }, 'Zu dieser Adresse gehört ein Schlüssel'],
  [
    'the cookie of another program',
    '/',
    { cookie: 'a=b' },
    'Zu dieser Adresse gehört ein Schlüssel',
  ],
  ['an old token', '/?token=old', { cookie: '' }, 'früheren Start'],
  ['another host name', '/', { host: 'localhost:1' }, 'nicht aus dem Fenster'],
  ['a foreign origin', '/api/undo', { origin: 'https://evil.example' }, 'nicht aus dem Fenster'],
  ['a form', '/api/undo', { 'content-type': 'text/plain' }, 'nicht aus dem Fenster'],
])('who comes with %s is told just that', async (_name, target, changed, sentence) => {
  const headers = { ...good(), 'accept-language': 'de', ...changed };
  const answer = await ask(target, { method: target === '/' ? 'GET' : 'POST', headers });
  expect(answer.status).toBe(403);
  expect(answer.body).toContain(sentence);
});

test('an old cookie is told as an old token', async () => {
  const cookie = `filmothek-${host.port}=old`;
  const answer = await ask('/', { headers: { ...good(), cookie, 'accept-language': 'en' } });
  expect(answer.body).toContain('earlier start');
});

test.each(['//', '//evil.example/', '*', 'http://evil.example/', '/\\evil', '/%', '/?%'])(
  'the odd address %s is no reason to fail, and leads nowhere else',
  async (target) => {
    const asked: string[] = [];
    const other = await serve({
      library,
      assets: async ({ url }) => {
        asked.push(url);
        return new Response(null, { status: 404 });
      },
      port: null,
    });
    const headers = {
      host: `127.0.0.1:${other.port}`,
      cookie: `filmothek-${other.port}=${new URL(other.url).searchParams.get('token') ?? ''}`,
    };
    try {
      expect((await ask(target, { headers, port: other.port })).status).toBe(404);
      for (const url of asked) expect(new URL(url).host).toBe(headers.host);
    } finally {
      await other.close();
    }
  },
);

test.each(['TRACE', 'OPTIONS', 'POST', 'DELETE'])('%s of a page is refused', async (method) => {
  const answer = await ask('/', { method, headers: good() });
  expect(answer.status).toBe(405);
  expect(answer.headers['allow']).toBe('GET, HEAD');
});

test('reading with GET does not call', async () => {
  expect((await ask('/api/undo', { headers: good() })).status).toBe(403);
});

test('arguments of a wrong shape are refused by every method and nothing is written', async () => {
  const wrong = ['{"x":1}', '[]', 'null', '"text"', '{"__proto__":{"polluted":1}}', 'no json', ''];
  for (const method of METHODS) {
    for (const body of wrong) {
      const answer = await ask(`/api/${method}`, { method: 'POST', headers: good(), body });
      expect(JSON.parse(answer.body), `${method} ${body}`).toMatchObject({
        ok: false,
        error: { code: 'bad-arguments' },
      });
    }
  }
  expect((await library.status({})).revision).toBe(0);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});

test('a method that does not exist is refused', async () => {
  for (const method of ['close', 'subscribe', 'constructor', 'toString', '']) {
    const answer = await ask(`/api/${method}`, { method: 'POST', headers: good(), body: '{}' });
    expect(JSON.parse(answer.body), method).toMatchObject({ ok: false });
  }
});

test('an open event stream hears of an edit', async () => {
  const heard = new Promise<string>((resolve, reject) => {
    const sent = request(
      { host: '127.0.0.1', port: host.port, path: '/events', headers: good() },
      (response) => {
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => {
          if (chunk.startsWith('data: ')) {
            resolve(chunk);
            sent.destroy();
          } else void library.addFilms({ drafts: [{ title: 'Rush' }] });
        });
      },
    );
    sent.on('error', reject);
    sent.end();
  });
  expect(JSON.parse((await heard).slice('data: '.length))).toMatchObject({
    type: 'changed',
    revision: 1,
  });
});

test('a download that is broken off closes its file', async () => {
  const file = path.join(place, 'big.png');
  await writeFile(file, '');
  await truncate(file, 50_000_000);
  let source: ReadStream | undefined;
  const other = await serve({
    library,
    assets: async () => {
      source = createReadStream(file);
      return new Response(Readable.toWeb(source) as ReadableStream);
    },
    port: null,
  });
  try {
    await new Promise<void>((resolve, reject) => {
      const sent = request(other.url, (response) => {
        response.once('data', () => {
          sent.destroy();
          resolve();
        });
        response.on('error', () => undefined);
      });
      sent.on('error', reject);
      sent.end();
    });
    const opened = source;
    if (opened?.closed === false)
      await new Promise<void>((resolve) => opened.once('close', () => resolve()));
    expect(source?.bytesRead).toBeLessThan(50_000_000);
    expect(source?.destroyed).toBe(true);
  } finally {
    await other.close();
    source?.destroy();
  }
});

test('a port that is taken is told, and only when it was asked for', async () => {
  const options = { library, assets: async () => new Response('page') };
  await expect(serve({ ...options, port: host.port })).rejects.toMatchObject({
    code: 'port-in-use',
  });
  const other = await serve({ ...options, port: null });
  expect(other.port).not.toBe(host.port);
  await other.close();
});
