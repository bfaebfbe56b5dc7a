import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Film } from '../model/film.ts';
import { parseSnapshot, snapshotBody, snapshotHead } from './snapshot.ts';
import { makeFilm } from './test-library.ts';

type Header = Parameters<typeof snapshotBody>[0];

async function bodyOf(
  films: readonly Film[],
  header: Header = { generation: 1, revision: 0 },
): Promise<Buffer> {
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
        const data = await read(sealed(await bodyOf(films, { generation: 7, revision })));
        expect([...data.films.values()]).toEqual(films);
        expect(data).toMatchObject({ format: 1, generation: 7, revision });
      }),
    );
  });

  test('keeps line separators that JSON does not escape', async () => {
    const film = makeFilm(1, { plot: 'a\u2028b\u2029c\r\nd\u0085e\ud800' });
    const { films } = await read(sealed(await bodyOf([film])));
    expect(films.get(film.id)).toEqual(film);
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
      await expect(read(flipped), `byte ${position}`).rejects.toThrow('library-damaged');
    }
  });

  test('is refused when it was cut anywhere or something follows it', async () => {
    const bytes = sealed(await bodyOf([makeFilm(1)]));
    for (let cut = 0; cut < bytes.length; cut++) {
      const rest = bytes.subarray(0, cut);
      await expect(read(rest), `cut at ${cut}`).rejects.toThrow('library-damaged');
    }
    for (const end of ['\n', ' ', '}}\n']) {
      const longer = Buffer.concat([bytes, Buffer.from(end)]);
      await expect(read(longer), end).rejects.toThrow('library-damaged');
    }
  });

  test.each([
    ['a key that is not the film’s id', '"film-000001":', '"film-000002":'],
    ['a negative revision', '"revision":0', '"revision":-1'],
    ['a film that is no object', /(?<="film-000001":)\{.*\}\n/, '7\n'],
    ['a key that would be a prototype', '"film-000001":', '"__proto__":'],
  ])('with a right checksum but %s is refused', async (_, from, to) => {
    const body = (await bodyOf([makeFilm(1)])).toString();
    expect(body.replace(from, to)).not.toBe(body);
    await expect(read(sealed(Buffer.from(body.replace(from, to))))).rejects.toThrow(
      'library-damaged',
    );
  });

  test('with a film twice is refused', async () => {
    const film = JSON.stringify(makeFilm(1));
    const lines = [`"film-000001":${film},`, `"film-000001":${film}`].join('\n');
    const body = `"format":1,"generation":1,"revision":0,"films":{\n${lines}\n}}\n`;
    await expect(read(sealed(Buffer.from(body)))).rejects.toThrow('library-damaged');
  });

  test('keeps what an unknown header field says, through reading and writing', async () => {
    const others = { clock: '2026-01-01T00:00:00.000Z.0001', nested: { a: [1] } };
    const bytes = sealed(await bodyOf([makeFilm(1)], { generation: 2, revision: 9, others }));
    const data = await read(bytes);
    expect(data.others).toEqual(others);
    expect(sealed(await bodyOf([...data.films.values()], data))).toEqual(bytes);
  });

  test('gives the event loop a turn every 256 KB while it is read', async () => {
    const films = Array.from({ length: 2000 }, (_, index) => makeFilm(index));
    const bytes = sealed(await bodyOf(films));
    expect(bytes.length).toBeGreaterThan(1_000_000);
    let turns = 0;
    const count = () => {
      turns += 1;
      immediate = setImmediate(count);
    };
    let immediate = setImmediate(count);
    const data = await read(bytes);
    clearImmediate(immediate);
    expect(data.films.size).toBe(2000);
    expect(turns).toBeGreaterThanOrEqual(Math.floor(bytes.length / 262_144));
  });

  test('with a film longer than what is read at once comes back whole', async () => {
    const films = [makeFilm(1), makeFilm(2, { notes: 'ä\u{1f39e}'.repeat(150_000) }), makeFilm(3)];
    const data = await read(sealed(await bodyOf(films)));
    expect([...data.films.values()]).toEqual(films);
  });

  describe.each([2, 10, 999])('of format %i', (format) => {
    const asFormat = (body: Buffer) => body.toString().replace('"format":1', `"format":${format}`);
    const isNewer = { code: 'library-newer', details: { format } };

    test('is read when its shape is ours, with what is unknown in the header and the films', async () => {
      const film = { ...makeFilm(1), mood: 'blue', scenes: [{ at: 90 }] };
      const header = { generation: 3, revision: 7, others: { since: '3.0' } };
      const data = await read(sealed(Buffer.from(asFormat(await bodyOf([film], header)))));
      expect(data).toEqual({ format, ...header, films: new Map([[film.id, film]]) });
    });

    test.each([
      ['its films are in a list', '"films":{', '"films":[{'],
      ['it counts in another way', '"revision":0', '"revision":"0-a"'],
      ['a film is no object', /(?<="film-000001":)\{.*\}\n/, '7\n'],
    ])('is newer, not damaged, when %s', async (_, from, to) => {
      const body = asFormat(await bodyOf([makeFilm(1)]));
      expect(body.replace(from, to)).not.toBe(body);
      const reading = read(sealed(Buffer.from(body.replace(from, to))));
      await expect(reading).rejects.toMatchObject(isNewer);
    });

    test('is newer, not damaged, when its checksum is wrong', async () => {
      const body = Buffer.from(asFormat(await bodyOf([makeFilm(1)])));
      const reading = read(Buffer.concat([snapshotHead('0'.repeat(64)), body]));
      await expect(reading).rejects.toMatchObject(isNewer);
    });
  });
});
