import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { RecognisedFilm } from '../model/recognition.ts';
import { recognise } from './recognise.ts';
import { toRecognitionJson } from './recognition-json.ts';

/* Pages with statements for machines: what of them reaches the film, and what the page's words add. */

const PAGES = fileURLToPath(new URL('../../../shared/samples/pages', import.meta.url));
const here = existsSync(path.join(PAGES, 'score.mjs'));
// eslint-disable-next-line no-console -- a test that did not run says so
if (!here) console.log(`recognise.html.test.ts: samples skipped, there is no ${PAGES}`);

const read = (html: string) => recognise({ text: '', html });
const script = (data: unknown) =>
  `<script type="application/ld+json">${typeof data === 'string' ? data : JSON.stringify(data)}</script>`;
function film(html: string): RecognisedFilm {
  const { films } = read(html);
  expect(films).toHaveLength(1);
  const [only] = films;
  if (only === undefined) throw new Error('no film');
  return only;
}
const draft = (html: string) => film(html).draft;
const credits = (html: string) =>
  (draft(html).credits ?? []).map(({ role, person, character }) =>
    [role, person, character].filter(Boolean).join(': '),
  );
const movie = (more: object) => ({ '@type': 'Movie', name: 'Heat', ...more });

describe.skipIf(!here)('the samples of HTML', () => {
  it('are recognised without a single mistake', () => {
    const actual = mkdtempSync(path.join(tmpdir(), 'filmothek-html-'));
    try {
      for (const file of readdirSync(PAGES).filter((name) => name.endsWith('.html'))) {
        const found = read(readFileSync(path.join(PAGES, file), 'utf8'));
        const name = file.replace(/\.html$/, '.actual.json');
        writeFileSync(path.join(actual, name), JSON.stringify(toRecognitionJson(found)));
      }
      const score = [path.join(PAGES, 'score.mjs'), PAGES, actual, '--only', 'h', '--min', '1'];
      expect(execFileSync(process.execPath, score, { encoding: 'utf8' })).not.toContain('FAIL');
    } finally {
      rmSync(actual, { recursive: true });
    }
  });
});

describe('a film in JSON-LD', () => {
  it('is found in a graph, in lists, by any of its types and by reference', () => {
    const graph = {
      '@graph': [
        { '@type': 'WebSite', name: 'Seite' },
        movie({ director: { '@id': '#1' } }),
        { '@id': '#1', '@type': 'Person', name: 'Michael Mann' },
      ],
    };
    expect(credits(script(graph))).toEqual(['director: Michael Mann']);
    expect(
      draft(script([[movie({ '@type': ['Product', 'https://schema.org/Movie'] })]])).title,
    ).toBe('Heat');
    expect(draft(script({ '@type': 'WebPage', mainEntity: movie({}) })).title).toBe('Heat');
    expect(draft(script({ '@type': 'Review', itemReviewed: movie({}) })).title).toBe('Heat');
  });

  it.each([
    ['PT2H50M', 170],
    ['PT02H50M00S', 170],
    ['P0DT2H50M', 170],
    ['PT170M', 170],
    ['PT10200S', 170],
    ['170 min', 170],
    ['2 Std. 50 Min.', 170],
  ])('has a runtime of %s', (duration, minutes) => {
    expect(draft(script(movie({ duration }))).runtime).toBe(minutes);
  });

  it('takes people as objects, words and lists, with the characters they play', () => {
    const data = movie({
      director: ['Michael Mann'],
      actor: [
        {
          '@type': 'PerformanceRole',
          actor: { '@type': 'Person', name: 'Al Pacino' },
          characterName: 'Vincent Hanna',
        },
        { '@type': 'Person', name: 'Val Kilmer' },
      ],
      actors: 'Robert De Niro, Val Kilmer',
      musicBy: { '@type': 'MusicGroup', name: 'Kronos Quartet' },
    });
    expect(credits(script(data))).toEqual([
      'director: Michael Mann',
      'actor: Al Pacino: Vincent Hanna',
      'actor: Val Kilmer',
      'actor: Robert De Niro',
      'composer: Kronos Quartet',
    ]);
  });

  it('credits no company', () => {
    const company = { '@type': 'Organization', name: 'Regency' };
    const data = movie({ creator: [company, 'Regency'], producer: company, author: company });
    expect(credits(script(data))).toEqual([]);
  });

  it('says the year by its own date, else by the one it came out on', () => {
    const both = draft(script(movie({ dateCreated: '1995', datePublished: '1996-02-29' })));
    expect(both).toMatchObject({ year: 1995, releaseDate: '1996-02-29' });
    expect(draft(script(movie({ datePublished: '1996' })))).toMatchObject({ year: 1996 });
  });

  it('takes no date of the page for one of the film', () => {
    const published = draft(
      script(movie({ name: 'Heat (1995)', datePublished: '2021-03-01T10:00:00Z' })),
    );
    expect(published).toMatchObject({ title: 'Heat', year: 1995 });
    expect(published.releaseDate).toBeUndefined();
  });

  it('is freed of markup, entities and addresses that would do something', () => {
    const found = film(
      script(
        movie({
          name: 'Heat &amp; Dust',
          url: 'javascript:alert(1)',
          image: 'data:image/png;base64,AAAA',
          director: {
            '@type': 'Person',
            name: '<b onmouseover=alert(1)>James Ivory</b><img src=x>',
          },
          genre: ['&lt;i&gt;Drama&lt;/i&gt;'],
        }),
      ),
    );
    expect(found.draft).toMatchObject({ title: 'Heat & Dust', genres: ['Drama'] });
    expect(found.draft.credits?.[0]?.person).toBe('James Ivory');
    expect(found.draft.links).toBeUndefined();
    expect(found.posterName).toBeNull();
  });

  it('has a story only where the description tells one', () => {
    const story =
      'Ein Dieb plant den letzten Raub seines Lebens, und ein Polizist, der ihm gleicht, setzt alles daran, ihn zu fassen.';
    const plotOf = (description: string) =>
      draft(script(movie({ description, actor: ['Al Pacino', 'Val Kilmer'] }))).plot;
    expect(plotOf(story)).toBe(story);
    expect(plotOf('Krimi aus dem Jahr 1995')).toBeUndefined();
    expect(plotOf(`${story.slice(0, 90)} …`)).toBeUndefined();
    expect(plotOf(`Mit Al Pacino und Val Kilmer. ${story}`)).toBeUndefined();
  });

  it('brings its reviews with it', () => {
    const review = {
      '@type': 'Review',
      reviewBody: 'Ein Meisterwerk.',
      author: { name: 'Person A' },
    };
    expect(draft(script(movie({ review }))).reviews).toEqual([
      { text: 'Ein Meisterwerk.', author: 'Person A', source: null, url: null },
    ]);
  });

  it('comes without what else the site has', () => {
    const page = [
      movie({ isSimilarTo: { '@type': 'Movie', name: 'Thief' } }),
      { '@type': 'ItemList', itemListElement: [{ '@type': 'Movie', name: 'Ali' }] },
    ];
    expect(draft(script(page)).title).toBe('Heat');
  });
});

