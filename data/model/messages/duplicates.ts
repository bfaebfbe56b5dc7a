import type { LikenessReason } from '../duplicates.ts';
import type { MergeChoice } from '../film-merge.ts';
import { deNumber, enNumber } from './numbers.ts';

/* Films that are there twice: finding them, and making one of two. */

const dePairs = (pairs: number) => (pairs === 1 ? '1 Paar' : `${deNumber(pairs)} Paare`);
const enPairs = (pairs: number) => (pairs === 1 ? '1 pair' : `${enNumber(pairs)} pairs`);

export const de = {
  title: 'Doppelte Filme',
  about:
    'Filme, die vielleicht zweimal in der Sammlung stehen. Beim Zusammenführen bleibt ein Eintrag; der andere wandert mit allem, was er hatte, in den Papierkorb.',
  looking: 'Die Sammlung wird nach doppelten Filmen durchsucht …',
  none: 'Keine doppelten Filme gefunden',
  noneHint: 'Jeder Film steht, soweit zu erkennen, nur einmal in der Sammlung.',
  found: (total: number, shown: number) =>
    shown < total
      ? `${deNumber(shown)} von ${deNumber(total)} Paaren, die ähnlichsten zuerst`
      : `${dePairs(total)}, die ähnlichsten zuerst`,
  keys: '↑ ↓ wählen · Eingabe zusammenführen · Entf kein Duplikat',
  pairs: 'Paare',
  percent: (score: number) => `${Math.round(score * 100)} %`,
  merge: 'Zusammenführen …',
  apart: 'Kein Duplikat',
  apartDone: (first: string, second: string) =>
    `„${first}“ und „${second}“ gelten ab jetzt als zwei Filme.`,
  forget: (pairs: number) =>
    pairs === 1 ? '1 Paar gilt als zwei Filme' : `${deNumber(pairs)} Paare gelten als zwei Filme`,
  forgetThem: 'Wieder vorschlagen',
  forgotten: 'Alle Paare werden wieder vorgeschlagen.',
  mergeAll: (pairs: number) =>
    pairs === 1
      ? '1 eindeutiges Paar zusammenführen'
      : `${deNumber(pairs)} eindeutige Paare zusammenführen`,
  mergedAll: (films: number) =>
    films === 1
      ? '1 doppelter Eintrag zusammengeführt.'
      : `${deNumber(films)} doppelte Einträge zusammengeführt.`,
  merged: (title: string) =>
    `„${title}“ ist zusammengeführt. Der andere Eintrag liegt im Papierkorb.`,
  gone: 'Einer der beiden Filme ist nicht mehr in der Sammlung.',
  back: 'Zurück',
  reason: {
    externalId: 'gleiche Kennung',
    barcode: 'gleicher Strichcode',
    title: 'gleicher Titel',
    otherTitle: 'Titel gleicht Originaltitel oder weiterem Titel',
    nearTitle: 'fast gleicher Titel',
    longerTitle: 'gleicher Titelanfang',
    year: 'gleiches Jahr',
    nearYear: 'ein Jahr auseinander',
    director: 'gleiche Regie',
    cast: 'gleiche Darsteller',
    runtime: 'gleiche Laufzeit',
    noYear: 'Jahr fehlt',
    otherYear: 'anderes Jahr',
    otherDirector: 'andere Regie',
    otherCast: 'andere Darsteller',
    otherRuntime: 'ganz andere Laufzeit',
    otherExternalId: 'andere Kennung',
  } satisfies Record<LikenessReason, string>,
  view: {
    title: (title: string) => `„${title}“ zusammenführen`,
    about: 'Wähle bei jeder Angabe, welche bleibt.',
    kept: 'Dieser Eintrag bleibt',
    other: 'Dieser kommt in den Papierkorb',
    choice: { left: 'links', both: 'beide', right: 'rechts' } satisfies Record<MergeChoice, string>,
    differing: (fields: number) =>
      fields === 1 ? '1 Angabe ist verschieden' : `${deNumber(fields)} Angaben sind verschieden`,
    same: (fields: number) =>
      fields === 1 ? '1 Angabe ist gleich' : `${deNumber(fields)} Angaben sind gleich`,
    result: 'Ergebnis',
    more: (items: number) => `und ${deNumber(items)} weitere`,
    empty: 'nichts',
    pictures: (images: number) => (images === 1 ? '1 Bild' : `${deNumber(images)} Bilder`),
    minutes: (minutes: number) => `${deNumber(minutes)} min`,
    stars: (stars: number) => (stars === 1 ? '1 Stern' : `${stars.toLocaleString('de')} Sterne`),
    someTime: 'irgendwann',
    do: 'Zusammenführen',
  },
  cli: {
    none: 'Keine doppelten Filme gefunden.',
    found: (total: number, shown: number) =>
      shown < total ? `${deNumber(shown)} von ${dePairs(total)}.` : `${dePairs(total)}.`,
  },
};

