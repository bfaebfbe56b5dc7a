import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { HEAD_BYTES, snapshotHead } from '../snapshot.ts';

/* What becomes of a snapshot in the hands of sync tools, editors, disks and other programs. `null`: the file is gone. */

export type Corruption = (bytes: Buffer) => Buffer | null;

const asText =
  (change: (text: string) => string): Corruption =>
  (bytes) =>
    Buffer.from(change(bytes.toString()));

/** Something that claims to be right: the checksum fits what is below it. */
const withChecksum =
  (change: (body: string) => string): Corruption =>
  (bytes) => {
    const body = Buffer.from(change(bytes.subarray(HEAD_BYTES).toString()));
    return Buffer.concat([snapshotHead(createHash('sha256').update(body).digest('hex')), body]);
  };

const cutAt =
  (share: number): Corruption =>
  (bytes) =>
    bytes.subarray(0, Math.floor(bytes.length * share));

/** Zeros from one share of the file to another, as where blocks were never written. */
const zeros =
  (from: number, to: number): Corruption =>
  (bytes) =>
    Buffer.from(bytes).fill(0, Math.floor(bytes.length * from), Math.floor(bytes.length * to));

const firstFilm = /\n("film-[^\n]*\},?)\n/;

export const CORRUPTIONS: readonly (readonly [name: string, corrupt: Corruption])[] = [
  ['is gone', () => null],
  ['has no bytes', () => Buffer.alloc(0)],
  ['is one line break', () => Buffer.from('\n')],
  ['is all zeros', zeros(0, 1)],
  ['begins with zeros', zeros(0, 0.3)],
  ['has zeros in the middle', zeros(0.4, 0.6)],
  ['ends with zeros', zeros(0.7, 1)],
  ['has zeros after its end', (bytes) => Buffer.concat([bytes, Buffer.alloc(4096)])],
  ['was cut to its first line', (bytes) => bytes.subarray(0, HEAD_BYTES)],
  ['was cut to a tenth', cutAt(0.1)],
  ['was cut to a half', cutAt(0.5)],
  ['was cut to nine tenths', cutAt(0.9)],
  ['lost its last byte', (bytes) => bytes.subarray(0, -1)],
  ['lost its first byte', (bytes) => bytes.subarray(1)],
  ['lost its first line', (bytes) => bytes.subarray(HEAD_BYTES)],
  ['is there twice', (bytes) => Buffer.concat([bytes, bytes])],
  ['has its end twice', (bytes) => Buffer.concat([bytes, bytes.subarray(-200)])],
  ['is a page of HTML', () => Buffer.from('<!doctype html><title>Sign in</title><p>Please …')],
  ['is XML', () => Buffer.from('<?xml version="1.0"?><collection/>')],
  ['is null', () => Buffer.from('null')],
  ['is an empty list', () => Buffer.from('[]')],
  ['is an empty object', () => Buffer.from('{}')],
  ['is LowDB’s own kind of file', () => Buffer.from('{"films":[]}')],
  ['is compressed', (bytes) => gzipSync(bytes)],
  ['is a picture', () => Buffer.from('\xff\xd8\xff\xe0\0\x10JFIF\0', 'latin1')],
  ['has a byte order mark', (bytes) => Buffer.concat([Buffer.from('\ufeff'), bytes])],
  ['has other line ends', asText((text) => text.replaceAll('\n', '\r\n'))],
  ['is UTF-16', (bytes) => Buffer.from(bytes.toString(), 'utf16le')],
  ['is Latin-1', (bytes) => Buffer.from(bytes.toString(), 'latin1')],
  ['was indented', asText((text) => JSON.stringify(JSON.parse(text), null, 2))],
  ['was put into one line', asText((text) => JSON.stringify(JSON.parse(text)))],
  ['was edited by hand', asText((text) => text.replace('Film', 'Fylm'))],
  ['lost a film', asText((text) => text.replace(firstFilm, '\n'))],
  ['has merge conflict marks', asText((text) => text.replace('\n', '\n<<<<<<< HEAD\n'))],
  ['has another checksum', (bytes) => Buffer.from(bytes).fill('0', 13, 20)],
  ['claims a film under another key', withChecksum((body) => body.replace('"film-', '"fylm-'))],
  ['claims one film twice', withChecksum((body) => body.replace(firstFilm, '\n$1\n$1\n'))],
  [
    'claims a film that is a list',
    withChecksum((body) => body.replace(firstFilm, '\n"film-1111":[],\n')),
  ],
  [
    'claims a prototype',
    withChecksum((body) => body.replace(firstFilm, '\n"__proto__":{"id":"__proto__"},\n')),
  ],
  ['claims no revision', withChecksum((body) => body.replace(/"revision":\d+/, '"revision":null'))],
  [
    'claims a negative generation',
    withChecksum((body) => body.replace(/"generation":/, '"generation":-')),
  ],
  ['claims format 0', withChecksum((body) => body.replace('"format":1', '"format":0'))],
  ['claims an end too early', withChecksum((body) => body.replace(firstFilm, '\n}}\n$1\n'))],
];
