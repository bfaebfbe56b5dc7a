import { FilmothekError } from '../model/errors.ts';
import { reasonOf } from './files.ts';

/** Anything that went wrong while saving, as an error that tells a person so. */
export function saveFailed(error: unknown): FilmothekError {
  if (!(error instanceof FilmothekError)) {
    return new FilmothekError('save-failed', { reason: reasonOf(error) }, { cause: error });
  }
  // What else is ours here tells of a journal that cannot be set aside, because it is no file or not to be read.
  const isOfSaving = error.code === 'save-failed' || error.code === 'library-read-only';
  return isOfSaving
    ? error
    : new FilmothekError('save-failed', { reason: 'displaced' }, { cause: error });
}
