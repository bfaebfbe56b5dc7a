import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createFilm } from '../data/model/film.ts';
import { addSamples, detail, expect, expectCount, expectSaved, film, test } from './app.ts';
import { libraryFile, manyFilms } from './many-films.ts';

const CREATED = '2020-01-01T00:00:00.000Z';

test('a damaged library is told about, its films are saved, and nothing of the old files is lost', async ({
  app,
}) => {
  await mkdir(app.folder);
  const damaged = manyFilms(12).replace('"title":"Film 00003"', '"title":Film 00003"');
  await writeFile(path.join(app.folder, 'library.json'), damaged);
  const { page } = await app.start();
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await expect(page.getByText('Die Bibliothek lässt sich nicht lesen.')).toBeVisible();
  await expect(page.getByText('Es wurde nichts gelöscht')).toBeVisible();
  await expect(page.getByText(app.folder)).toBeVisible();
  expect(await readFile(path.join(app.folder, 'library.json'), 'utf8')).toBe(damaged);

  await page.getByRole('button', { name: 'Noch einmal versuchen' }).click();
  await expect(page.getByRole('status')).toContainText('Es geht noch nicht.');
  await page.getByRole('button', { name: 'Ohne Filme neu beginnen' }).click();
  await expect(page.getByRole('button', { name: 'Abbrechen' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Abbrechen' })).toHaveCount(0);

  await page.getByRole('button', { name: '11 Filme retten' }).click();
  await expectCount(page, 11);
  await expect(page.getByText(/neu begonnen, mit 11 Filmen/)).toBeVisible();
  await film(page, 'Film 00007').click();
  await page.keyboard.press('Delete');
  await expectCount(page, 10);
  const quarantine = path.join(app.folder, 'quarantine');
  const kept = await Promise.all(
    (await readdir(quarantine)).map((name) => readFile(path.join(quarantine, name), 'utf8')),
  );
  expect(kept).toContain(damaged);
});

test('a library of a later version is shown, says why it cannot be changed, and stays as it is', async ({
  app,
}) => {
  await mkdir(app.folder);
  const films = ['Alien', 'Heat', 'Rush'].map((title, i) =>
    createFilm({ title, rating: 4 }, `film-0000${i}`, CREATED),
  );
  const file = path.join(app.folder, 'library.json');
  await writeFile(file, libraryFile(films, 2));
  const { page } = await app.start();
  const banner = page
    .getByRole('main')
    .getByText('Diese Bibliothek stammt von einer neueren Version');
  await expect(banner).toBeVisible();
  await expectCount(page, 3);
  for (const name of ['Film hinzufügen', 'Seite einfügen']) {
    await expect(page.getByRole('button', { name })).toHaveCount(0);
  }
  await film(page, 'Heat').click();
  await expect(detail(page).getByRole('heading', { name: 'Heat' })).toBeVisible();
  await expect(detail(page).getByRole('button', { name: 'Bearbeiten' })).toHaveCount(0);
  await expect(detail(page).getByRole('slider')).toHaveCount(0);

  await film(page, 'Heat').press('Delete');
  await expect(page.getByText(/nur zum Lesen|nur lesen|nicht ändern/).last()).toBeVisible();
  await expectCount(page, 3);
  await expect(banner).toBeVisible();
  expect(await readdir(app.folder)).toEqual(['library.json']);
  expect(await readFile(file, 'utf8')).toBe(libraryFile(films, 2));
});

test('a copy from another device shows what it has, is taken over and undone', async ({ app }) => {
  await mkdir(app.folder);
  const heat = createFilm({ title: 'Heat' }, 'film-heat-1', CREATED);
  const rush = createFilm({ title: 'Rush' }, 'film-rush-1', CREATED);
  const later = { ...heat, year: 1995, updated: '2021-01-01T00:00:00.000Z' };
  await writeFile(path.join(app.folder, 'library.json'), libraryFile([heat]));
  const name = 'library (Konflikt Laptop).json';
  const copy = libraryFile([later, rush]);
  await writeFile(path.join(app.folder, name), copy);
  const { page } = await app.start();
  await expect(page.getByText(/eine Kopie von einem anderen Gerät/)).toBeVisible();
  await page.getByRole('button', { name: 'Ansehen' }).click();
  await page.getByRole('button', { name: `Was aus ${name} fehlt hier?` }).click();
  await expect(page.getByText('1 Film kommt dazu, 1 wird durch die neuere')).toBeVisible();
  await page.getByRole('button', { name: 'Übernehmen' }).click();
  await expect(page.getByText('Was hier fehlte, ist übernommen.')).toBeVisible();
  await expectSaved(page);
  await page.getByRole('button', { name: 'Fertig' }).click();
  await expectCount(page, 2);
  await expect(film(page, 'Heat')).toContainText('1995');
  await expect(page.getByText(/eine Kopie von einem anderen Gerät/)).toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(film(page, 'Rush')).toHaveCount(0);
  await expect(film(page, 'Heat')).not.toContainText('1995');
  expect(await readFile(path.join(app.folder, name), 'utf8')).toBe(copy);
});

test('the trash is emptied after a question, and the films come back with undo', async ({
  app,
}) => {
  const { page } = await app.start();
  await addSamples(page);
  for (const title of ['Casablanca', 'Red Heat']) {
    await film(page, title).click();
    await page.keyboard.press('Delete');
    await expect(film(page, title)).toHaveCount(0);
  }
  await page.getByRole('button', { name: /^Papierkorb/ }).click();
  await expect(page.getByText('2 Filme liegen im Papierkorb.')).toBeVisible();
  const empty = page.getByRole('button', { name: 'Papierkorb leeren' });
  await empty.click();
  await expect(page.getByRole('button', { name: 'Abbrechen' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(empty).toBeFocused();
  await empty.click();
  await page.getByRole('button', { name: '2 Filme entfernen' }).click();
  await expect(page.getByText('Der Papierkorb ist leer.')).toBeVisible();
  await expect(page.getByRole('search').getByRole('combobox')).toBeFocused();
  await page.getByRole('button', { name: 'Rückgängig', exact: true }).click();
  await expect(film(page, 'Casablanca')).toBeVisible();
  await expect(film(page, 'Red Heat')).toBeVisible();
  await expectSaved(page);
});
