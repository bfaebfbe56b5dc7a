/* Numbers and counted films, as texts have them. */

export const deNumber = (n: number): string => n.toLocaleString('de');
export const enNumber = (n: number): string => n.toLocaleString('en');
export const deFilms = (count: number): string =>
  count === 1 ? '1 Film' : `${deNumber(count)} Filme`;
/** After a preposition: “von 3 Filmen”. */
export const deOfFilms = (count: number): string =>
  count === 1 ? '1 Film' : `${deNumber(count)} Filmen`;
export const enFilms = (count: number): string =>
  count === 1 ? '1 film' : `${enNumber(count)} films`;
