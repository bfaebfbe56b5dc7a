import type { BulkAction, BulkField } from './bulk-fields.ts';
import type { FilmField } from './film.ts';
import type { Messages } from './messages/messages.ts';

/* What the fields and actions of an edit of many films are called. */

/** The name of a field, or of a part of a list: `Exemplare: Standort`. */
export function partLabel(field: FilmField, part: string | null, words: Messages): string {
  const list = words.terms.field[field];
  if (part === null) return list;
  if (field === 'series') return part === 'name' ? list : `${list}: ${words.form.seriesNumber}`;
  const kind = WORDS[field];
  const parts: Readonly<Record<string, unknown>> = kind === undefined ? {} : words.form[kind];
  const label = parts[part];
  return typeof label === 'string' ? `${list}: ${label}` : list;
}

/** Under which name the form has the words for the parts of a list. */
const WORDS: { readonly [F in FilmField]?: Listed } = {
  copies: 'copy',
  viewings: 'viewing',
  credits: 'credit',
  reviews: 'review',
  links: 'link',
  externalIds: 'externalId',
  custom: 'custom',
};
type Listed = 'copy' | 'viewing' | 'credit' | 'review' | 'link' | 'externalId' | 'custom';

export function fieldLabel(field: BulkField, words: Messages): string {
  const [name, part = null] = field.split('.') as [FilmField, string?];
  return partLabel(name, part, words);
}

export function actionLabel(field: BulkField, action: BulkAction, { bulk }: Messages): string {
  if (field === 'copies') return bulk.addWhereNone;
  if (field === 'viewings') return action === 'add' ? bulk.setSeen : bulk.setUnseen;
  return bulk.actions[action];
}
