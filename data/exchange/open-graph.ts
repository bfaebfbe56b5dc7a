import { plainWords } from './markup-words.ts';
import type { Thing, Words } from './things.ts';

/* Open Graph (https://ogp.me): what a page tells those who link to it, in the terms of schema.org. */

const PROPERTIES: ReadonlyMap<string, string> = new Map([
  ['og:title', 'name'],
  ['og:image', 'image'],
  ['og:image:url', 'image'],
  ['og:image:secure_url', 'image'],
  ['og:description', 'description'],
  ['video:director', 'director'],
  ['video:writer', 'author'],
  ['video:actor', 'actor'],
  ['video:release_date', 'datepublished'],
  ['video:duration', 'duration'],
]);
const FILM = /^(?:video\.|tmdb:|.{0,20}:)?(?:movie|film)$/iu;
/** What stands between a film's title and the name of the site. */
const SITE_SIGNS = ['|', '–', '—', '-', '·', ':', '»', '•'];

/** The film a page says it is about, as little as that may be; `null` where it says that it is something else. */
export function readOpenGraph(meta: ReadonlyMap<string, readonly string[]>): Thing | null {
  if (!FILM.test(meta.get('og:type')?.[0] ?? '')) return null;
  const properties = new Map<string, Words[]>();
  for (const [name, property] of PROPERTIES) {
    for (const content of meta.get(name) ?? []) {
      const text = textOf(name, content, meta.get('og:site_name')?.[0] ?? '');
      const isPerson = property === 'director' || property === 'author' || property === 'actor';
      if (text === '' || (isPerson && text.includes('://'))) continue;
      const values = properties.get(property);
      if (values === undefined) properties.set(property, [{ text, seen: null }]);
      else values.push({ text, seen: null });
    }
  }
  return { types: ['movie', 'opengraph'], properties, seen: null };
}

function textOf(name: string, content: string, site: string): string {
  const text = name.startsWith('og:image') ? content.trim() : plainWords(content);
  // Open Graph counts seconds.
  if (name === 'video:duration') return /^\d{1,6}$/u.test(text) ? `PT${text}S` : text;
  return name === 'og:title' ? withoutSite(text, site.trim()) : text;
}

function withoutSite(title: string, site: string): string {
  if (site === '' || title === site || !title.endsWith(site)) return title;
  const before = title.slice(0, -site.length).trimEnd();
  const sign = SITE_SIGNS.find((each) => before.endsWith(each));
  return sign === undefined ? title : before.slice(0, -sign.length).trimEnd();
}
