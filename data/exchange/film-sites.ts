import type { FilmDraft } from '../model/film.ts';
import { fold } from '../model/search-text.ts';
import type { Piece } from './lines.ts';

/* Which of a page's links lead to the same film elsewhere: catalogues and encyclopaedias of films, by host and path. */

/** A link as the page has it. */
export interface Anchor {
  readonly url: Piece;
  /** The words a reader clicks. */
  readonly words: string;
}

interface FilmSite {
  readonly host: RegExp;
  readonly path: RegExp;
  /** Whether the path names the film in words; otherwise it has a number. */
  readonly isNamed: boolean;
}

const SITES: readonly FilmSite[] = [
  { host: /(?:^|\.)wikipedia\.org$/, path: /^\/wiki\/([^/:]+)$/, isNamed: true },
  { host: /(?:^|\.)letterboxd\.com$/, path: /^\/film\/([^/]+)\/?$/, isNamed: true },
  { host: /(?:^|\.)rottentomatoes\.com$/, path: /^\/m\/([^/]+)\/?$/, isNamed: true },
  { host: /(?:^|\.)metacritic\.com$/, path: /^\/movie\/([^/]+)\/?$/, isNamed: true },
  { host: /(?:^|\.)moviepilot\.de$/, path: /^\/movies\/([^/]+)\/?$/, isNamed: true },
  {
    host: /(?:^|\.)filmportal\.de$/,
    path: /^\/film\/([^/]+?)(?:_[\da-f]{16,})?\/?$/,
    isNamed: true,
  },
  { host: /(?:^|\.)imdb\.com$/, path: /^(?:\/[a-z]{2})?\/title\/(tt\d{5,10})\/?$/, isNamed: false },
  { host: /(?:^|\.)themoviedb\.org$/, path: /^\/movie\/(\d+)[^/]*\/?$/, isNamed: false },
  { host: /(?:^|\.)ofdb\.de$/, path: /^\/film\/(\d+)[^/]*\/?$/, isNamed: false },
];
const MAX_ADDRESS = 500;

/** The address as an http or https one of a known film site that is not the page's own; else `null`. */
export function filmSiteOf(address: string, pageHost: string | null): string | null {
  if (address.length > MAX_ADDRESS || !/^https?:\/\//i.test(address)) return null;
  const url = parsed(address);
  if (url === null || url.hostname === pageHost) return null;
  return siteOf(url) === undefined ? null : address;
}

export const hostOf = (address: string) => parsed(address)?.hostname ?? null;

/** The links that lead to this film: their path names it, or nothing else of their site is linked. */
export function linksAbout(draft: FilmDraft, anchors: readonly Anchor[]): readonly Piece[] {
  const titles = [draft.title, draft.originalTitle, ...(draft.alternativeTitles ?? [])]
    .map((title) => fold(title ?? ''))
    .filter(Boolean);
  const isTitle = (words: string) => titles.includes(fold(words));
  return anchors
    .filter(({ url, words }) => {
      const address = parsed(url.text);
      const site = address === null ? undefined : siteOf(address);
      if (address === null || site === undefined) return false;
      if (site.isNamed) return isTitle(nameIn(site, address)) || isTitle(words);
      const others = anchors.filter((each) => siteOf(parsed(each.url.text)) === site);
      return isTitle(words) || new Set(others.map((each) => each.url.text)).size === 1;
    })
    .map(({ url }) => url);
}

const siteOf = (url: URL | null) =>
  url === null
    ? undefined
    : SITES.find(({ host, path }) => host.test(url.hostname) && path.test(url.pathname));

/** "Heat_(1995)" and "heat-1995" name Heat. */
function nameIn(site: FilmSite, url: URL): string {
  const name = site.path.exec(url.pathname)?.[1] ?? '';
  return decoded(name)
    .replace(/[_-]+/g, ' ')
    .replace(/\s*(?:\([^()]*\)|(?:19|20)\d\d)$/u, '');
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

const parsed = (address: string) => (URL.canParse(address) ? new URL(address) : null);
