import { describe, expect, it } from 'vitest';
import type { FilmDraft } from '../model/film.ts';
import { recognise } from './recognise.ts';

/* The families of layouts, each in a few lines: what a page of its kind must give whatever else stands on it. */

const films = (text: string) =>
  recognise({ text, html: null }).films.map(({ draft }): Partial<FilmDraft> => draft);

/** "director Wim Wenders", "actor Bruno Ganz: Damiel". */
const people = ({ credits = [] }: Partial<FilmDraft>) =>
  credits.map(
    ({ role, person, character }) =>
      `${role} ${person}${character === null ? '' : `: ${character}`}`,
  );

const STORY =
  'Ein Mann kommt in eine Stadt, in der ihn niemand erwartet, und bleibt so lange, bis niemand mehr weiß, seit wann er da ist.';

describe('credits', () => {
  it.each([
    [
      'run on in a paragraph',
      'Regie: Wes Anderson. Buch: Roman Coppola. Musik: Alexandre Desplat.',
    ],
    [
      'are told in sentences',
      'Directed by Wes Anderson. Written by Roman Coppola. Music by Alexandre Desplat.',
    ],
    ['are abbreviated', 'R: Wes Anderson, B: Roman Coppola, M: Alexandre Desplat'],
    [
      'stand in two languages',
      'R/Dir: Wes Anderson. B/Scr: Roman Coppola. M/Mus: Alexandre Desplat.',
    ],
    [
      'have no sign behind the label',
      'Regie Wes Anderson\nDrehbuch Roman Coppola\nMusik Alexandre Desplat',
    ],
    ['stick to their labels', 'RegieWes Anderson\nDrehbuchRoman Coppola\nMusikAlexandre Desplat'],
    [
      'are in the rows of a table',
      '| Regie | Wes Anderson |\n| Drehbuch | Roman Coppola |\n| Musik | Alexandre Desplat |',
    ],
    [
      'are French',
      'Réalisation : Wes Anderson\nScénario : Roman Coppola\nMusique : Alexandre Desplat',
    ],
    ['are Spanish', 'Dirección\nWes Anderson\nGuion\nRoman Coppola\nMúsica\nAlexandre Desplat'],
    [
      'have the last name first',
      'Regie\tAnderson, Wes ;\nDrehbuch\tCoppola, Roman ;\nMusik\tDesplat, Alexandre ;',
    ],
  ])('%s', (_, lines) => {
    const [film] = films(`Foo (2012)\n\n${lines}\n`);
    expect(people(film ?? {})).toEqual([
      'director Wes Anderson',
      'writer Roman Coppola',
      'composer Alexandre Desplat',
    ]);
  });

  it('share a label that is combined, or split their value with it', () => {
    const [film] = films(
      'Foo (2012)\nRegie & Drehbuch: Wes Anderson\nKamera / Schnitt: Robert Yeoman / Andrew Weisblum\n',
    );
    expect(people(film ?? {})).toEqual([
      'director Wes Anderson',
      'writer Wes Anderson',
      'cinematographer Robert Yeoman',
      'editor Andrew Weisblum',
    ]);
  });

  it('leave out what only introduces another work', () => {
    const [film] = films(
      'Foo (2012)\nDirected by: Wes Anderson\nWritten by: Roman Coppola, based on the novel by Stefan Zweig\n',
    );
    expect(people(film ?? {})).toEqual(['director Wes Anderson', 'writer Roman Coppola']);
  });
});

