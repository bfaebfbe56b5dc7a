import type { Copy } from './film.ts';

/** A copy of which nothing is known. */
export function emptyCopy(id: string): Copy {
  return {
    id,
    medium: null,
    edition: null,
    shelf: null,
    condition: null,
    acquired: null,
    price: null,
    currency: null,
    barcode: null,
    file: null,
    notes: null,
  };
}
