import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { filmDraftSchema } from '../model/film.ts';
import { MAX_PAGE_LENGTH, type Recognition } from '../model/recognition.ts';
import { recognise } from './recognise.ts';
import { toRecognitionJson } from './recognition-json.ts';

const page = (name: string) => readFileSync(new URL(`fixtures/${name}`, import.meta.url), 'utf8');
const read = (text: string): Recognition => recognise({ text, html: null });
const words = ({ text }: Recognition, spans: readonly { start: number; end: number }[] = []) =>
  spans.map(({ start, end }) => text.slice(start, end));
const films = (text: string) => toRecognitionJson(read(text)).films;
const codeOf = (act: () => unknown): unknown => {
  try {
    act();
    return null;
  } catch (error) {
    return (error as { code?: unknown }).code;
  }
};

describe('a forum post', () => {
  const found = read(page('forum-post.txt'));
  const [film] = found.films;

  it('gives title and year from its first line', () => {
    expect(film?.draft).toMatchObject({ title: 'Die Mühle am Fluss', year: 1962 });
    expect(film?.evidence.title?.confidence).toBe('sure');
    expect(words(found, film?.evidence.year?.spans)).toEqual(['1962']);
  });

  it('joins the paragraphs under no heading to a plot that should be checked', () => {
    const paragraphs = film?.draft.plot?.split('\n\n') ?? [];
    expect(paragraphs).toHaveLength(3);
    expect(paragraphs[0]).toMatch(/^Der Müller Anton .* Stangen setzen\.$/);
    expect(paragraphs[2]).toContain('(das Rad „läuft zum letzten Mal“, sagt er).');
    expect(film?.evidence.plot?.confidence).toBe('check');
    expect(words(found, film?.evidence.plot?.spans)).toEqual(paragraphs);
  });

  it('names the poster without the query of its address', () => {
    expect(film?.posterName).toBe('die-muehle-am-fluss-plakat.jpg');
  });

  it('keeps the one link, with the bracket that belongs to it', () => {
    expect(film?.draft.links).toEqual([
      { url: 'https://de.example.org/wiki/Die_Mühle_(1962)', label: null },
    ]);
  });

  it('leaves the signature out and credits nobody in it', () => {
    expect(film?.draft.credits).toBeUndefined();
    expect(words(found, found.discarded)).toEqual([
      'R.I.P. Anna Beispiel, Bernd Muster, Clara Probe, Dieter Vorlage & Emil Entwurf !',
    ]);
  });
});

describe('a page of a film portal', () => {
  const found = read(page('portal-page.txt'));
  const [film] = found.films;
  const people = (role: string) =>
    film?.draft.credits?.filter((credit) => credit.role === role).map(({ person }) => person);

  it('takes the title from the head of the teaser that a review repeats', () => {
    expect(film?.draft.title).toBe('Nachtzug');
    expect(film?.evidence.title?.confidence).toBe('sure');
  });

  it('does not take the year of the story for that of the film', () => {
    expect(film?.draft.year).toBeUndefined();
  });

  it('reads the people of every role, each once and without the comma', () => {
    expect(people('director')).toEqual(['Eva Maria Sonntag']);
    expect(people('producer')).toEqual(['Otto Krause', 'Lena de Vries']);
    expect(people('actor')).toEqual(['Franz Xaver Huber', "Greta O'Neill", 'Jean-Luc Petit']);
    expect(people('writer')).toEqual(['Ida Klein']);
    expect(people('composer')).toEqual(['Ludwig']);
    expect(people('cinematographer')).toEqual(['Peter van der Berg']);
    expect(film?.draft.credits).toHaveLength(9);
  });

  it('reads the plot on both sides of an advert, and nothing of the news', () => {
    expect(film?.draft.plot?.split('\n\n')).toEqual([
      expect.stringMatching(/^Wien 1948\. .* lügt\.$/),
      expect.stringMatching(/^Gedreht wurde .* kamen\.$/),
    ]);
    expect(film?.evidence.plot?.confidence).toBe('sure');
  });

  it('keeps each review complete and without its button', () => {
    expect(film?.draft.reviews?.map(({ text }) => text)).toEqual([
      expect.stringMatching(/^Ein spröder, .* zu kennen glauben\.$/),
      'Am stärksten ist der Film, wenn niemand spricht.',
    ]);
  });

  it('reports labels and headings in order', () => {
    expect(words(found, found.labels)).toEqual([
      'Handlung und Hintergrund',
      'Besetzung und Crew',
      'Regisseurin',
      'Produzent:innen',
      'Darsteller',
      'Drehbuch',
      'Musik',
      'Kamera',
      'Kritikerrezensionen',
    ]);
  });

  it('reports adverts, buttons and news as discarded', () => {
    expect(words(found, found.discarded)).toEqual([
      'Anzeige',
      'Anzeige',
      expect.stringContaining('Provision'),
      'Anzeige',
      'News und Stories',
      'Die schönsten Zugfahrten der Filmgeschichte',
      'Regie: So wird man berühmt',
      'Mehr anzeigen',
      'Mehr anzeigen',
      'Anzeige',
    ]);
  });
});