describe('a cast', () => {
  it.each([
    [
      'with dots',
      'Darsteller\nBruno Ganz ...... Damiel\nOtto Sander ..... Cassiel\nCurt Bois ....... Homer',
    ],
    ['with a dash and no heading', 'Bruno Ganz - Damiel\nOtto Sander - Cassiel\nCurt Bois - Homer'],
    [
      'with "als"',
      'Darsteller:\nBruno Ganz als Damiel\nOtto Sander als Cassiel\nCurt Bois als Homer',
    ],
    ['with a colon', 'Besetzung\n• Bruno Ganz: Damiel\n• Otto Sander: Cassiel\n• Curt Bois: Homer'],
    [
      'with the roles on lines of their own',
      'Darsteller\nBruno Ganz\nRolle: Damiel\nOtto Sander\nRolle: Cassiel\nCurt Bois\nRolle: Homer',
    ],
    [
      'of which every second line is a role',
      'Darsteller\nBruno Ganz\nDamiel\nOtto Sander\nCassiel\nCurt Bois\nHomer',
    ],
    ['in columns', 'Rolle\tDarsteller\nDamiel\tBruno Ganz\nCassiel\tOtto Sander\nHomer\tCurt Bois'],
    [
      'in square brackets',
      'Darsteller: Bruno Ganz [Damiel], Otto Sander [Cassiel], Curt Bois [Homer] u. a.',
    ],
  ])('%s', (_, lines) => {
    const [film] = films(`Foo (1987)\n\nRegie: Wim Wenders\n\n${lines}\n`);
    expect(people(film ?? {}).slice(1)).toEqual([
      'actor Bruno Ganz: Damiel',
      'actor Otto Sander: Cassiel',
      'actor Curt Bois: Homer',
    ]);
  });

  it('tells those who lend their voices from those who act', () => {
    const [film] = films(
      'Foo (1987)\n\nRegie: Wim Wenders\n\nRolle\tDarsteller\tSynchronstimme\nDamiel\tBruno Ganz\tOtto Sander\n',
    );
    expect(people(film ?? {}).slice(1)).toEqual([
      'actor Bruno Ganz: Damiel',
      'voice Otto Sander: Damiel',
    ]);
  });
});

describe('facts without labels', () => {
  it.each([
    'Drama | USA/Frankreich 1987 | 128 Minuten | FSK 12',
    'USA/Frankreich 1987 · 2 Std. 8 Min. · FSK 12 · Drama',
    'Drama, USA/Frankreich 1987, 2h 8m, ab 12',
    'DRAMA • USA/FRANKREICH (1987) • 128 MIN • AB 12',
  ])('are read from %j', (line) => {
    const [film] = films(`Der Titel\n\n${line}\n\nRegie: Wim Wenders\n\n${STORY}\n`);
    expect(film).toMatchObject({ title: 'Der Titel', year: 1987, runtime: 128 });
    expect(film?.genres?.map((genre) => genre.toLowerCase())).toEqual(['drama']);
    expect(film?.countries?.map((country) => country.toLowerCase())).toEqual(['usa', 'frankreich']);
    expect(film?.plot).toBe(STORY);
  });

  it('stay away from sentences and from the day a page was written', () => {
    const [film] = films(`Foo (1987)\n\n3. Mai 2019\n\nRegie: Wim Wenders\n\n${STORY}\n`);
    expect(film?.releaseDate).toBeUndefined();
    expect(film?.year).toBe(1987);
  });
});

describe('a sentence that introduces the film', () => {
  it.each([
    'Foo ist ein Thriller aus dem Jahr 1998 von Tom Tykwer mit Franka Potente und Moritz Bleibtreu.',
    'Foo is a 1998 thriller film directed by Tom Tykwer and starring Franka Potente and Moritz Bleibtreu.',
    'Foo est un film réalisé par Tom Tykwer, sorti en 1998, avec Franka Potente et Moritz Bleibtreu.',
    'Foo es una película de 1998 dirigida por Tom Tykwer y protagonizada por Franka Potente y Moritz Bleibtreu.',
  ])('says whose it is: %s', (sentence) => {
    const [film] = films(
      `Foo\n\n${sentence}\n\nLänge: 81 Minuten\nFSK: 12\n\nHandlung\n\n${STORY}\n`,
    );
    expect(film).toMatchObject({ title: 'Foo', year: 1998 });
    expect(people(film ?? {})).toEqual([
      'director Tom Tykwer',
      'actor Franka Potente',
      'actor Moritz Bleibtreu',
    ]);
  });

  it('does not take the author of the book for the director', () => {
    const [film] = films(
      'Foo\n\nFoo ist ein Film nach dem Roman von Stefan Zweig aus dem Jahr 1998.\n\nKamera: Frank Griebe\nSchnitt: Mathilde Bonnefoy\n',
    );
    expect(people(film ?? {}).filter((credit) => credit.startsWith('director'))).toEqual([]);
  });
});

