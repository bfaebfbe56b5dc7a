// @ts-check
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { createBuilder, createServer } from 'vite';
import { endHost, startHost } from './host-process.mjs';
import { CACHE, ROOT, callersFolder, inProject } from './project.mjs';
import { DEV_OPTIONS, parseStartOptions } from './start-options.mjs';
import { systemTexts } from './texts.mjs';

/*
 * `npm run dev`: the pages from Vite, changed in place as they are edited, over the real Node host, which is built and
 * started anew when data/ changes. It works on a scratch library, so that no experiment meets anybody's films;
 * `npm run dev -- --library DIR` works on another one.
 */

const vite = /** @type {const} */ ({
  configFile: inProject('build/vite.config.ts'),
  configLoader: 'runner',
});
const texts = systemTexts();

const options = parseStartOptions(process.argv.slice(2), DEV_OPTIONS);
if ('code' in options) {
  console.error(texts.mistakes[options.code](options.argument, 'npm run dev'));
  process.exit(2);
}
if (options.help) {
  console.log(texts.dev.help);
  process.exit(0);
}
const scratch = path.join(CACHE, 'dev-library');
const library =
  options.library === null ? scratch : path.resolve(callersFolder('dev'), options.library);
const wantsSamples = library === scratch && !fs.existsSync(scratch);
// A library makes its own folder, but not the one above.
if (wantsSamples) fs.mkdirSync(CACHE, { recursive: true });

async function buildHost() {
  const builder = await createBuilder({ ...vite, mode: 'development', logLevel: 'warn' });
  const environment = builder.environments['node'];
  if (environment === undefined) throw new Error('build/vite.config.ts has no environment "node"');
  await builder.build(environment);
}

/** The host knows its pages by a cookie, which it gives to whoever comes with the token. @param {string} url */
async function cookieFrom(url) {
  const response = await fetch(url, { redirect: 'manual' });
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

/** @param {readonly string[]} more arguments for `serve` */
async function start(more) {
  const host = await startHost(['--library', library, ...more]);
  if (host === null) return null;
  if (host.running) {
    console.error(texts.dev.libraryInUse(host.url));
    return null;
  }
  void host.ended.then(({ asked }) => asked && process.exit(0));
  return { ...host, cookie: await cookieFrom(host.url) };
}

await buildHost();
let host = await start([]);
if (host === null) process.exit(1);
const { port } = host;
const target = `http://127.0.0.1:${port}`;
if (wantsSamples) {
  await fetch(`${target}/api/addSamples`, {
    method: 'POST',
    headers: { cookie: host.cookie, origin: target, 'content-type': 'application/json' },
    body: '{}',
  });
}
/** @type {import('vite').ProxyOptions} */
const proxied = {
  target,
  changeOrigin: true,
  configure(proxy) {
    proxy.on('proxyReq', (request, { headers }) => {
      if (host !== null) request.setHeader('cookie', host.cookie);
      // Only our own pages speak as the host's; another site's origin stays what it is and is turned away.
      if (headers.origin === `http://${headers.host}`) request.setHeader('origin', target);
    });
  },
};
const server = await createServer({
  ...vite,
  server: {
    host: '127.0.0.1',
    // The pages also use data/model and fonts from node_modules, which lie outside renderer/.
    fs: { allow: [ROOT] },
    proxy: { '/api': proxied, '/events': proxied, '/posters': proxied },
  },
});
await server.listen();
server.printUrls();
console.log(texts.dev.library(library));

async function restart() {
  try {
    await buildHost();
    if (host !== null) await endHost(host.child);
    host = await start(['--port', String(port)]);
    server.ws.send({ type: 'full-reload' });
  } catch (error) {
    // Vite has shown the mistake; the next change of a file is the next try.
    server.config.logger.error(String(error));
  }
}

const data = inProject('data') + path.sep;
let queue = Promise.resolve();
/** @type {NodeJS.Timeout | undefined} */
let settling;
server.watcher.add(data);
server.watcher.on('all', (_event, file) => {
  if (!file.startsWith(data) || file.endsWith('.test.ts')) return;
  clearTimeout(settling);
  settling = setTimeout(() => (queue = queue.then(restart)), 200);
});
