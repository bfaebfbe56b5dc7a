import type { Film } from './film.ts';

/* Under which words a film is filed. Articles are passed over for sorting and never rewritten. */

const ARTICLES: Readonly<Record<string, readonly string[]>> = {
  de: ['der', 'die', 'das', 'ein', 'eine'],
  en: ['the', 'a', 'an'],
  fr: ['le', 'la', 'les', "l'", 'l’', 'un', 'une'],
  es: ['el', 'la', 'los', 'las', 'un', 'una'],
  it: ['il', 'lo', 'la', 'gli', 'i', "l'", 'l’', 'un', 'una'],
};

/** English `Die` is a verb: "Die Hard" is filed under D. Nothing but the film's own languages can tell. */
const LANGUAGE_NAMES: Readonly<Record<string, string>> = {
  de: 'de',
  deutsch: 'de',
  german: 'de',
  en: 'en',
  englisch: 'en',
  english: 'en',
  fr: 'fr',
  französisch: 'fr',
  french: 'fr',
  es: 'es',
  spanisch: 'es',
  spanish: 'es',
  it: 'it',
  italienisch: 'it',
  italian: 'it',
};

/** English titles known under the same words in German, where "Die" is a verb and no article. */
const NOT_ARTICLES = /^die (hard|another day)\b/i;

const ALL_ARTICLES = [...new Set(Object.values(ARTICLES).flat())].filter((word) => word !== 'i');

/**
 * The title a film is sorted by: its own sort title, else the title without its leading article.
 * An article counts when it belongs to a language of the film, or when the film names none.
 */
export function sortTitle(film: Pick<Film, 'title' | 'sortTitle' | 'languages'>): string {
  if (film.sortTitle !== null && film.sortTitle.trim() !== '') return film.sortTitle;
  return withoutArticle(film.title, languageCodes(film));
}

export function withoutArticle(title: string, languages: readonly string[] = []): string {
  if (NOT_ARTICLES.test(title)) return title;
  const articles =
    languages.length === 0 ? ALL_ARTICLES : languages.flatMap((code) => ARTICLES[code] ?? []);
  const lower = title.toLowerCase();
  for (const article of articles) {
    const head = article.endsWith("'") || article.endsWith('’') ? article : `${article} `;
    const rest = title.slice(head.length).trimStart();
    if (lower.startsWith(head) && rest !== '') return rest;
  }
  return title;
}

/** A shown title may be the German one of an English film, so German and English always count. */
function languageCodes(film: Pick<Film, 'languages'>): string[] {
  const named = film.languages
    .map((language) => LANGUAGE_NAMES[language.toLowerCase()])
    .filter((code) => code !== undefined);
  return named.length === 0 ? [] : [...new Set([...named, 'de', 'en'])];
}