it('reads every film of a list', () => {
  const item = (name: string) => ({ '@type': 'ListItem', item: { '@type': 'Movie', name } });
  const { films } = read(
    script({ '@type': 'ItemList', itemListElement: [item('Heat'), item('Ali')] }),
  );
  expect(films.map((each) => each.draft.title)).toEqual(['Heat', 'Ali']);
});

it('reads one film of several where it stands in the heading', () => {
  const html = `${script([movie({}), movie({ name: 'Ali' })])}<h1>Heat</h1>`;
  expect(read(html).films.map((each) => each.draft.title)).toEqual(['Heat']);
});

it.each(['TVSeries', 'Article', 'Product', 'Person'])('states no film with a %s', (type) => {
  expect(
    read(`${script({ '@type': type, name: 'Heat', director: 'Michael Mann' })}<p>Text.</p>`).films,
  ).toEqual([]);
});

describe('statements together with the words of the page', () => {
  it('leave what only the words have', () => {
    const html = `${script(movie({ director: 'Michael Mann', actor: ['Al Pacino'] }))}<h1>Heat</h1>
      <table><tr><td>Kamera</td><td>Dante Spinotti</td></tr><tr><td>Darsteller</td><td>Al Pacino (Vincent Hanna), Val Kilmer (Chris)</td></tr></table>`;
    expect(credits(html)).toEqual([
      'director: Michael Mann',
      'actor: Al Pacino: Vincent Hanna',
      'actor: Val Kilmer: Chris',
      'cinematographer: Dante Spinotti',
    ]);
  });

  it('credit nobody twice whose name the words shorten', () => {
    const html = `${script(movie({ director: 'Federico Fellini' }))}<p>Regie: F. Fellini</p>`;
    expect(credits(html)).toEqual(['director: Federico Fellini']);
  });

  it('leave labelled facts of a page that would be no film without them', () => {
    const html = `${script(movie({}))}<p>Ein Satz der Seite, der lang genug ist, um als Absatz zu gelten, aber nichts vom Film erzählt.</p><p>Drehbuch: Michael Mann</p>`;
    expect(draft(html)).toMatchObject({ title: 'Heat', credits: [{ role: 'writer' }] });
    expect(draft(html).plot).toBeUndefined();
  });

  it('name the film as the page does, where the statement has its original title', () => {
    const data = movie({ name: 'Escape from New York', alternateName: 'Die Klapperschlange' });
    expect(draft(`${script(data)}<h1>Die Klapperschlange</h1>`)).toMatchObject({
      title: 'Die Klapperschlange',
      originalTitle: 'Escape from New York',
    });
  });

  it('show every value in the text, below what a reader sees of the page', () => {
    const { text, films } = read(
      `${script(movie({ duration: 'PT2H50M', genre: 'Krimi' }))}<h1>Heat</h1>`,
    );
    const at = (field: 'runtime' | 'genres') =>
      films[0]?.evidence[field]?.spans.map(({ start, end }) => text.slice(start, end));
    expect(at('runtime')).toEqual(['PT2H50M']);
    expect(at('genres')).toEqual(['Krimi']);
    expect(text.startsWith('Heat\n')).toBe(true);
  });
});

