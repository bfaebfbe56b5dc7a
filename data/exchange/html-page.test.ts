import { expect, it } from 'vitest';
import { readHtml } from './html-page.ts';

function htmlText(html: string): string {
  const { text, readable } = readHtml(html);
  return text.slice(0, readable);
}

it('makes lines of blocks and one space of white space', () => {
  expect(htmlText('<div>Red\n   Heat</div><div>1988 <b>USA</b></div>')).toBe('Red Heat\n1988 USA');
});

it('sets paragraphs and headings apart', () => {
  expect(htmlText('<h2>Handlung</h2><p>Erstens.</p>\n<p>Zweitens.</p>')).toBe(
    'Handlung\n\nErstens.\n\nZweitens.',
  );
});

it('makes bullets of list items, closed or not', () => {
  expect(htmlText('Regie<ul><li>Walter Hill<li>Eva Sonntag</ul>Musik')).toBe(
    'Regie\n• Walter Hill\n• Eva Sonntag\nMusik',
  );
});

it('sets the cells of a table apart by tabs', () => {
  expect(
    htmlText(
      '<table><tr><th>Jahr</th><td>1988</td></tr><tr><td>Land</td><td>USA</td></tr></table>',
    ),
  ).toBe('Jahr\t1988\nLand\tUSA');
});

it('decodes entities and keeps words that they are part of together', () => {
  expect(htmlText('Tango&amp;Cash &ndash; 1&nbsp;Std. M&uuml;hle &#8222;x&#x201c;')).toBe(
    'Tango&Cash – 1\u00a0Std. Mühle „x“',
  );
});

it('shows nothing that a reader does not see', () => {
  const unseen = ['script', 'style', 'template', 'noscript', 'svg', 'iframe', 'textarea', 'title'];
  const html = unseen
    .map((name) => `<${name} onload="x">geheim &amp; &lt;b&gt;</${name}>`)
    .join('');
  expect(htmlText(`vor${html}<!-- geheim --><![CDATA[geheim]]>nach`)).toBe('vornach');
});

it('goes on after an element that ends inside another one of its kind', () => {
  expect(htmlText('<svg><svg></svg>geheim</svg>offen')).toBe('offen');
});

it('leaves the file name of a poster, and of no other picture', () => {
  const pictures = [
    '<img src="/bilder/heat.jpg?w=400&amp;h=2" alt="Filmplakat">',
    '<img class=Poster src=red.heat.webp>',
    '<img src="/bilder/logo.png" alt="Logo">',
    '<img src="data:image/png;base64,plakat.png" alt="Plakat">',
    '<img src="plakat.svg">',
  ];
  expect(htmlText(pictures.join(''))).toBe('• heat.jpg\n• red.heat.webp');
});

it('takes broken markup as it comes', () => {
  expect(htmlText('1 < 2 & <b')).toBe('1 < 2 &');
  expect(htmlText('</div></p>Text</b>')).toBe('Text');
  expect(htmlText('')).toBe('');
});

it('leaves out what the markup says is the site around the film', () => {
  const around = [
    '<nav>Start</nav>',
    '<header><a href="/">Seite</a></header>',
    '<aside><h3>Weitere Filme</h3></aside>',
    '<div id="cookie-banner"><p>Alles erlauben</p></div>',
    '<div class="siteFooter">Impressum</div>',
    '<div hidden>versteckt</div>',
    '<p style="display: none">versteckt</p>',
    '<span aria-hidden="true">★</span>',
    '<ul role="navigation"><li>Start</ul>',
    '<footer>Impressum</footer>',
  ];
  for (const part of around) {
    expect(htmlText(`<p>vor</p>${part}<p>nach</p>`), part).toBe('vor\n\nnach');
  }
});

it('keeps what only sounds like it', () => {
  const kept = [
    '<header><h1>Heat</h1></header>',
    '<div class="has-sidebar">Heat</div>',
    '<body class="menu">Heat',
    '<aside class="portable-infobox">Heat</aside>',
    '<aside><p itemscope itemtype="https://schema.org/Movie">Heat</p></aside>',
    '<sup>Heat</sup>',
  ];
  for (const part of kept) expect(htmlText(part), part).toBe('Heat');
});

it('leaves out the marks of footnotes', () => {
  expect(htmlText('<p>Alien<sup>3</sup> läuft.<sup><a href="#1">[1]</a></sup> Gut.</p>')).toBe(
    'Alien3 läuft. Gut.',
  );
});

it('sets a cell beside its label, or its lines below it', () => {
  const rows = [
    '<tr><th><p>Jahr</p></th><td><div>1988</div></td></tr>',
    '<tr><td>Produktion</td><td>Walter Hill<br>Gordon Carroll</td></tr>',
    '<tr><td></td><td>USA</td></tr>',
  ];
  expect(htmlText(`<table>${rows.join('')}</table>`).split(/\n+/)).toEqual([
    'Jahr\t1988',
    'Produktion',
    'Walter Hill',
    'Gordon Carroll',
    'USA',
  ]);
});

it('leaves out dots that lead from one cell to the next', () => {
  expect(htmlText('<table><tr><td>Al Pacino</td><td>...</td><td>Vincent</td></tr></table>')).toBe(
    'Al Pacino\tVincent',
  );
});

it('takes end tags as they come, and those that are missing', () => {
  expect(htmlText('<p hidden>weg<p>da<div hidden><b>weg</div>da')).toBe('da\nda');
  expect(htmlText('<div><span hidden>weg</b></span>da</div>')).toBe('da');
});

it('tells its headings, its title and its address', () => {
  const page = readHtml(
    '<title>Heat &amp; mehr</title><link rel=canonical href="https://a.example/heat"><h2>Handlung</h2><h1>Heat</h1>',
  );
  const at = ({ start, end }: { start: number; end: number }) => page.text.slice(start, end);
  expect(page.headings.map(at)).toEqual(['Heat', 'Handlung']);
  expect(page.documentTitle?.text).toBe('Heat & mehr');
  expect(page.address === null ? null : at(page.address)).toBe('https://a.example/heat');
});

it('knows where a browser found the page it saved', () => {
  const page = readHtml('<!-- saved from url=(0022)https://a.example/heat --><p>Heat</p>');
  expect(page.address?.text).toBe('https://a.example/heat');
});
