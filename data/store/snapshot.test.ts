import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Film } from '../model/film.ts';
import { parseSnapshot, snapshotBody, snapshotHead } from './snapshot.ts';
import { makeFilm } from './test-library.ts';

async function bodyOf(films: readonly Film[], header = { generation: 1, revision: 0 }) {
  const chunks: Buffer[] = [];
  for await (const chunk of snapshotBody(header, films)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function sealed(body: Buffer): Buffer {
  return Buffer.concat([snapshotHead(createHash('sha256').update(body).digest('hex')), body]);
}

const read = (bytes: Buffer) => parseSnapshot(bytes, '/library');

describe('a snapshot', () => {
  test('gives back any films as they were, in their order', async () => {
    const anyFilms = fc
      .array(fc.record({ title: fc.string({ unit: 'binary' }), notes: fc.string() }))
      .map((drafts) => drafts.map((draft, index) => makeFilm(index, draft)));
    await fc.assert(
      fc.asyncProperty(anyFilms, fc.nat(), async (films, revision) => {
        const data = read(sealed(await bodyOf(films, { generation: 7, revision })));
        expect([...data.films.values()]).toEqual(films);
        expect(data).toMatchObject({ format: 1, generation: 7, revision });
      }),
    );
  });

  test('keeps line separators that JSON does not escape', async () => {
    const film = makeFilm(1, { plot: 'a\u2028b\u2029c\r\nd\u0085e\ud800' });
    expect(read(sealed(await bodyOf([film]))).films.get(film.id)).toEqual(film);
  });

  test('is one JSON object with a film a line', async () => {
    const bytes = sealed(await bodyOf([makeFilm(1), makeFilm(2)], { generation: 2, revision: 9 }));
    expect(JSON.parse(bytes.toString())).toMatchObject({
      format: 1,
      generation: 2,
      revision: 9,
      films: { 'film-000001': { title: 'Film 1' }, 'film-000002': { title: 'Film 2' } },
    });
    expect(bytes.toString().trimEnd().split('\n')).toHaveLength(5);
  });

  test('gives the event loop a turn between its chunks', async () => {
    const films = Array.from({ length: 2000 }, (_, index) => makeFilm(index));
    const chunks = snapshotBody({ generation: 1, revision: 0 }, films);
    let turns = 0;
    const count = () => {
      turns += 1;
      immediate = setImmediate(count);
    };
    let immediate = setImmediate(count);
    const turnsAtChunk: number[] = [];
    for await (const chunk of chunks) {
      expect(chunk.length).toBeLessThan(300_000);
      turnsAtChunk.push(turns);
    }
    clearImmediate(immediate);
    expect(turnsAtChunk.length).toBeGreaterThan(3);
    expect(new Set(turnsAtChunk).size).toBe(turnsAtChunk.length);
  });

  test('is refused when any byte of it is another', async () => {
    const bytes = sealed(await bodyOf([makeFilm(1)]));
    for (let position = 0; position < bytes.length; position++) {
      const flipped = Buffer.from(bytes);
      flipped[position] = (flipped[position] ?? 0) ^ 1;
      expect(() => read(flipped), `byte ${position}`).toThrow('library-damaged');
    }
  });

  test('is refused when it was cut anywhere or something follows it', async () => {
    const bytes = sealed(await bodyOf([makeFilm(1)]));
    for (let cut = 0; cut < bytes.length; cut++) {
      expect(() => read(bytes.subarray(0, cut)), `cut at ${cut}`).toThrow('library-damaged');
    }
    expect(() => read(Buffer.concat([bytes, Buffer.from('\n')]))).toThrow('library-damaged');
  });

  test.each([
    ['a key that is not the film’s id', '"film-000001":', '"film-000002":'],
    ['a negative revision', '"revision":0', '"revision":-1'],
    ['an unknown key in the header', '"revision":0', '"revision":0,"x":1'],
    ['a film that is no object', /(?<="film-000001":)\{.*\}\n/, '7\n'],
    ['a key that would be a prototype', '"film-000001":', '"__proto__":'],
  ])('with a right checksum but %s is refused', async (_, from, to) => {
    const body = (await bodyOf([makeFilm(1)])).toString();
    expect(body.replace(from, to)).not.toBe(body);
    expect(() => read(sealed(Buffer.from(body.replace(from, to))))).toThrow('library-damaged');
  });

  test('with a film twice is refused', async () => {
    const film = JSON.stringify(makeFilm(1));
    const lines = [`"film-000001":${film},`, `"film-000001":${film}`].join('\n');
    const body = `"format":1,"generation":1,"revision":0,"films":{\n${lines}\n}}\n`;
    expect(() => read(sealed(Buffer.from(body)))).toThrow('library-damaged');
  });

  test.each([2, 10, 999])('of format %i is newer, not damaged', async (format) => {
    const body = (await bodyOf([])).toString().replace('"format":1', `"format":${format}`);
    expect(() => read(sealed(Buffer.from(body)))).toThrow('library-newer');
  });
});