describe('a film in microdata', () => {
  const scope = 'itemscope itemtype="https://schema.org/Movie"';

  it('is read from words, attributes and nested things', () => {
    const html = `<div ${scope}><h1 itemprop="name">Heat</h1><meta itemprop="duration" content="PT2H50M">
      <span itemprop="countryOfOrigin" itemscope><span itemprop="name">USA</span></span>
      <div itemprop="aggregateRating" itemscope><span itemprop="name">Wertung</span></div>
      <span itemprop="director" itemscope itemtype="https://schema.org/Person"><a itemprop="url" href="/p"><b itemprop="name">Michael Mann</b></a></span>
      <a itemprop="genre" href="/krimi">Krimi</a><link itemprop="image" href="/p/heat.jpg?w=1"></div>`;
    expect(draft(html)).toMatchObject({
      title: 'Heat',
      runtime: 170,
      countries: ['USA'],
      genres: ['Krimi'],
    });
    expect(credits(html)).toEqual(['director: Michael Mann']);
    expect(film(html).posterName).toBe('heat.jpg');
  });

  it('shows the place a reader sees', () => {
    const { text, films } = read(`<div ${scope}><p>Film:</p><h1 itemprop="name">Heat</h1></div>`);
    expect(films[0]?.evidence.title?.spans).toEqual([
      { start: text.indexOf('Heat'), end: text.indexOf('Heat') + 4 },
    ]);
  });

  it('may be hidden from a reader', () => {
    expect(
      draft(
        `<div ${scope}><h1 itemprop="name">Heat</h1><span style="display: none" itemprop="genre">Krimi</span></div>`,
      ).genres,
    ).toEqual(['Krimi']);
  });

  it('may be written as RDFa', () => {
    expect(
      credits(
        '<div vocab="https://schema.org/" typeof="Movie"><h1 property="name">Heat</h1><p property="director" typeof="Person"><span property="name">Michael Mann</span></p></div>',
      ),
    ).toEqual(['director: Michael Mann']);
  });
});

describe('a film in Open Graph', () => {
  const meta = (entries: Record<string, string>) =>
    Object.entries(entries)
      .map(([name, content]) => `<meta property="${name}" content="${content}">`)
      .join('');

  it('is what the page says it is about', () => {
    const html = meta({
      'og:type': 'video.movie',
      'og:title': 'Heat (1995) - Filmseite',
      'og:site_name': 'Filmseite',
      'og:image': 'https://a.example/heat.jpg?x',
      'og:url': 'https://a.example/heat',
      'og:description': 'Krimi aus dem Jahr 1995',
      'video:duration': '10200',
    });
    expect(film(html)).toMatchObject({
      draft: {
        title: 'Heat',
        year: 1995,
        runtime: 170,
        links: [{ url: 'https://a.example/heat', label: null }],
      },
      posterName: 'heat.jpg',
    });
    expect(film(html).draft.plot).toBeUndefined();
  });

  it('is none where the page is about something else', () => {
    expect(read(`${meta({ 'og:type': 'article', 'og:title': 'Heat' })}<p>Text.</p>`).films).toEqual(
      [],
    );
  });
});

describe('links', () => {
  const page = (links: string) =>
    draft(`<p>Titel: Heat</p><p>Jahr: 1995</p><p>Regie: Michael Mann</p>${links}`).links?.map(
      ({ url }) => url,
    ) ?? [];

  it('to the same film elsewhere are kept', () => {
    expect(
      page(
        '<a href="https://de.wikipedia.org/wiki/Heat_(Film)">Lexikon</a> <a href="https://www.imdb.com/title/tt0113277/">Daten</a>',
      ),
    ).toEqual([
      'https://de.wikipedia.org/wiki/Heat_(Film)',
      'https://www.imdb.com/title/tt0113277/',
    ]);
  });

  it('to other films, people and anything else are not', () => {
    expect(
      page(
        '<a href="https://de.wikipedia.org/wiki/Al_Pacino">Al Pacino</a> <a href="https://laden.example/heat">Kaufen</a> <a href="javascript:x">Heat</a> <a href="https://www.imdb.com/title/tt0000001/">A</a> <a href="https://www.imdb.com/title/tt0000002/">B</a>',
      ),
    ).toEqual([]);
  });

  it('to the page itself come from what the page says of its address', () => {
    expect(page('<link rel="canonical" href="https://kino.example/heat">')).toEqual([
      'https://kino.example/heat',
    ]);
    expect(page('<link rel="canonical" href="https://kino.example/">')).toEqual([]);
  });
});
