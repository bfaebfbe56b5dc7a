/*
 * Errors with a sentence for people. The code is the key of the sentence in the message catalogue; the details fill
 * its gaps. A code crosses every process boundary, a stack never does.
 */

export const ERROR_CODES = [
  'bad-arguments',
  'conflict',
  'cancelled',
  'film-missing',
  'film-exists',
  'nothing-to-undo',
  'nothing-to-redo',
  'library-missing',
  'library-not-folder',
  'library-parent-missing',
  'library-not-writable',
  'library-damaged',
  'library-newer',
  'library-in-use',
  'library-read-only',
  'save-failed',
  'opening-failed',
  'backup-failed',
  'copy-unreadable',
  'snapshot-missing',
  'backup-damaged',
  'history-damaged',
  'snapshot-damaged',
  'journal-torn',
  'journal-damaged',
  'journal-gap',
  'journal-missing',
  'conflict-copy',
  'film-invalid',
  'image-missing',
  'image-altered',
  'page-empty',
  'page-binary',
  'text-garbled',
  'page-too-long',
  'page-too-slow',
  'image-unknown',
  'image-broken',
  'image-too-large',
  'image-too-many-pixels',
  'file-missing',
  'file-unreadable',
  'folder-not-file',
  'file-not-writable',
  'file-in-library',
  'file-not-ours',
  'import-refused',
  'output-failed',
  'image-not-stored',
  'images-uncertain',
  'images-not-deleted',
  'port-in-use',
  'not-reachable',
  'token-missing',
  'foreign-request',
  'forbidden',
  'internal',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

export type ErrorDetails = Readonly<Record<string, string | number>>;

export class FilmothekError extends Error {
  override readonly name = 'FilmothekError';
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, details: ErrorDetails = {}, options?: { readonly cause?: unknown }) {
    super(`${code} ${JSON.stringify(details)}`, options);
    this.code = code;
    this.details = details;
  }
}

/** An error as it crosses a process boundary. */
export interface WireError {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;
}

/** Anything thrown, as a wire error; what is not ours becomes `internal` with its message only. */
export function toWire(error: unknown): WireError {
  if (error instanceof FilmothekError) return { code: error.code, details: error.details };
  return {
    code: 'internal',
    details: { reason: error instanceof Error ? error.message : String(error) },
  };
}

export function fromWire(wire: WireError): FilmothekError {
  return new FilmothekError(wire.code, wire.details);
}

export type Outcome =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly error: WireError };
