import type { Locator, Page } from '@playwright/test';

/*
 * What a grid costs on this machine at the least: in place of the program, in the same page, as many boxes in rows of the
 * same size with the same pictures, a line of text each and nothing else. Those in sight are made when they come into
 * sight, by hand.
 */

/** Takes the place of the grid that is on the page. @param pictures their hashes */
export async function openPlainGrid(page: Page, pictures: readonly string[]): Promise<Locator> {
  await page.evaluate(buildPlainGrid, pictures);
  return page.locator('#plain');
}

/** In the page. */
function buildPlainGrid(pictures: readonly string[]): void {
  const films = document.querySelector<HTMLElement>('[role=listbox]');
  const drawn = [...(films?.querySelectorAll<HTMLElement>('[data-index]') ?? [])];
  const area = films?.parentElement?.getBoundingClientRect();
  const [first] = drawn;
  if (films === null || area === undefined || first === undefined) throw new Error('no grid');
  const tops = [...new Set(drawn.map((node) => node.getBoundingClientRect().top))].sort(
    (a, b) => a - b,
  );
  const rowHeight = (tops[1] ?? 0) - (tops[0] ?? 0);
  const width = first.offsetWidth + 16;
  const columns = Math.max(1, Math.floor((area.width - 16) / width));
  const total = Number(first.getAttribute('aria-setsize'));

  const scroller = document.createElement('div');
  scroller.id = 'plain';
  const all = document.createElement('div');
  Object.assign(scroller.style, {
    position: 'fixed',
    left: `${area.left}px`,
    top: `${area.top}px`,
    width: `${area.width}px`,
    height: `${area.height}px`,
    overflow: 'hidden scroll',
  });
  Object.assign(all.style, {
    position: 'relative',
    height: `${Math.ceil(total / columns) * rowHeight}px`,
  });
  scroller.append(all);
  document.body.replaceChildren(scroller);

  const boxes = new Map<number, HTMLElement>();
  function make(index: number): HTMLElement {
    const box = document.createElement('div');
    Object.assign(box.style, {
      position: 'absolute',
      left: `${(index % columns) * width}px`,
      top: `${Math.floor(index / columns) * rowHeight}px`,
      width: `${width - 16}px`,
      height: `${rowHeight - 16}px`,
    });
    const face = document.createElement(index % 10 < 6 ? 'img' : 'div');
    if (face instanceof HTMLImageElement) {
      face.src = `./posters/${pictures[index % pictures.length]}/240`;
    }
    Object.assign(face.style, { width: '100%', height: '80%', background: '#394867' });
    box.append(face, `Film ${index}`);
    return box;
  }
  function draw(): void {
    const from = Math.max(0, Math.floor(scroller.scrollTop / rowHeight) - 2) * columns;
    const last = Math.ceil((scroller.scrollTop + scroller.clientHeight) / rowHeight) + 2;
    const to = Math.min(total, last * columns);
    for (const [index, box] of boxes) {
      if (index >= from && index < to) continue;
      box.remove();
      boxes.delete(index);
    }
    for (let index = from; index < to; index += 1) {
      if (boxes.has(index)) continue;
      const box = make(index);
      boxes.set(index, box);
      all.append(box);
    }
  }
  scroller.addEventListener('scroll', draw);
  draw();
}
