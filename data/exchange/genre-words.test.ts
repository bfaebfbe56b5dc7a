import { expect, it } from 'vitest';
import { isGenre } from './genre-words.ts';

it.each([
  ...['Drama', 'KOMÖDIE', 'Komoedie', 'Psychothriller', 'Science Fiction', 'Science-Fiction'],
  ...['Sci-Fi', 'Film noir', 'Roadmovie', 'Stummfilm', 'Literaturverfilmung', 'Biopic', 'Anime'],
  ...['Heimatfilm', 'Antikriegsfilm', 'Comédie', 'Épouvante-horreur', 'Policier', 'Bélico'],
  ...['Ciencia ficción', 'Cine negro', 'Documental', 'Adventure', 'Family'],
])('%j is a genre', (words) => {
  expect(isGenre(words)).toBe(true);
});

it.each([
  ...['Actionkomödie', 'Weltraum-Western', 'Gerichtsdrama', 'Science-Fiction-Film', 'Horrorfilm'],
  ...['Kriminalkomödie', 'Künstlerporträt', 'Romantische Komödie', 'Historischer Film'],
  ...['Romantic comedy', 'Crime thriller', 'War film', 'Science fiction thriller'],
  ...['Coming-of-age drama', 'Comédie dramatique', 'Film de guerre', 'Film d’action'],
  ...['Comedia romántica', 'Thriller psicológico', 'Cine de aventuras'],
])('%j is a narrower genre', (words) => {
  expect(isGenre(words)).toBe(true);
});

it.each([
  ...['', ' ', 'Film', 'Kinofilm', 'Spielfilm', 'Fernsehfilm', 'TV-Film', 'Movie', 'Cine de'],
  ...['Deutschland', 'Regie', 'Casablanca', 'Drama in Berlin', 'Horror Express', 'Film de'],
  ...['Ein schöner Film', 'Wim Wenders', '120 Minuten', 'Neuverfilmung', 'Dark', 'kein drama'],
])('%j is no genre', (words) => {
  expect(isGenre(words)).toBe(false);
});
