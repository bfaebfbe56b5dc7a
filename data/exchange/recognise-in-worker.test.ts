import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createRecogniser, type Recogniser } from './recognise-in-worker.ts';
import { recognise } from './recognise.ts';

const run = promisify(execFile);
const at = (file: string) => fileURLToPath(new URL(file, import.meta.url));
const page = (text: string) => ({ text, html: null });
const FILM = page('Nachtzug (1949)\n\nRegie: Eva Sonntag');

let folder = '';
let recogniser: Recogniser | null = null;
const scriptOf = (name: string) => pathToFileURL(path.join(folder, name));

async function workerOf(name: string, source: string): Promise<URL> {
  await writeFile(path.join(folder, name), source);
  return scriptOf(name);
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'filmothek-worker-'));
  const entries = ['recognise-worker.ts', 'recognise-in-worker.ts'].map(at);
  const config = `export default { logLevel: 'error', ssr: { noExternal: true }, build: {
    ssr: true, outDir: ${JSON.stringify(folder)}, emptyOutDir: false, minify: false,
    rolldownOptions: { input: ${JSON.stringify(entries)} } } };`;
  await writeFile(path.join(folder, 'package.json'), '{ "type": "module" }');
  await writeFile(path.join(folder, 'vite.config.mjs'), config);
  const vite = at('../../node_modules/vite/bin/vite.js');
  const options = ['build', '--config', path.join(folder, 'vite.config.mjs')];
  await run(process.execPath, [vite, ...options], { cwd: at('../..') });
});
afterEach(async () => {
  await recogniser?.close();
  recogniser = null;
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

describe('the built worker', () => {
  const start = () => (recogniser = createRecogniser({ script: scriptOf('recognise-worker.js') }));

  it('answers what the function answers, page after page', async () => {
    const { recognise: read } = start();
    const pages = [FILM, page('Kein Film.'), FILM];
    expect(await Promise.all(pages.map((each) => read(each)))).toEqual(
      pages.map((each) => recognise(each)),
    );
  });

  it('reads HTML too', async () => {
    const found = await start().recognise({ text: '', html: '<h1>Nachtzug (1949)</h1>' });
    expect(found.films[0]?.draft).toMatchObject({ title: 'Nachtzug', year: 1949 });
  });

  it('knows the labels that a person taught', async () => {
    const labels = [
      { label: 'Spielleitung', meaning: { kind: 'role', role: 'director' } },
    ] as const;
    const taught = page('Nachtzug (1949)\n\nSpielleitung: Eva Sonntag');
    const found = await start().recognise(taught, { labels });
    expect(found.films[0]?.draft.credits).toMatchObject([
      { person: 'Eva Sonntag', role: 'director' },
    ]);
  });

  it('carries errors over with their code and goes on', async () => {
    const { recognise: read } = start();
    await expect(read(page(' '))).rejects.toMatchObject({ code: 'page-empty' });
    await expect(read(page('\0'))).rejects.toMatchObject({ code: 'page-binary' });
    expect((await read(FILM)).films).toHaveLength(1);
  });

  it('is found beside the bundle, and lets the process end while it is idle', async () => {
    const script = await workerOf(
      'idle.js',
      `import { createRecogniser } from './recognise-in-worker.js';
      const found = await createRecogniser().recognise({ text: 'Nachtzug (1949)', html: null });
      console.log(found.films[0].draft.title);`,
    );
    // A thread that kept the process alive would make this run into its timeout and fail.
    const { stdout } = await run(process.execPath, [fileURLToPath(script)], { timeout: 20_000 });
    expect(stdout.trim()).toBe('Nachtzug');
  });
});

describe('a worker in trouble', () => {
  const onMessage = (body: string) =>
    `import { parentPort } from 'node:worker_threads'; parentPort.on('message', ({ page: { text } }) => { ${body} });`;

  it('is ended when a page takes too long, and the next page gets a new one', async () => {
    const script = await workerOf(
      'endless.mjs',
      onMessage(`while (text === 'endless'); parentPort.postMessage({ ok: true, value: text });`),
    );
    recogniser = createRecogniser({ script, limit: 1_000 });
    const answers = ['endless', 'quick'].map((text) => recogniser?.recognise(page(text)));
    await expect(answers[0]).rejects.toMatchObject({
      code: 'page-too-slow',
      details: { seconds: 1 },
    });
    await expect(answers[1]).resolves.toBe('quick');
  });

  it('is ended when a page takes too much memory, and the next page gets a new one', async () => {
    const script = await workerOf(
      'greedy.mjs',
      onMessage(`const kept = [];
        while (text === 'greedy') kept.push(new Array(10_000).fill(kept.length));
        parentPort.postMessage({ ok: true, value: text });`),
    );
    recogniser = createRecogniser({ script, memory: 64 });
    const answers = ['greedy', 'modest'].map((text) => recogniser?.recognise(page(text)));
    await expect(answers[0]).rejects.toMatchObject({ code: 'page-too-slow', details: {} });
    await expect(answers[1]).resolves.toBe('modest');
  });

  it('that throws or ends is an internal error, and the next page gets a new one', async () => {
    const script = await workerOf(
      'fragile.mjs',
      onMessage(`if (text === 'throw') throw new Error('broken');
        if (text === 'end') process.exit(0);
        parentPort.postMessage({ ok: true, value: text });`),
    );
    const { recognise: read } = (recogniser = createRecogniser({ script }));
    await expect(read(page('throw'))).rejects.toMatchObject({
      code: 'internal',
      details: { reason: 'broken' },
    });
    await expect(read(page('end'))).rejects.toMatchObject({ code: 'internal' });
    await expect(read(page('fine'))).resolves.toBe('fine');
  });

  it('is ended when the page is called off, and the next page gets a new one', async () => {
    const script = await workerOf(
      'cancelled.mjs',
      onMessage(`while (text === 'endless'); parentPort.postMessage({ ok: true, value: text });`),
    );
    const { recognise: read } = (recogniser = createRecogniser({ script, limit: 600_000 }));
    const [first, waiting] = [new AbortController(), new AbortController()];
    const endless = read(page('endless'), { signal: first.signal });
    const second = read(page('waits'), { signal: waiting.signal });
    const third = read(page('quick'));
    waiting.abort();
    await expect(second).rejects.toMatchObject({ code: 'cancelled' });
    first.abort();
    await expect(endless).rejects.toMatchObject({ code: 'cancelled' });
    await expect(third).resolves.toBe('quick');
  });

  it('is kept from page to page', async () => {
    const script = await workerOf(
      'counting.mjs',
      `let pages = 0; ${onMessage('parentPort.postMessage({ ok: true, value: (pages += 1) });')}`,
    );
    const { recognise: read } = (recogniser = createRecogniser({ script }));
    expect([await read(FILM), await read(FILM)]).toEqual([1, 2]);
  });

  it('that was closed reads no further page', async () => {
    const closed = createRecogniser({ script: await workerOf('unused.mjs', onMessage('')) });
    const reading = closed.recognise(FILM);
    const lost = expect(reading).rejects.toMatchObject({ code: 'internal' });
    await closed.close();
    await lost;
    await expect(closed.recognise(FILM)).rejects.toMatchObject({ code: 'internal' });
  });
});