export const en: typeof de = {
  title: 'Duplicate films',
  about:
    'Films that may be in the collection twice. A merge keeps one entry; the other one goes to the trash with everything it had.',
  looking: 'Looking through the collection for duplicate films …',
  none: 'No duplicate films found',
  noneHint: 'As far as can be told, every film is in the collection only once.',
  found: (total, shown) =>
    shown < total
      ? `${enNumber(shown)} of ${enNumber(total)} pairs, the most alike first`
      : `${enPairs(total)}, the most alike first`,
  keys: '↑ ↓ choose · Enter merges · Delete: not a duplicate',
  pairs: 'Pairs',
  percent: (score) => `${Math.round(score * 100)}%`,
  merge: 'Merge …',
  apart: 'Not a duplicate',
  apartDone: (first, second) => `“${first}” and “${second}” count as two films from now on.`,
  forget: (pairs) =>
    pairs === 1 ? '1 pair counts as two films' : `${enNumber(pairs)} pairs count as two films`,
  forgetThem: 'Suggest again',
  forgotten: 'All pairs are suggested again.',
  mergeAll: (pairs) =>
    pairs === 1 ? 'Merge 1 certain pair' : `Merge ${enNumber(pairs)} certain pairs`,
  mergedAll: (films) =>
    films === 1 ? '1 duplicate entry merged.' : `${enNumber(films)} duplicate entries merged.`,
  merged: (title) => `“${title}” is merged. The other entry is in the trash.`,
  gone: 'One of the two films is no longer in the collection.',
  back: 'Back',
  reason: {
    externalId: 'same identifier',
    barcode: 'same barcode',
    title: 'same title',
    otherTitle: 'title is an original or other title',
    nearTitle: 'nearly the same title',
    longerTitle: 'same beginning of the title',
    year: 'same year',
    nearYear: 'one year apart',
    director: 'same director',
    cast: 'same cast',
    runtime: 'same runtime',
    noYear: 'year missing',
    otherYear: 'another year',
    otherDirector: 'another director',
    otherCast: 'another cast',
    otherRuntime: 'a very different runtime',
    otherExternalId: 'another identifier',
  },
  view: {
    title: (title) => `Merge “${title}”`,
    about: 'For each field, choose what stays.',
    kept: 'This entry stays',
    other: 'This one goes to the trash',
    choice: { left: 'left', both: 'both', right: 'right' },
    differing: (fields) => (fields === 1 ? '1 field differs' : `${enNumber(fields)} fields differ`),
    same: (fields) =>
      fields === 1 ? '1 field is the same' : `${enNumber(fields)} fields are the same`,
    result: 'Result',
    more: (items) => `and ${enNumber(items)} more`,
    empty: 'nothing',
    pictures: (images) => (images === 1 ? '1 picture' : `${enNumber(images)} pictures`),
    minutes: (minutes) => `${enNumber(minutes)} min`,
    stars: (stars) => (stars === 1 ? '1 star' : `${stars.toLocaleString('en')} stars`),
    someTime: 'some time',
    do: 'Merge',
  },
  cli: {
    none: 'No duplicate films found.',
    found: (total, shown) =>
      shown < total ? `${enNumber(shown)} of ${enPairs(total)}.` : `${enPairs(total)}.`,
  },
};
