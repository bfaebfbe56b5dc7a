import type { Attributes } from './html-tags.ts';

/* What of a page's markup is the site around the film: menus, consent boxes, footers. Tables of what markup says so. */

/**
 * absent: no reader sees it; furniture: left out unless the film's heading or its data stand inside; note: the mark of
 * a footnote, or dots that lead from one cell to the next, if it looks like one.
 */
export type Part = 'absent' | 'furniture' | 'note';

const ABSENT_ROLES = new Set(['navigation', 'contentinfo', 'search', 'menu', 'menubar']);
const FURNITURE_ROLES = new Set(['banner', 'complementary', 'dialog', 'alertdialog']);
/** Elements that hold the page's own words, whatever their class says. */
const CONTENT = new Set(
  'html body main article h1 h2 h3 table tbody tr td th dl dt dd p a b i em strong'.split(' '),
);
/** Words in an id or class, each between signs: `site-footer`, `cookie_banner`, `mw-editsection`. */
const FURNITURE_WORDS = new Set(
  'ad ads advert advertisement advertising anzeige banner breadcrumb breadcrumbs brotkrumen catlinks comentarios commentaires comments consent cookie cookiebanner cookies editsection footer gdpr jumplinks kommentare login menu menue nav navbar navbox navigation newsletter noprint paywall printfooter promo related share sharing sidebar sitenav sitesub social toc topbar trending werbung'.split(
    ' ',
  ),
);
/** `has-sidebar` is not the sidebar. */
const ABOUT_ANOTHER = new Set(['has', 'with', 'no', 'without', 'is', 'not', 'mit', 'ohne', 'js']);
const INFOBOX = /infobox/iu;
const MAX_CLASS = 500;

/** Which part of the site an element is; `null` for the page's own words. */
export function furniture(name: string, attributes: Attributes): Part | null {
  if (attributes.size === 0 && !/^(?:nav|footer|header|aside|sup|td)$/u.test(name)) return null;
  const role = attributes.get('role') ?? '';
  if (name === 'nav' || name === 'footer' || ABSENT_ROLES.has(role) || isHidden(attributes)) {
    return name === 'body' || name === 'html' ? null : 'absent';
  }
  if (name === 'sup' || name === 'td') return 'note';
  const names = `${attributes.get('id') ?? ''} ${attributes.get('class') ?? ''}`;
  if (INFOBOX.test(names)) return null;
  if (name === 'header' || name === 'aside' || FURNITURE_ROLES.has(role)) return 'furniture';
  return namesFurniture(name, names) ? 'furniture' : null;
}

/** Whether words are the mark of a footnote ("[1]", "[A 2]") or dots that lead to the next cell. */
export function isNote(words: string): boolean {
  return /^(?:(?:\[[^[\]]{1,20}\]\s*){1,20}|\.{2,5}|…)$/u.test(words);
}

function isHidden(attributes: Attributes): boolean {
  const hidden = attributes.get('hidden');
  if (hidden !== undefined && hidden.toLowerCase() !== 'until-found') return true;
  if (attributes.get('aria-hidden') === 'true') return true;
  const style = attributes.get('style');
  return style !== undefined && /display\s{0,3}:\s{0,3}none/iu.test(style.slice(0, MAX_CLASS));
}

function namesFurniture(name: string, names: string): boolean {
  if (names.length < 3 || names.length > MAX_CLASS) return false;
  return names.split(/\s+/u).some((token) => {
    const words = token
      .replace(/(\p{Ll})(\p{Lu})/gu, '$1-$2')
      .toLowerCase()
      .split(/[-_]+/u);
    if (ABOUT_ANOTHER.has(words[0] ?? '')) return false;
    // A paragraph or cell may be an advert as a whole, but not a part of a longer name.
    if (CONTENT.has(name)) return words.length === 1 && name === 'p' && isAdvert(token);
    return words.some((word) => FURNITURE_WORDS.has(word));
  });
}

const isAdvert = (token: string) => /^(?:ads?|advert|anzeige|werbung)$/iu.test(token);
