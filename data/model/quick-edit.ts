import { sameValue } from './change.ts';
import type { Film } from './film.ts';
import { parseYear } from './parse.ts';

/* The few fields that are typed where they are shown, as one line of text each. */

export const QUICK_FIELDS = ['title', 'year', 'tags'] as const;
export type QuickField = (typeof QUICK_FIELDS)[number];
/** A film, or the card of one. */
export type Quick = Pick<Film, 'title' | 'year'> & { readonly tags: readonly string[] };

export type QuickEdit =
  | { readonly ok: true; readonly values: Partial<Pick<Film, QuickField>> }
  | { readonly ok: false; readonly problem: 'title' | 'year' };

const SEPARATOR = '; ';

/** The field as it is typed; tags are separated by semicolons. */
export function quickText(film: Readonly<Quick>, field: QuickField): string {
  if (field === 'tags') return film.tags.join(SEPARATOR);
  return String(film[field] ?? '');
}

/** What the text makes of the field; no values at all where it stays as it is. Tags may be separated by commas as well. */
export function quickEdit(film: Readonly<Quick>, field: QuickField, text: string): QuickEdit {
  if (text === quickText(film, field)) return { ok: true, values: {} };
  const typed = text.trim();
  switch (field) {
    case 'title':
      return typed === '' ? { ok: false, problem: 'title' } : changed(film, { title: typed });
    case 'year': {
      const year = parseYear(typed);
      return year.ok ? changed(film, { year: year.value }) : { ok: false, problem: 'year' };
    }
    case 'tags':
      return changed(film, { tags: tagsIn(typed) });
  }
}

function changed(film: Readonly<Quick>, values: Partial<Pick<Film, QuickField>>): QuickEdit {
  return { ok: true, values: sameValue({ ...film, ...values }, { ...film }) ? {} : values };
}

/** Each once, however it is capitalised. A tag may have a comma in it where semicolons separate. */
function tagsIn(text: string): string[] {
  const tags = new Map<string, string>();
  for (const part of text.split(text.includes(';') ? ';' : ',')) {
    const tag = part.trim();
    if (tag !== '' && !tags.has(tag.toLowerCase())) tags.set(tag.toLowerCase(), tag);
  }
  return [...tags.values()];
}
