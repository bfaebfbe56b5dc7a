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
