import * as backups from './backups.ts';
import * as bulk from './bulk.ts';
import * as catalogue from './catalogue.ts';
import * as cli from './cli.ts';
import * as commands from './commands.ts';
import * as desktop from './desktop.ts';
import * as detail from './detail.ts';
import * as duplicates from './duplicates.ts';
import * as errors from './errors.ts';
import * as facets from './facets.ts';
import * as form from './form.ts';
import * as history from './history.ts';
import * as keeping from './keeping.ts';
import * as paste from './paste.ts';
import * as pictures from './pictures.ts';
import * as recovery from './recovery.ts';
import * as search from './search.ts';
import * as settings from './settings.ts';
import * as templates from './templates.ts';
import * as terms from './terms.ts';
import * as views from './views.ts';
import { FilmothekError, toWire, type WireError } from '../errors.ts';

/*
 * Every text a person sees. One file an area, both languages side by side; a key missing in one language does not compile.
 * A text with a gap is a function of what fills it.
 */

const de = {
  backups: backups.de,
  bulk: bulk.de,
  catalogue: catalogue.de,
  cli: cli.de,
  commands: commands.de,
  desktop: desktop.de,
  detail: detail.de,
  duplicates: duplicates.de,
  errors: errors.de,
  facets: facets.de,
  form: form.de,
  history: history.de,
  keeping: keeping.de,
  paste: paste.de,
  pictures: pictures.de,
  recovery: recovery.de,
  search: search.de,
  settings: settings.de,
  templates: templates.de,
  terms: terms.de,
  views: views.de,
};

export type Messages = typeof de;

const en: Messages = {
  backups: backups.en,
  bulk: bulk.en,
  catalogue: catalogue.en,
  cli: cli.en,
  commands: commands.en,
  desktop: desktop.en,
  detail: detail.en,
  duplicates: duplicates.en,
  errors: errors.en,
  facets: facets.en,
  form: form.en,
  history: history.en,
  keeping: keeping.en,
  paste: paste.en,
  pictures: pictures.en,
  recovery: recovery.en,
  search: search.en,
  settings: settings.en,
  templates: templates.en,
  terms: terms.en,
  views: views.en,
};

export const LANGUAGES = ['de', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

export const MESSAGES: Readonly<Record<Language, Messages>> = { de, en };

/** The first of the preferred languages (`de-AT`, `en_GB.UTF-8`, …) that the catalogue speaks; English when none is. */
export function chooseLanguage(preferred: readonly string[]): Language {
  for (const tag of preferred) {
    const language = LANGUAGES.find((known) => tag.toLowerCase().startsWith(known));
    if (language !== undefined) return language;
  }
  return 'en';
}

/** The sentence for anything that was thrown or came over the wire as an error. */
export function sentence(messages: Messages, error: unknown): string {
  const wire = isWireError(error) ? error : toWire(error);
  return messages.errors[wire.code](wire.details);
}

function isWireError(error: unknown): error is WireError {
  return (
    !(error instanceof FilmothekError) &&
    typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    'details' in error
  );
}
