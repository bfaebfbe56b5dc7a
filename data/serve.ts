import { randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { call } from './model/api-arguments.ts';
import type { LiveLibrary } from './model/api.ts';
import { FilmothekError, type ErrorCode } from './model/errors.ts';
import { chooseLanguage, MESSAGES } from './model/messages/messages.ts';

/*
 * The plain-Node host: the same pages and the same contract as in Electron, over HTTP on this machine only.
 * Other programs and pages on the machine can reach the port, so each request shows the token of this launch, names
 * exactly this host, and a writing one comes from exactly this origin and is JSON (which no foreign form can send).
 */

const ADDRESS = '127.0.0.1';
/** Tried first, so that a bookmark of the address stays good; any free port is as good. */
const USUAL_PORT = 47_300;
const MOST_BODY_BYTES = 96_000_000;
const HEARTBEAT_MS = 20_000;
const READING: readonly string[] = ['GET', 'HEAD'];

export interface ServeOptions {
  readonly library: LiveLibrary;
  readonly assets: (request: Request) => Promise<Response>;
  /** A port that must be free, or `null` for any; rejects with `port-in-use`. */
  readonly port: number | null;
}

export interface RunningHost {
  /** The address with the token of this launch. */
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

export async function serve({ library, assets, port }: ServeOptions): Promise<RunningHost> {
  const token = randomBytes(24).toString('base64url');
  const server = createServer();
  const bound = await listen(server, port);
  const host = `${ADDRESS}:${bound}`;
  const origin = `http://${host}`;
  const gate = new Gate(host, origin, token, `filmothek-${bound}`);

  server.on('request', (request, response) => {
    answer(request, response).catch(() => {
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const target = targetOf(request, origin);
    const entry = gate.check(request, target);
    if (entry !== 'with-cookie' && entry !== 'with-token') return refuse(entry, request, response);
    if (target === null) return answerNothing(404, request, response);
    const { pathname } = target;
    if (pathname.startsWith('/api/')) {
      if (!gate.mayCall(request)) return refuse('foreign-request', request, response);
      return answerCall(library, pathname.slice('/api/'.length), request, response);
    }
    // Some methods cannot even be put into a Request.
    if (!READING.includes(request.method ?? '')) return answerNothing(405, request, response);
    if (pathname === '/events') return streamEvents(library, response);
    const answered = await assets(
      new Request(`${origin}${pathname}`, { method: request.method ?? 'GET' }),
    );
    if (entry === 'with-token') response.setHeader('set-cookie', gate.cookie);
    await send(answered, response);
  }

  return {
    url: `${origin}/?token=${token}`,
    port: bound,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** `forbidden` is who has the token of another launch. */
type Refusal = Extract<ErrorCode, 'token-missing' | 'foreign-request' | 'forbidden'>;

/** Who is let in. */
class Gate {
  readonly cookie: string;
  readonly #host: string;
  readonly #origin: string;
  readonly #token: Buffer;
  readonly #cookieName: string;

  constructor(host: string, origin: string, token: string, cookieName: string) {
    this.#host = host;
    this.#origin = origin;
    this.#token = Buffer.from(token);
    this.#cookieName = cookieName;
    this.cookie = `${cookieName}=${token}; HttpOnly; SameSite=Strict; Path=/`;
  }

  /** `with-token`: the token came in the address, and the browser should keep it as a cookie. Else why not. */
  check(request: IncomingMessage, target: URL | null): 'with-cookie' | 'with-token' | Refusal {
    if (request.headers.host !== this.#host) return 'foreign-request';
    const cookie = this.#cookieValue(request);
    if (this.#isToken(cookie)) return 'with-cookie';
    const token = target?.searchParams.get('token') ?? null;
    if (this.#isToken(token)) return 'with-token';
    return cookie === null && token === null ? 'token-missing' : 'forbidden';
  }

  mayCall(request: IncomingMessage): boolean {
    const type = request.headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase();
    return (
      request.method === 'POST' &&
      request.headers.origin === this.#origin &&
      type === 'application/json'
    );
  }

  #isToken(value: string | null): boolean {
    const given = Buffer.from(value ?? '');
    return given.length === this.#token.length && timingSafeEqual(given, this.#token);
  }

  #cookieValue(request: IncomingMessage): string | null {
    const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim());
    const own = pairs.find((pair) => pair.startsWith(`${this.#cookieName}=`));
    return own?.slice(this.#cookieName.length + 1) ?? null;
  }
}

/** What is asked for, `null` when it is no path: `*`, a whole address. Not resolved: `//x` would be another host. */
function targetOf(request: IncomingMessage, origin: string): URL | null {
  const path = request.url ?? '';
  return path.startsWith('/') && URL.canParse(origin + path) ? new URL(origin + path) : null;
}

function listen(server: Server, port: number | null): Promise<number> {
  return new Promise((resolve, reject) => {
    const attempt = (wanted: number) => server.listen(wanted, ADDRESS);
    server.once('listening', () => resolve((server.address() as AddressInfo).port));
    server.on('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE' || error.code === 'EACCES';
      if (port === null && taken) attempt(0);
      else reject(taken ? new FilmothekError('port-in-use', { port: port ?? 0 }) : error);
    });
    attempt(port ?? USUAL_PORT);
  });
}

async function answerCall(
  library: LiveLibrary,
  method: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await readBody(request);
  let outcome;
  try {
    if (body === null) throw new FilmothekError('bad-arguments', { reason: 'size' });
    outcome = await call(library, method, JSON.parse(body));
  } catch (error) {
    const details = error instanceof FilmothekError ? error.details : { reason: 'JSON' };
    outcome = { ok: false, error: { code: 'bad-arguments', details } };
  }
  response.writeHead(200, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  response.end(JSON.stringify(outcome));
}

/** The body as text, or `null` when it is longer than any call of ours. */
async function readBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > MOST_BODY_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function streamEvents(library: LiveLibrary, response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  response.write('\n');
  const stop = library.subscribe((event) => response.write(`data: ${JSON.stringify(event)}\n\n`));
  const heartbeat = setInterval(() => response.write(':\n\n'), HEARTBEAT_MS);
  heartbeat.unref();
  response.on('close', () => {
    clearInterval(heartbeat);
    stop();
  });
}

function answerNothing(
  status: 404 | 405,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const allow = status === 405 ? { allow: READING.join(', ') } : {};
  response.writeHead(status, { ...allow, 'cache-control': 'no-store' });
  response.end();
  request.resume();
}

function refuse(refusal: Refusal, request: IncomingMessage, response: ServerResponse): void {
  const languages = (request.headers['accept-language'] ?? '').split(',');
  const messages = MESSAGES[chooseLanguage(languages.map((language) => language.trim()))];
  response.writeHead(403, {
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  response.end(`${messages.errors[refusal]({})}\n`);
  // Whatever else it wanted to send is not read.
  request.resume();
}

async function send(answered: Response, response: ServerResponse): Promise<void> {
  response.writeHead(answered.status, Object.fromEntries(answered.headers));
  if (answered.body === null) {
    response.end();
    return;
  }
  // Who goes away in the middle of a file must not leave it open.
  await pipeline(Readable.fromWeb(answered.body as ReadableStream), response);
}
