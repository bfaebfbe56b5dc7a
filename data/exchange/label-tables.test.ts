import { describe, expect, it } from 'vitest';
import { ROLE_TABLES } from '../model/role-labels.ts';
import { fold } from '../model/search-text.ts';
import type { LabelTable } from './label-table.ts';
import { GERMAN } from './labels-de.ts';
import { ENGLISH } from './labels-en.ts';
import { SPANISH } from './labels-es.ts';
import { FRENCH } from './labels-fr.ts';
import { meaningsOf, TABLES } from './labels.ts';
import { isNoise } from './noise.ts';

/** Every label of a table with what it means there. */
function entries(table: LabelTable): readonly (readonly [string, string])[] {
  const lists = [
    ...Object.entries({ ...table.fields, ...table.sections }),
    ...Object.entries(table.roles),
    ['unused', table.unused] as const,
  ];
  return lists.flatMap(([meaning, words]) => words.map((word) => [word, meaning] as const));
}

const meaningOf = (label: string) =>
  meaningsOf(label)?.map((meaning) => {
    if (meaning.kind === 'field') return meaning.field;
    if (meaning.kind === 'role') return meaning.role;
    return meaning.kind === 'section' ? meaning.section : 'unused';
  });

describe.each([
  ['German', GERMAN],
  ['English', ENGLISH],
  ['French', FRENCH],
  ['Spanish', SPANISH],
])('the %s table', (_, table) => {
  const earlier = new Set(
    TABLES.slice(0, TABLES.indexOf(table)).flatMap((other) =>
      entries(other).map(([word]) => fold(word)),
    ),
  );

  it('gives every label its meaning, unless an earlier table has the word', () => {
    const lost = entries(table).filter(
      ([word, meaning]) => !earlier.has(fold(word)) && meaningOf(word)?.join() !== meaning,
    );
    expect(lost).toEqual([]);
  });

  it('gives no label two meanings', () => {
    const meanings = new Map<string, Set<string>>();
    for (const [word, meaning] of entries(table)) {
      meanings.set(fold(word), (meanings.get(fold(word)) ?? new Set()).add(meaning));
    }
    expect([...meanings].filter(([, said]) => said.size > 1)).toEqual([]);
  });

  it('takes no label of its own for noise, except the headings of noise', () => {
    const drowned = entries(table).filter(
      ([word, meaning]) => meaning !== 'noise' && isNoise(`${word}: Anna Beispiel`),
    );
    expect(drowned).toEqual([]);
  });

  it('names twelve months', () => {
    expect(table.months).toHaveLength(12);
  });
});

it('reads a role alike in every language that has the word', () => {
  const roles = new Map<string, Set<string>>();
  for (const table of ROLE_TABLES) {
    for (const [role, words] of Object.entries(table)) {
      for (const word of words) {
        roles.set(fold(word), (roles.get(fold(word)) ?? new Set()).add(role));
      }
    }
  }
  expect([...roles].filter(([, said]) => said.size > 1)).toEqual([]);
});

it.each([
  ['Réalisateur·rice', 'director'],
  ['Acteur·rice·s', 'actor'],
  ['Monteuse', 'editor'],
  ['Chef décorateur', 'production-design'],
  ['Distribution', 'actor'],
  ['Pays de production', 'countries'],
  ['Date de sortie', 'releaseDate'],
  ['Fiche technique', 'credits'],
  ['Guionista(s)', 'writer'],
  ['Director/a', 'director'],
  ['Dirección de fotografía', 'cinematographer'],
  ['Ficha técnica', 'credits'],
  ['Distribución', 'unused'],
  ['Executive producers', 'other'],
  ['Worum geht’s?', 'plot'],
])('%j means %s', (label, meaning) => {
  expect(meaningOf(label)).toEqual([meaning]);
});