describe('a line below credits', () => {
  it('is no further name where bars part the facts of one line', () => {
    const [film] = films(
      'Foo (1990)\n\nRegie: Wim Wenders | Darsteller: Bruno Ganz\nEin schöner Abend\n',
    );
    expect(people(film ?? {})).toEqual(['director Wim Wenders', 'actor Bruno Ganz']);
  });

  it('is one more value where a bar closes the cell', () => {
    const [film] = films(
      'Foo (1961)\nGuion | Luis Buñuel\nJulio Alejandro |\nMúsica | Gustavo Pittaluga |\n',
    );
    expect(people(film ?? {})).toEqual([
      'writer Luis Buñuel',
      'writer Julio Alejandro',
      'composer Gustavo Pittaluga',
    ]);
  });
});

describe('a story', () => {
  it.each([
    'Karten spielen ist sein Leben, und als er alles verliert, muss er für 500 Euro einen Koffer nach Paris bringen.',
    'Eintritt in das Haus hat nur, wer schweigen kann, und wer einmal darin ist, kommt so bald nicht wieder heraus.',
    'Der Filmclub einer kleinen Stadt soll schließen, und sechs Rentner beschließen, dass sie das nicht hinnehmen.',
    'Elle ne dit plus rien depuis des années, et pourtant tout le village répète encore sa dernière phrase : « jamais »',
  ])('may begin or end like a notice: %s', (story) => {
    const [film] = films(`Foo (1990)\n\nRegie: Wim Wenders\n\n${story}\n`);
    expect(film?.plot).toBe(story);
  });

  it('loses no line of a mail to a price in it', () => {
    const [film] = films(
      'Foo (1990)\n\nRegie: Wim Wenders\n\nHandlung\n\nEin Kurier soll an einem einzigen Tag durch die ganze Stadt und\nbekommt dafür von einem Fremden genau 500 Euro und eine Adresse, die\nes seit Jahren nicht mehr gibt.\n',
    );
    expect(film?.plot).toContain('genau 500 Euro und eine Adresse, die es seit Jahren');
  });
});

describe('several films on a page', () => {
  it('are told apart by a line of facts under each title', () => {
    const page = (title: string, director: string) =>
      `${title}\n\n1 Std. 31 Min. / Drama, Thriller\nVon ${director}\n${STORY}\n\n`;
    const found = films(page('Gravity', 'Alfonso Cuarón') + page('Rush', 'Ron Howard'));
    expect(found.map(({ title }) => title)).toEqual(['Gravity', 'Rush']);
    expect(found.flatMap(people)).toEqual(['director Alfonso Cuarón', 'director Ron Howard']);
  });

  it('are told apart by the numbers of a list', () => {
    const found = films(
      `Drei Filme\n\n3. Erster Titel\nvon Wim Wenders, mit Bruno Ganz\n${STORY}\n\n2. Zweiter Titel (1990)\nvon Ron Howard, mit Ed Harris\n${STORY}\n\n1. Dritter Titel\nvon Tom Tykwer, mit Franka Potente\n${STORY}\n`,
    );
    expect(found.map(({ title }) => title)).toEqual([
      'Erster Titel',
      'Zweiter Titel',
      'Dritter Titel',
    ]);
  });

  it('are not made of what is recommended below', () => {
    const found = films(
      `Foo (1987)\n\nRegie: Wim Wenders\nLand: USA\n\n${STORY}\n\nÄhnliche Filme\nHeat (1995)\nRonin (1998)\nPerson A: ${STORY}\n`,
    );
    expect(found.map(({ title }) => title)).toEqual(['Foo']);
  });
});

describe('what others wrote', () => {
  it('is no part of a post', () => {
    const {
      films: found,
      discarded,
      text,
    } = recognise({
      text: `Zitat von Person A:\nAlien (1979), Regie: Ridley Scott\n\nHeat (1995)\n\nRegie: Michael Mann\n\n${STORY}\n`,
      html: null,
    });
    expect(found.map(({ draft }) => draft.title)).toEqual(['Heat']);
    expect(discarded.map(({ start, end }) => text.slice(start, end)).join('\n')).toContain('Alien');
  });

  it('is none where a mail program sets it off', () => {
    expect(
      films(`> Alien (1979)\n> Regie: Ridley Scott\n\nHeat (1995)\nRegie: Michael Mann\n`),
    ).toHaveLength(1);
  });
});