describe('the same page written differently', () => {
  const forms: readonly (readonly [string, (text: string) => string])[] = [
    ['with Windows line ends', (text) => text.replaceAll('\n', '\r\n')],
    ['with a byte order mark', (text) => `\ufeff${text}`],
    ['decomposed', (text) => text.normalize('NFD')],
    ['with hyphens as bullets', (text) => text.replaceAll('•', '-')],
    ['with asterisks as bullets', (text) => text.replaceAll('•', '*')],
    ['indented with no-break spaces', (text) => text.replaceAll('    ', '\u00a0\u00a0')],
    ['with white space at the ends of lines', (text) => text.replaceAll('\n', ' \t\n')],
    ['with soft hyphens inside words', (text) => text.replaceAll('chn', 'ch\u00adn')],
  ];
  for (const name of ['forum-post.txt', 'portal-page.txt']) {
    it.each(forms)(`says the same ${name} %s`, (_, change) => {
      expect(films(change(page(name)))).toEqual(films(page(name)));
    });
  }
});

describe('label layouts', () => {
  it('reads labels and values on lines of their own', () => {
    const [film] = films(page('04-filmdaten-himmel-ueber-berlin.txt'));
    expect(film).toMatchObject({
      title: 'Der Himmel über Berlin',
      originalTitle: 'Der Himmel über Berlin',
      year: 1987,
      runtime: 128,
      countries: ['BR Deutschland', 'Frankreich'],
      genres: ['Drama', 'Fantasy'],
      certification: 'ab 6',
      releaseDate: '1987-10-29',
    });
    expect(film?.credits).toContainEqual({
      role: 'actor',
      name: 'Peter Falk',
      character: 'Der Filmstar',
    });
    expect(film?.credits).toHaveLength(11);
  });

  it('reads "Label: value", characters after "als" and not the name somebody was credited under', () => {
    const [film] = films(page('09-forum-halloween.txt'));
    expect(film).toMatchObject({
      year: 1978,
      runtime: 91,
      releaseDate: '1979-07-06',
      countries: ['USA'],
    });
    expect(film?.credits).toContainEqual({
      role: 'actor',
      name: 'Nancy Kyes',
      character: 'Annie Brackett',
    });
    expect(film?.plot).toMatch(/^Als Kind .* gekommen ist\.$/);
    expect(film?.reviews).toEqual([{ text: expect.stringMatching(/^Man sieht .* Kürbissen\.$/) }]);
  });

  it('reads one value for two labels', () => {
    const [film] = films(page('13-kombilabel-terminator-2.txt'));
    expect(film).toMatchObject({
      countries: ['USA'],
      year: 1991,
      certification: 'ab 16 Jahren',
      runtime: 137,
    });
  });

  it('reads values behind tabs and English words', () => {
    const [film] = films(page('19-en-forum-groundhog-day.txt'));
    expect(film).toMatchObject({ runtime: 101, certification: 'PG', releaseDate: '1993-02-12' });
    expect(film?.credits).toContainEqual({ role: 'actor', name: 'Bill Murray', character: 'Phil' });
  });

  it('tells two films on one page apart', () => {
    const [jaws, park, ...more] = films(page('14-en-blog-jaws-jurassic-park.txt'));
    expect(more).toEqual([]);
    expect(jaws).toMatchObject({
      title: 'Jaws',
      year: 1975,
      links: ['http://www.imdb.com/title/tt0073195/'],
    });
    expect(park).toMatchObject({ title: 'Jurassic Park', year: 1993, runtime: 127 });
    expect(jaws?.plot).not.toContain('billionaire');
  });

  it('reads a saved HTML page by what it says in words', () => {
    const html = page('h3-jsonld-kaputt-gladiator.html.txt');
    for (const source of [
      { text: '', html },
      { text: html, html: null },
    ]) {
      const [film] = toRecognitionJson(recognise(source)).films;
      expect(film).toMatchObject({
        title: 'Gladiator',
        year: 2000,
        runtime: 155,
        countries: ['USA', 'Großbritannien'],
        posterName: 'gladiator-2000-plakat.png',
      });
      expect(film?.credits).toContainEqual({
        role: 'actor',
        name: 'Ralf Möller',
        character: 'Hagen',
      });
    }
  });

  it('keeps a work without a role of its own by the words of its label', () => {
    const found = read('Nachtzug (1949)\n\nRegie: Eva Sonntag\nTongestaltung: Max Hall');
    expect(found.films[0]?.draft.credits).toContainEqual({
      person: 'Max Hall',
      role: 'other',
      character: null,
      job: 'Tongestaltung',
    });
  });
});

