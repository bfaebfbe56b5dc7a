import { fold } from '../model/search-text.ts';
import { headingNames } from './heading-names.ts';
import type { HtmlPage } from './html-page.ts';
import { type Draft, put } from './stated-draft.ts';
import type { StatedFilm } from './stated-film.ts';

/* Which of the titles a page states is the film's, and which one the original. */

/**
 * Titles the film: as stated, unless the page's own heading shows another one of the stated titles, or the text's title
 * has the stated one as its original.
 */
export function withStatedTitle(
  made: Draft,
  { title, alternativeTitles }: StatedFilm,
  { text, headings }: Pick<HtmlPage, 'text' | 'headings'>,
): void {
  if (title === null) return;
  const { draft } = made;
  const stated = fold(title.text);
  const own = draft.originalTitle ?? null;
  const heads = headings.flatMap(({ start, end }) => headingNames(text.slice(start, end)));
  const shown = heads.includes(stated)
    ? undefined
    : alternativeTitles.find((each) => heads.includes(fold(each.text)));
  const others = alternativeTitles.filter((each) => each !== shown);
  const isOriginal = own !== null && fold(own) === stated;
  if (shown !== undefined) {
    put(made, 'title', shown.text, [shown]);
    if (own === null || isOriginal) put(made, 'originalTitle', own ?? title.text, [title]);
  } else if (isOriginal && draft.title !== undefined && heads.includes(fold(draft.title))) {
    put(made, 'originalTitle', own, [title], true);
  } else {
    put(made, 'title', title.text, [title]);
  }
  const known = [draft.title, draft.originalTitle, ...(draft.alternativeTitles ?? [])].map((each) =>
    fold(each ?? ''),
  );
  const added = others.filter((each) => !known.includes(fold(each.text)));
  if (added.length === 0) return;
  const before = draft.alternativeTitles ?? [];
  put(made, 'alternativeTitles', [...before, ...added.map((each) => each.text)], added, true);
}
