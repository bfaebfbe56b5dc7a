import type { Page } from '@playwright/test';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createFilm, type Credit, type FilmDraft } from '../data/model/film.ts';
import { detail, expect, expectCount, expectSaved, film, films, test } from './app.ts';
import { libraryFile } from './many-films.ts';

const people: Credit[] = ['Al Pacino', 'Robert De Niro'].map((person) => ({
  person,
  role: 'actor',
  character: null,
  job: null,
}));
const director: Credit = { person: 'Michael Mann', role: 'director', character: null, job: null };

type Draft = FilmDraft & { readonly title: string };

const DOUBLES: readonly Draft[] = [
  { title: 'Heat', year: 1995, credits: [director, ...people], plot: 'Kurz.', tags: ['Kino'] },
  { title: 'HEAT', year: 1995, credits: [director], plot: 'Viel länger erzählt.', tags: ['DVD'] },
  { title: 'Casablanca', year: 1942, genres: ['Drama'] },
  { title: 'Casabalnca', year: 1942, genres: ['Drama'] },
  { title: 'Rocky II', year: 1979 },
  { title: 'Rocky III', year: 1982 },
];

async function fill(folder: string, drafts: readonly Draft[] = DOUBLES): Promise<void> {
  const made = drafts.map((draft, at) =>
    createFilm(draft, `film-000${at}`, '2020-01-01T00:00:00.000Z'),
  );
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'library.json'), libraryFile(made));
}

/** Runs a command of the palette, by keys only. */
async function command(page: Page, name: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+k');
  const palette = page.getByRole('dialog', { name: 'Alle Befehle' });
  await expect(palette.getByRole('combobox')).toBeFocused();
  await page.keyboard.type(name);
  await expect(palette.getByRole('option', { name }).first()).toBeVisible();
  await page.keyboard.press('Enter');
}

const pairs = (page: Page) => page.getByRole('list', { name: 'Paare' }).getByRole('listitem');
const pairOf = (page: Page, title: string) =>
  pairs(page).getByRole('button', { name: new RegExp(`^${title}`) });

test('duplicates are found, merged field by field, undone and redone by keys alone', async ({
  app,
}) => {
  await fill(app.folder);
  const { page } = await app.start();
  await expectCount(page, 6);
  await command(page, 'Doppelte Filme');
  await expect(page.getByRole('heading', { name: 'Doppelte Filme' })).toBeVisible();
  await expect(pairs(page)).toHaveCount(2);
  await expect(pairOf(page, 'Heat')).toBeFocused();
  await expect(pairOf(page, 'Heat')).toContainText('gleicher Titel, gleiches Jahr, gleiche Regie');

  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '„Heat“ zusammenführen' })).toBeVisible();
  const title = page.getByRole('group', { name: 'Titel', exact: true });
  await expect(title.getByRole('radio', { name: 'links' })).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('heading', { name: '„HEAT“ zusammenführen' })).toBeVisible();
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByRole('heading', { name: '„Heat“ zusammenführen' })).toBeVisible();
  const plot = page.getByRole('group', { name: 'Handlung' });
  await expect(plot.getByRole('radio', { name: 'rechts' })).toBeChecked();
  await page.keyboard.press('Tab');
  await expect(plot.getByRole('radio', { name: 'rechts' })).toBeFocused();
  await page.keyboard.press('ControlOrMeta+Enter');

  await expect(page.getByText('„Heat“ ist zusammengeführt.')).toBeVisible();
  await expectSaved(page);
  await expect(pairs(page)).toHaveCount(1);
  await expect(pairOf(page, 'Casablanca')).toBeFocused();

  await page.keyboard.press('ControlOrMeta+z');
  await expect(pairs(page)).toHaveCount(2);
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await expect(pairs(page)).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expectCount(page, 5);
  await film(page, 'Heat').click();
  await expect(detail(page).getByText('Viel länger erzählt.')).toBeVisible();
  await expect(detail(page).getByText('Kino')).toBeVisible();
  await expect(detail(page).getByText('DVD')).toBeVisible();
});

test('what is not a duplicate is not suggested again until that is taken back', async ({ app }) => {
  await fill(app.folder);
  const { page } = await app.start();
  await expectCount(page, 6);
  await command(page, 'Doppelte Filme');
  await expect(pairOf(page, 'Heat')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(pairOf(page, 'Casablanca')).toBeFocused();
  await page.keyboard.press('Delete');
  await expect(pairs(page)).toHaveCount(1);
  await expect(pairOf(page, 'Heat')).toBeFocused();
  await page.keyboard.press('Delete');
  await expect(page.getByText('Keine doppelten Filme gefunden')).toBeVisible();
  await page.reload();
  await expectCount(page, 6);
  await command(page, 'Doppelte Filme');
  await expect(page.getByText('Keine doppelten Filme gefunden')).toBeVisible();
  await expect(page.getByText('2 Paare gelten als zwei Filme')).toBeVisible();
  await page.getByRole('button', { name: 'Wieder vorschlagen' }).press('Enter');
  await expect(pairs(page)).toHaveCount(2);
  await page.getByRole('button', { name: 'Rückgängig', exact: true }).press('Enter');
  await expect(page.getByText('Keine doppelten Filme gefunden')).toBeVisible();
});

test('all certain pairs are merged in one step, and one undo takes all back', async ({ app }) => {
  const [heat, again] = DOUBLES;
  if (heat === undefined || again === undefined) throw new Error('two films');
  const others = ['Alien', 'Fargo'].flatMap((title) => [
    { ...heat, title },
    { ...again, title },
  ]);
  await fill(app.folder, [...DOUBLES, ...others]);
  const { page } = await app.start();
  await expectCount(page, 10);
  await command(page, 'Doppelte Filme');
  const all = page.getByRole('button', { name: '3 eindeutige Paare zusammenführen' });
  await all.press('Enter');
  await expect(page.getByText('3 doppelte Einträge zusammengeführt.')).toBeVisible();
  await expect(pairs(page)).toHaveCount(1);
  await expect(pairOf(page, 'Casablanca')).toBeFocused();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(pairs(page)).toHaveCount(4);
});

test('two selected films are merged, whatever they are called', async ({ app }) => {
  await fill(app.folder);
  const { page } = await app.start();
  await expectCount(page, 6);
  await film(page, 'Rocky II').first().click();
  await page.keyboard.press('Shift+ArrowRight');
  await expect(page.getByText('2 Filme ausgewählt').first()).toBeVisible();
  await command(page, 'Zusammenführen');
  await expect(page.getByRole('heading', { name: /Rocky II/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(films(page).first()).toBeVisible();
  await command(page, 'Zusammenführen');
  await expect(page.getByRole('radio').first()).toBeFocused();
  await page.keyboard.press('ControlOrMeta+Enter');
  await expectCount(page, 5);
  await page.keyboard.press('ControlOrMeta+z');
  await expectCount(page, 6);
});
