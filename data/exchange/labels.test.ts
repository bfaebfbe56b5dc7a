import { describe, expect, it } from 'vitest';
import { meaningsOf, ownMeanings, titledHeading } from './labels.ts';
import { isNoise, noiseTail, signatureStart } from './noise.ts';

const meaning = (label: string) =>
  meaningsOf(label)?.map((one) =>
    one.kind === 'field'
      ? one.field
      : one.kind === 'role'
        ? one.role
        : one.kind === 'section'
          ? one.section
          : one.kind,
  ) ?? null;

describe('a label', () => {
  it.each([
    ['Regie', ['director']],
    ['REGISSEURIN', ['director']],
    ['Regisseur/in', ['director']],
    ['Hauptdarsteller·innen', ['actor']],
    ['Produzent(en)', ['producer']],
    ['Darsteller (Auswahl)', ['actor']],
    ['Laufzeit ca.', ['runtime']],
    ['Laenge', ['runtime']],
    ['Erstauffuehrung', ['releaseDate']],
    ['Land /Jahr', ['countries', 'year']],
    ['FSK & Länge', ['certification', 'runtime']],
    ['Regie und Drehbuch', ['director', 'writer']],
    ['Directed by', ['director']],
    ['Handlung & Hintergrund', ['plot']],
    ['Verleih', ['unused']],
    ['Regie und Handlung', null],
    ['Wetter', null],
    ['', null],
    ['a'.repeat(1000), null],
  ])('%j means %j', (label, expected) => {
    expect(meaning(label)).toEqual(expected);
  });
});

it('finds the title in a heading that names it', () => {
  const heading = 'Handlung von Das Experiment';
  const found = titledHeading(heading);
  expect(found?.section).toBe('plot');
  expect(heading.slice(found?.title)).toBe('Das Experiment');
  expect(titledHeading('Handlung von gestern')).toBeNull();
  expect(titledHeading('Fahrt von Wien')).toBeNull();
});

it('tells adverts and buttons from sentences', () => {
  expect(
    ['Anzeige', 'mehr anzeigen', 'Cookie-Einstellungen', 'Anzeige: Zehn Prozent'].every(isNoise),
  ).toBe(true);
  expect(isNoise('Der Händler verlangt von Anna eine hohe Provision.')).toBe(false);
  expect(isNoise('Sie bemerkt die Anzeige in der Zeitung.')).toBe(false);
});

it('cuts a button off the end of a paragraph, but no words of its last sentence', () => {
  expect(noiseTail('Das Ende. Mehr anzeigen')).toBe('Mehr anzeigen'.length);
  expect(noiseTail('Davon will er noch Mehr anzeigen')).toBe(0);
});

it('knows the start of a signature from a title', () => {
  expect(signatureStart('__________________')).toBe('rule');
  expect(signatureStart('--')).toBe('rule');
  expect(signatureStart('R.I.P. Anna Beispiel')).toBe('words');
  expect(signatureStart('R.I.P.D. (2013)')).toBeNull();
});

it('what a person taught comes before the tables, in any spelling of it', () => {
  const own = ownMeanings([
    { label: 'Spielleitung', meaning: { kind: 'role', role: 'director' } },
    { label: 'Produktion', meaning: { kind: 'unused' } },
  ]);
  expect(meaningsOf('spielleitung', own)).toEqual([{ kind: 'role', role: 'director' }]);
  expect(meaningsOf('Produktion', own)).toEqual([{ kind: 'unused' }]);
  expect(meaningsOf('Kamera', own)).toEqual([{ kind: 'role', role: 'cinematographer' }]);
  expect(meaningsOf('Spielleitung')).toBeNull();
});
