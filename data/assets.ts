import { createReadStream } from 'node:fs';
import { lstat } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { imageHashSchema } from './model/film.ts';
import { THUMBNAIL_WIDTHS } from './model/images.ts';
import type { ImageFiles } from './library.ts';

/* What a window loads: the built pages and the stored pictures, from either host, with the same headers. */

const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
};

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.gif': 'image/gif',
  '.tif': 'image/tiff',
};

/** A file name with a hash of its content in it never changes what it means. */
const IMMUTABLE = 'private, max-age=31536000, immutable';

export interface AssetSources {
  /** The built renderer. */
  readonly rendererDir: string;
  readonly images: ImageFiles;
}

/** Answers GET and HEAD for `/…` (a file of the renderer) and `/posters/<hash>/<width|original>`; all else is 404 or 405. */
export function createAssets({
  rendererDir,
  images,
}: AssetSources): (request: Request) => Promise<Response> {
  return async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return plain(405);
    const pathname = decodePath(request.url);
    if (pathname === null) return plain(404);
    const [room, hash, size, ...rest] = pathname.split('/').slice(1);
    if (room === 'posters') {
      if (hash === undefined || size === undefined || rest.length > 0) return plain(404);
      return sendFile(await imageFile(images, hash, size), IMMUTABLE, request.method);
    }
    const file = await rendererFile(rendererDir, pathname);
    const cache = pathname.startsWith('/assets/') ? IMMUTABLE : 'no-cache';
    return sendFile(file, cache, request.method);
  };
}

/** The decoded path of a URL, or `null` when it holds what no name of ours holds. */
function decodePath(url: string): string | null {
  let pathname: string;
  try {
    pathname = decodeURIComponent(new URL(url).pathname);
  } catch {
    return null;
  }
  return /[\\\0%]/.test(pathname) ? null : pathname;
}

/** The file in the renderer's folder, or `null` when the path, or a link on it, leads out of it. */
async function rendererFile(rendererDir: string, pathname: string): Promise<string | null> {
  const file = path.join(rendererDir, pathname === '/' ? 'index.html' : pathname);
  const inside = path.relative(rendererDir, file);
  if (inside === '' || inside.startsWith('..') || path.isAbsolute(inside)) return null;
  let folder = rendererDir;
  for (const name of inside.split(path.sep).slice(0, -1)) {
    folder = path.join(folder, name);
    if (!(await isFolder(folder))) return null;
  }
  return file;
}

/** Whether there is a folder itself and no link to one. */
async function isFolder(folder: string): Promise<boolean> {
  return lstat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

async function imageFile(images: ImageFiles, hash: string, size: string): Promise<string | null> {
  if (!imageHashSchema.safeParse(hash).success) return null;
  if (size === 'original') return images.file(hash);
  const width = THUMBNAIL_WIDTHS.find((each) => String(each) === size);
  return width === undefined ? null : images.thumbnail(hash, width);
}

async function sendFile(file: string | null, cache: string, method: string): Promise<Response> {
  const type = file === null ? undefined : TYPES[path.extname(file)];
  if (file === null || type === undefined) return plain(404);
  let size: number;
  try {
    const found = await lstat(file);
    if (!found.isFile()) return plain(404);
    size = found.size;
  } catch {
    return plain(404);
  }
  const headers = {
    ...SECURITY_HEADERS,
    'content-type': type,
    'content-length': String(size),
    'cache-control': cache,
  };
  const body =
    method === 'HEAD' ? null : (Readable.toWeb(createReadStream(file)) as ReadableStream);
  return new Response(body, { headers });
}

function plain(status: 404 | 405): Response {
  return new Response(null, {
    status,
    headers: { ...SECURITY_HEADERS, 'cache-control': 'no-store' },
  });
}