it('knows the source of a page by every beginning that a file of HTML may have', () => {
  const body = '<title>Film</title><p>Rush (1991)</p><p>Regie: Lili Fini Zanuck</p>';
  for (const start of [
    '<!DOCTYPE html>',
    '<html lang="de">',
    '<?xml version="1.0"?>\n<!DOCTYPE html>',
  ]) {
    expect(read(start + body).text, start).not.toContain('<p>');
  }
  expect(read(`<htmlfoo>${body}`).text).toContain('<p>');
});

describe('text and HTML together', () => {
  const html =
    '<ul><li>Regie: Eva Sonntag</li><li>Darsteller: Franz Huber</li><li>Jahr: 1949</li></ul>';

  it('prefers HTML whose lines the text has lost', () => {
    const flat = 'Regie: Eva Sonntag Darsteller: Franz Huber Jahr: 1949';
    expect(recognise({ text: flat, html }).films[0]?.draft.year).toBe(1949);
  });

  it('stays with the text where it says as much', () => {
    const text = 'Regie: Eva Sonntag\nDarsteller: Franz Huber\nJahr: 1949';
    expect(recognise({ text, html }).text).toBe(text);
  });
});

describe('what is no film', () => {
  it.each([
    [
      'a letter',
      'Liebe Anna,\n\nvielen Dank für die schönen Tage am See. Wir haben viel gelacht.\n\nBis bald\nPeter',
    ],
    [
      'prose about films',
      'Im Kino lief Musik, und die Regie war gut. Die Handlung spielte 1975 in Texas, das gefiel uns allen sehr.',
    ],
    [
      'a recipe',
      'Kartoffelsuppe\n\nLand: Deutschland\nDauer: 45 Minuten\n\nInhalt\n\nDie Kartoffeln schälen, würfeln und in der Brühe weich kochen, dann pürieren.',
    ],
    ['the menu of a site', 'Startseite\nFilme\nMusik\nKritik\nTrailer\nKontakt\nImpressum'],
    ['a single word', 'Anzeige'],
  ])('finds nothing in %s and does not complain', (_, text) => {
    expect(read(text).films).toEqual([]);
  });

  it('refuses nothing at all, and nothing to see', () => {
    for (const text of ['', ' \n\t', '\u200b\ufeff\u00ad']) {
      expect(codeOf(() => read(text))).toBe('page-empty');
    }
    expect(codeOf(() => recognise({ text: '', html: '<p> </p><script>1</script>' }))).toBe(
      'page-empty',
    );
  });

  it('refuses what is no text', () => {
    expect(codeOf(() => read('Red\0Heat'))).toBe('page-binary');
    expect(codeOf(() => read('\ufffd\ufffdJFIF\u0001\ufffd\ufffd'))).toBe('page-binary');
  });

  it('reads a text with a few undecodable characters', () => {
    expect(films('Die M\ufffdhle (1962)\n\nRegie: Eva Sonntag')[0]?.title).toBe('Die M\ufffdhle');
  });

  it('refuses a page beyond the limit, in either form', () => {
    const long = 'a'.repeat(MAX_PAGE_LENGTH + 1);
    expect(codeOf(() => read(long))).toBe('page-too-long');
    expect(codeOf(() => recognise({ text: '', html: long }))).toBe('page-too-long');
  });
});

it('makes drafts that the film model accepts unchanged', () => {
  for (const name of ['forum-post.txt', 'portal-page.txt', '09-forum-halloween.txt']) {
    for (const { draft } of read(page(name)).films)
      expect(filmDraftSchema.parse(draft)).toEqual(draft);
  }
});

it.each([
  ['a bullet with nothing behind it', '•'],
  ['a line of a list', '  • Jason Patric,'],
])('does not join two halves of a sentence with %s between them', (_, between) => {
  const half = 'Eine Zeile von der Breite einer Mail, die mitten im Satz endet, weil';
  const text = `Rush (1991)\nHandlung von Rush\n${half}\n${between}\nder Rest woanders steht.`;
  expect(read(text).films[0]?.draft.plot).toBe(`${half}\n\nder Rest woanders steht.`);
});
